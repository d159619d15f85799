// The parts of a word that is written together: where capitals begin a new one (`getUserName`, `XMLHttpRequest`), where letters
// meet a number (`Python3.11`, `RFC793`), behind the elided beginning of a name (`O'Neill`, `d'Arc`). Finds borders by
// the spelling only; what the parts mean is for the analyzer.

/** A part of a spelling; offsets are UTF-16 units of it. */
export interface WordPart {
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
}

/** A word of more parts is a code or a run of letters without a meaning: it has none. */
const MAX_PARTS = 6;
/** Letters and digits of the shortest part. */
const MIN_LETTERS = 2;
/** Letters of the shortest name behind an elided beginning. */
const MIN_ELIDED = 3;

/** Words of small letters behind at most one capital, and of Chinese characters, have no border: the quickest look there is. */
const plain = /^(?:[A-Z\u00c0-\u00d6\u00d8-\u00de]?[a-z\u00df-\u00f6\u00f8-\u00ff]*|[\u3400-\u9fff]*)$/;
/**
 * Nearly all others have none, either: told by one more look. Letters of either case beside capitals, a digit beside a letter, an
 * apostrophe.
 */
const mayHaveParts =
  /\p{Ll}\p{Lu}|\p{Script=Latin}\p{Script=Greek}|\p{Script=Greek}\p{Script=Latin}|\p{Lu}\p{Lu}\p{Ll}|\p{L}\p{N}|\p{N}\p{L}|['\u2019\u02bc\uff07]/u;
const inner = /\p{Ll}\p{Lu}|\p{Lu}\p{Lu}\p{Ll}/u;
const parts =
  /\p{N}+(?:[.,]\p{N}+)*|\p{Lu}+(?![\p{Ll}\p{M}])|\p{Lu}?[\p{Ll}\p{Lo}\p{Lt}\p{Lm}\p{M}]+|\p{Lu}/gu;
const runs = /\p{N}+(?:[.,]\p{N}+)*|[\p{L}\p{M}'\u2019\u02bc\uff07]+/gu;
/** Latin letters and a Greek one beside them: `TNF\u03b1`, `\u03bcm`. */
const scripts = /\p{Script=Greek}\p{M}*|[\p{Script=Latin}\p{M}\p{N}]+/gu;
const mixed = /^(?=.*\p{Lu})(?:\p{Script=Latin}|\p{N})*\p{Script=Greek}(?:\p{Script=Latin}|\p{N})*$/u;
const elided = /^(\p{Script=Latin}{1,4})['\u2019\u02bc\uff07](?=(\p{Script=Latin}+)$)/u;
/** Numbers with an ending: `1st`, `20th`, `1990s`. */
const ordinal = /^\p{N}+(?:st|nd|rd|th|s|e|er|a|o)$/iu;

/** Codes in small letters (`w1ab2`), of which some texts have hundreds of thousands; neither numbers nor what `ordinal` has. */
const code = /^(?![0-9]+(?:st|nd|rd|th|s|e|er|a|o)?$)[a-z0-9]+$/;

/** The parts of a word as it stands in a text, none of them the word itself; mostly none. */
export function findWordParts(spelling: string): readonly WordPart[] {
  if (plain.test(spelling)) return [];
  if (code.test(spelling)) return partsOfCode(spelling);
  if (!mayHaveParts.test(spelling) || ordinal.test(spelling)) return [];
  const name = elided.exec(spelling);
  if (name !== null) return partOfName(name[0].length, name[1] ?? '', name[2] ?? '');
  const found = new Map<number, WordPart>();
  for (const pattern of patternsFor(spelling)) {
    const spans = [...spelling.matchAll(pattern)];
    if (spans.length > MAX_PARTS) return [];
    if (spans.length < 2) continue;
    for (const { 0: part, index } of spans) {
      const end = index + part.length;
      if (isWorthFinding(part) && !(index === 0 && end === spelling.length)) {
        found.set(index * 65_536 + end, { start: index, end });
      }
    }
  }
  return [...found.values()].sort((a, b) => a.start - b.start || a.end - b.end);
}

/** The letters and the numbers of a code, of as many characters as are worth finding. */
function partsOfCode(spelling: string): readonly WordPart[] {
  const found: WordPart[] = [];
  let runCount = 0;
  for (let start = 0, end = 1; end <= spelling.length; end += 1) {
    if (end < spelling.length && isDigit(spelling, end) === isDigit(spelling, start)) continue;
    if ((runCount += 1) > MAX_PARTS) return [];
    if (end - start >= MIN_LETTERS && end - start < spelling.length) found.push({ start, end });
    start = end;
  }
  return found;
}

function isDigit(spelling: string, at: number): boolean {
  return spelling.charCodeAt(at) <= 0x39;
}

/** `neill` of `O'Neill`; nothing of `don't` and `I'll`. */
function partOfName(start: number, beginning: string, rest: string): readonly WordPart[] {
  const isName = /^\p{Lu}/u.test(rest) || beginning.length === 1;
  return isName && rest.length >= MIN_ELIDED ? [{ start, end: start + rest.length }] : [];
}

function patternsFor(spelling: string): readonly RegExp[] {
  if (mixed.test(spelling)) return [scripts];
  return inner.test(spelling) ? [parts, runs] : [runs];
}

function isWorthFinding(part: string): boolean {
  return /^\p{N}/u.test(part)
    ? part.length >= MIN_LETTERS || part.includes('.')
    : Array.from(part).length >= MIN_LETTERS || /\p{Script=Greek}/u.test(part);
}
