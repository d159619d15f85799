// Tells a headline from a paragraph of the body by its form: short, one sentence, no full stop.

const MAX_LENGTH = 160;
/** The same limit for Chinese and Japanese, where a character stands for about three letters. */
const MAX_UNSPACED_LENGTH = 60;
const FULL_STOP = /[.。।։۔][\s"'”’»)\]]{0,3}$/;
const ABBREVIATION_END = /(?:\b\p{Lu}|\b(?:Inc|Ltd|Co|Corp|Jr|Sr|St|vs|No|etc))\.$/u;
const TWO_SENTENCES = /\p{Ll}{2}[.!?]["”’»]? ["“‘«]?\p{Lu}/u;
const QUOTED_SENTENCE = /^["“„«‘'][^"”«»]*[.!?,…]["”»’'](?:,|\s|$)/u;
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

/** Whether a line looks like a headline: at most 160 characters, one sentence without a full stop, no speech. */
export function isHeadlineLike(line: string): boolean {
  if (line.length > MAX_LENGTH) return false;
  if (line.length > MAX_UNSPACED_LENGTH && UNSPACED.test(line)) return false;
  if (FULL_STOP.test(line.slice(-6)) && !ABBREVIATION_END.test(line.slice(-8))) return false;
  if (/[:;,،，：；]$/.test(line)) return false;
  if (line.length > 80 && TWO_SENTENCES.test(line)) return false;
  if (QUOTED_SENTENCE.test(line)) return false;
  return !beginsSmall(line) || isLinkAddress(line);
}

/** Whether a line is nothing but the address of a page. */
export function isLinkAddress(line: string): boolean {
  return /^(?:https?:\/\/|www\.)\S+$/.test(line);
}

/** A small letter at the beginning continues a sentence. */
function beginsSmall(line: string): boolean {
  return /^\p{Ll}\p{Ll}/u.test(line);
}
