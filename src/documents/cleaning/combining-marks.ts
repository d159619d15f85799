// Limits the combining marks that one letter may carry to 30, as the Stream-Safe Text Format does (UAX #15, section 13): Unicode
// normalization puts them in order, which takes time quadratic in their number.

const MAX_MARKS = 30;
const MARK = /^\p{M}$/u;

/** A text without the combining marks beyond 30 in a row. */
export function limitMarks(text: string): string {
  for (let i = MAX_MARKS - 1; i < text.length; i += MAX_MARKS) {
    // A longer run covers at least one of these indexes, so that no others need be looked at.
    if (text.charCodeAt(i) >= 0x300 && isMarkAt(text, i) && runLengthAt(text, i) > MAX_MARKS)
      return dropExcess(text);
  }
  return text;
}

function isMarkAt(text: string, index: number): boolean {
  const isTrail = (text.charCodeAt(index) & 0xfc00) === 0xdc00;
  return MARK.test(String.fromCodePoint(text.codePointAt(isTrail ? index - 1 : index) ?? 0));
}

/** Code units of the run of marks around an index, counted no further than it takes to know. */
function runLengthAt(text: string, index: number): number {
  let start = index;
  let end = index + 1;
  while (start > 0 && index - start <= 2 * MAX_MARKS && isMarkAt(text, start - 1)) start--;
  while (end < text.length && end - index <= 2 * MAX_MARKS && isMarkAt(text, end)) end++;
  return end - start;
}

function dropExcess(text: string): string {
  const kept: string[] = [];
  let run = 0;
  let start = 0;
  let index = 0;
  for (const letter of text) {
    const isMark = letter >= '\u0300' && MARK.test(letter);
    run = isMark ? run + 1 : 0;
    const isExcess = run > MAX_MARKS;
    if (isExcess) {
      if (index > start) kept.push(text.slice(start, index));
      start = index + letter.length;
    }
    index += letter.length;
  }
  kept.push(text.slice(start));
  return kept.join('');
}
