// A long document in parts, so that no page is larger than a browser shows at once: where each begins, and which of them holds a
// place in the text. Parts end between paragraphs, or between sentences or words where a paragraph is longer than a part.

/** What a part holds at least, in UTF-16 units; a document of less is shown whole. */
export const PART_LENGTH = 60_000;
/** A part ends at the next paragraph within this. */
const MAX_PART_LENGTH = 75_000;

/** A part of a text, from `start` to `end` (exclusive), in UTF-16 units. */
export interface DocumentPart {
  readonly start: number;
  readonly end: number;
}

/** The parts of a text, in order; one at least. */
export function cutDocument(text: string): readonly DocumentPart[] {
  const parts: DocumentPart[] = [];
  let start = 0;
  while (text.length - start > MAX_PART_LENGTH) {
    const end = endOfPart(text, start + PART_LENGTH, start + MAX_PART_LENGTH);
    parts.push({ start, end });
    start = end;
  }
  return [...parts, { start, end: text.length }];
}

function endOfPart(text: string, from: number, to: number): number {
  const window = text.slice(from, to);
  for (const pattern of [/\n[^\S\n]*\n/, /\n/, /[.!?。！？]\s*/, /\s/]) {
    const match = pattern.exec(window);
    if (match !== null) return from + match.index + match[0].length;
  }
  // Not between the halves of a character.
  return /[\uDC00-\uDFFF]/.test(text.charAt(to)) ? to + 1 : to;
}

/** The index of the part that holds a place. */
export function partAt(parts: readonly DocumentPart[], place: number): number {
  return Math.max(
    0,
    parts.findIndex(({ end }) => place < end),
  );
}
