// The fields of records may hold HTML. Tells it from plain text that only mentions a tag, and reads it.
// Tickers (`<BP>`) and formulas (`a<b`) are text; only known elements are markup.

import type { Line } from '../cleaning/line.js';
import { toPlainLine } from '../field-values.js';
import { readHtmlFragment } from './html-page.js';

const ELEMENTS =
  'p|br|div|span|a|b|i|u|s|em|strong|small|sub|sup|ul|ol|li|dl|dt|dd|h[1-6]|hr|blockquote|q|cite|code|pre|table|thead|' +
  'tbody|tfoot|tr|td|th|caption|img|figure|figcaption|picture|source|article|section|main|header|footer|nav|aside|time|' +
  'iframe|script|style|noscript|svg|video|audio|form|input|button|label|html|head|body|title|meta|link|font|center|mark|' +
  'abbr|del|ins|address|details|summary|wbr';
/** A closing tag, a line break, a paragraph at the very beginning, or a tag with an attribute. */
const CERTAIN_MARKUP = new RegExp(
  `</(?:${ELEMENTS})\\s{0,9}>|<br\\s{0,9}/?>|^\\s{0,99}<p>|<(?:${ELEMENTS})\\s{1,9}[A-Za-z-]{2,30}=["']`,
);
/** Every `<` that begins no known tag and no comment. */
const STRAY_BRACKETS = new RegExp(`<(?!/?(?:${ELEMENTS})(?:[\\s/][^<>]*)?>|!--|!doctype)`, 'gi');

/** Whether a text is certainly markup, and not a plain text that happens to hold angle brackets. */
export function looksLikeMarkup(text: string): boolean {
  return text.includes('<') && CERTAIN_MARKUP.test(text);
}

/** The lines of a text with markup. Its headings begin no sections: the text of a record is no page to link into. */
export function linesOfMarkup(text: string): readonly Line[] {
  return readHtmlFragment(text.replace(STRAY_BRACKETS, '&lt;')).map(
    ({ text: line, opensParagraph, isHeading, form, links }) => ({
      text: line,
      opensParagraph,
      isHeading,
      ...(form !== undefined && { form }),
      ...(links !== undefined && { links }),
    }),
  );
}

/** The lines of a text with markup as one line. */
export function lineOfMarkup(text: string): string {
  return linesOfMarkup(text)
    .map((line) => line.text)
    .join(' ');
}

/** The text of a field, with markup or without, as one clean line; null for nothing. */
export function lineOfField(text: string): string | null {
  return looksLikeMarkup(text) ? lineOfMarkup(text) || null : readTitle(text);
}

/** The clean line of a title, in which feeds leave character references; null for what is no text. */
export function readTitle(value: unknown): string | null {
  return toPlainLine(value);
}
