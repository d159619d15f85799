// Markdown of marks alone: a hundred thousand list items of one letter, or as many pictures without a word. Nobody wrote it, and to build
// what it describes takes several times as long as to read the same text plain.

/** Marks that any page may have: as many items and links as a long list of links. */
const MAX_MARKS = 50_000;
/** A text of more marks than that has at least so many UTF-16 units for each where somebody wrote it. */
const MIN_UNITS_A_MARK = 16;
/** The mark of a list item, and that between the text of a link or picture and where it leads. */
const MARK = /^[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]|\]\(/gm;

/**
 * Where the line of the first mark begins in a text that is hardly anything but marks of lists, links and pictures, in UTF-16 units;
 * null in any other text.
 */
export function startOfDenseMarks(text: string): number | null {
  if (text.length <= 2 * MAX_MARKS) return null;
  let marks = 0;
  let first = 0;
  for (const { index } of text.matchAll(MARK)) {
    if (marks === 0) first = index;
    marks += 1;
  }
  if (marks <= MAX_MARKS || text.length >= MIN_UNITS_A_MARK * marks) return null;
  return text.lastIndexOf('\n', first) + 1;
}
