// What a reader sees of a Markdown text, in one string: lines by line breaks, paragraphs by blank lines.

import { joinLines } from '../../../../../src/documents/cleaning/body-lines.js';
import {
  type MarkdownOptions,
  readMarkdownBody,
} from '../../../../../src/documents/readers/markdown/markdown-body.js';

export function shownText(markdown: string, options: MarkdownOptions = {}): string {
  return joinLines(readMarkdownBody(markdown, options).lines);
}

/** The anchors of the headings of a text, in order. */
export function anchorsOf(markdown: string): readonly (string | null)[] {
  return readMarkdownBody(markdown).lines.flatMap(({ section }) =>
    section === undefined ? [] : [section.anchor],
  );
}
