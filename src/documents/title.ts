// The title of a document and the body without it: as given, or else the first line, or the beginning of the
// first paragraph.

import type { Line } from './cleaning/line.js';
import { dropRepeatedTitle, isSameHeadline } from './cleaning/repeated-title.js';

/** The most UTF-16 units of a title that was not given as one. */
const MAX_BORROWED_LENGTH = 200;
/** A longer title that was given is a text in the wrong field: it is shortened, and becomes the first line of the body. */
const MAX_GIVEN_LENGTH = 1000;
/** A shorter first sentence is likelier an abbreviation or a dateline than a title. */
const MIN_SENTENCE = 40;
const SENTENCE_BORDER = /[.!?]["”’»)]?(?= )|[。！？]["”’」』]?/g;
const FULL_STOP = /[.。।։۔…][\s"'”’»)\]]{0,3}$/;

/** A title, and the body without it. */
export interface TitledBody {
  /** Empty only when there is no title and no body. */
  readonly title: string;
  readonly lines: readonly Line[];
}

/** Chooses the title and takes its repetitions off the head of the body. Loses no word of either. */
export function chooseTitle(given: string | null, lines: readonly Line[]): TitledBody {
  if (given === null || given === '') return titleFromLines(lines);
  if (given.length <= MAX_GIVEN_LENGTH) return { title: given, lines: dropRepeatedTitle(lines, given) };
  return {
    title: shortenTitle(given),
    lines: [{ text: given, opensParagraph: true, isHeading: false }, ...lines],
  };
}

/**
 * A first line that is short, without a full stop and not all there is, is the title alone. Of a paragraph the
 * beginning is borrowed, and the paragraph stays in the body.
 */
function titleFromLines(lines: readonly Line[]): TitledBody {
  const [first, second] = lines;
  if (first === undefined) return { title: '', lines };
  if (second === undefined) return { title: shortenTitle(first.text), lines };
  const isTitle =
    first.isHeading || !FULL_STOP.test(first.text.slice(-6)) || isSameHeadline(first.text, second.text);
  if (!isTitle || first.text.length > MAX_BORROWED_LENGTH) return { title: shortenTitle(first.text), lines };
  return { title: first.text, lines: dropRepeatedTitle(lines, first.text) };
}

/** At most 200 units of a text: its first sentence, or as many whole words as fit and an ellipsis. */
export function shortenTitle(text: string): string {
  if (text.length <= MAX_BORROWED_LENGTH) return text;
  const head = text.slice(0, MAX_BORROWED_LENGTH);
  for (const match of head.matchAll(SENTENCE_BORDER)) {
    const end = match.index + match[0].length;
    if (end >= MIN_SENTENCE) return head.slice(0, end);
  }
  const space = head.lastIndexOf(' ', MAX_BORROWED_LENGTH - 1);
  const end = space >= MIN_SENTENCE ? space : MAX_BORROWED_LENGTH - 1;
  return `${head.slice(0, end).replace(/(?:[\ud800-\udbff]|[ ,;:–—-]+)$/, '')}…`;
}
