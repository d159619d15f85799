// Misspelled queries made from documents, the same ones each time: neighbouring words, one of them with one error.

const SEED = 20_261_123;
/** Letters of a misspelled word at least. */
const MIN_LETTERS = 5;
const usual = /^\p{L}+$/u;

/**
 * @param {readonly { title?: string, text?: string }[]} documents
 * @param {number} count queries wanted
 * @returns {{ meant: string, typed: string, word: string }[]} `word` is the misspelled word as typed
 */
export function makeSpellingCases(documents, count) {
  const random = mulberry32(SEED);
  const pick = (length) => Math.floor(random() * length);
  const alphabet = [...new Set(documents.slice(0, 200).flatMap(({ text = '' }) => [...text.toLowerCase()]))]
    .filter((letter) => usual.test(letter) && letter.toUpperCase() !== letter)
    .sort();
  const cases = [];
  for (let tries = 0; cases.length < count && tries < count * 100; tries += 1) {
    const { title = '', text = '' } = documents[pick(documents.length)] ?? {};
    const words = `${title} ${text}`.split(/\s+/).map((word) => word.replace(/^\P{L}+|\P{L}+$/gu, ''));
    const size = 1 + pick(3);
    const start = pick(words.length);
    const chosen = words.slice(start, start + size).map((word) => word.toLowerCase());
    const longEnough = chosen.flatMap((word, index) => (word.length >= MIN_LETTERS ? [index] : []));
    if (chosen.length < size || longEnough.length === 0 || !chosen.every((word) => usual.test(word)))
      continue;
    const at = longEnough[pick(longEnough.length)] ?? 0;
    const misspelled = misspell(chosen[at] ?? '', alphabet, pick);
    if (misspelled === chosen[at]) continue;
    const typed = chosen.map((word, index) => (index === at ? misspelled : word)).join(' ');
    cases.push({ meant: chosen.join(' '), typed, word: misspelled });
  }
  return cases;
}

/** True if two queries are the same but for accents, which the index folds. */
export function sameSpelling(a, b) {
  return fold(a) === fold(b);
}

function fold(text) {
  return text.toLowerCase().normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('ß', 'ss');
}

/** One letter left out, added, wrong, or two exchanged; each kind as often, at any place. */
function misspell(word, alphabet, pick) {
  const letters = [...word];
  const letter = alphabet[pick(alphabet.length)] ?? 'e';
  const kind = pick(4);
  if (kind === 0) letters.splice(pick(letters.length), 1);
  else if (kind === 1) letters.splice(pick(letters.length + 1), 0, letter);
  else if (kind === 2) letters[pick(letters.length)] = letter;
  else {
    const at = pick(letters.length - 1);
    [letters[at], letters[at + 1]] = [letters[at + 1] ?? '', letters[at] ?? ''];
  }
  return letters.join('');
}

/** A small generator of numbers from 0 to 1 (Tommy Ettinger's mulberry32). */
function mulberry32(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b_79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
