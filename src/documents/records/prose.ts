// Tells prose from codes, numbers, flags and addresses, by how it is written.

/** UTF-16 units that are looked at: what a text is shows at its beginning. */
const MAX_SEEN = 2000;
/** Scripts that put no space between words. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/gu;
/** Characters of such a script that count as a word. */
const UNSPACED_WORD = 2;
const MAX_TITLE_LENGTH = 200;
const MAX_TITLE_WORDS = 20;

/** About how many words a text has, up to some hundreds: what has letters and is no address. Tags of HTML are none. */
export function countWords(text: string): number {
  const seen = text.slice(0, MAX_SEEN).replace(/<[^<>]{0,500}>/g, ' ');
  const unspaced = seen.match(UNSPACED)?.length ?? 0;
  const words = seen
    .replace(UNSPACED, ' ')
    .split(/\s+/)
    .filter((word) => /\p{L}{2}/u.test(word) && !/:\/\/|\S@\S|[\\/_=]/.test(word)).length;
  return words + Math.floor(unspaced / UNSPACED_WORD);
}

/** Whether a short text could be the name of what a record is about. */
export function isTitleLike(text: string): boolean {
  const line = text.trim();
  if (line.length > MAX_TITLE_LENGTH || line.includes('\n') || !/\p{L}{2}|\p{Script=Han}/u.test(line))
    return false;
  if (/:\/\/|^\S+@\S+$|^\S*[/\\_=]\S*$/.test(line)) return false;
  // A flag (`active`) or a code (`AB-12`).
  if (/^[\p{Ll}\p{N}.-]+$/u.test(line) || /^(?=.*\p{N})[\p{Lu}\p{N}.-]+$/u.test(line)) return false;
  return countWords(line) <= MAX_TITLE_WORDS;
}

/** Whether a text is a person's name as people write it: two to five words, each with a capital or a particle. */
export function isPersonName(text: string): boolean {
  const words = text.trim().split(/\s+/);
  if (words.length < 2 || words.length > 5 || /[\p{N}?!:;"()]/u.test(text)) return false;
  return words.filter((word) => /^\p{Lu}[\p{L}'’.-]*$/u.test(word)).length >= Math.max(2, words.length - 1);
}
