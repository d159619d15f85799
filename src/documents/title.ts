// A title for a body that comes without one: its first line, or the beginning of its first paragraph.

import type { Line } from './body-lines.js';
import { isSameHeadline } from './cleaning/repeated-title.js';

/** The most UTF-16 units of a title that was not given as one. */
export const LONGEST_TITLE = 200;
/** A shorter first sentence is likelier an abbreviation or a dateline than a title. */
const SHORTEST_SENTENCE = 40;
const SENTENCE_BORDER = /[.!?]["”’»)]?(?= )|[。！？]["”’」』]?/g;
const FULL_STOP = /[.。।։۔…][\s"'”’»)\]]{0,3}$/;

export interface TitledBody {
  readonly title: string;
  readonly lines: readonly Line[];
}

/**
 * Takes the title from the first line: a short line without a full stop is the title alone, of a paragraph the
 * beginning is borrowed and the paragraph stays in the body.
 */
export function titleFromLines(lines: readonly Line[]): TitledBody {
  const [first, second] = lines;
  if (first === undefined) return { title: '', lines };
  const isRepeated = second !== undefined && isSameHeadline(first.text, second.text);
  const isTitle =
    first.text.length <= LONGEST_TITLE &&
    (isRepeated || first.isHeading || !FULL_STOP.test(first.text.slice(-6)));
  if (isTitle) return { title: first.text, lines: lines.slice(1) };
  return { title: shortenTitle(first.text), lines };
}

/** At most 200 units of a text: its first sentence, or as many whole words as fit and an ellipsis. */
export function shortenTitle(text: string): string {
  if (text.length <= LONGEST_TITLE) return text;
  const head = text.slice(0, LONGEST_TITLE);
  for (const match of head.matchAll(SENTENCE_BORDER)) {
    const end = match.index + match[0].length;
    if (end >= SHORTEST_SENTENCE) return head.slice(0, end);
  }
  const space = head.lastIndexOf(' ', LONGEST_TITLE - 1);
  const end = space >= SHORTEST_SENTENCE ? space : LONGEST_TITLE - 1;
  return `${head.slice(0, end).replace(/[\ud800-\udbff]$|[ ,;:–—-]+$/, '')}…`;
}
