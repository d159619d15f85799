// The body of a Markdown file as lines of text: what a reader of the finished page sees, without the marks.

import type { Token } from 'markdown-it';
import { splitLines } from '../../cleaning/body-lines.js';
import type { Line } from '../../cleaning/line.js';
import { startOfDenseMarks } from './dense-marks.js';
import { createEnvironment } from './markdown-environment.js';
import { MarkdownLines } from './markdown-lines.js';
import { parserOf } from './markdown-parser.js';
import { looksLikeMdx } from './rules/module-lines.js';

/** The text of a document, with its title if it has one. */
export interface MarkdownBody {
  /** The first heading of the first level: one of `lines`. */
  readonly title: Line | null;
  readonly lines: readonly Line[];
}

/** How a text is read: `mdx` for a file of MDX, where every brace is an expression and nothing is code by its indentation. */
export interface MarkdownOptions {
  readonly syntax?: 'markdown' | 'mdx';
}

/**
 * Reads Markdown (CommonMark with tables) and what site generators add to it. Links stand by their text, images by their
 * alternative text, headings begin sections. A text that imports or exports as MDX does is read as MDX; one that is hardly
 * anything but marks is plain text from the first of them on.
 */
export function readMarkdownBody(text: string, options: MarkdownOptions = {}): MarkdownBody {
  const dense = startOfDenseMarks(text);
  if (dense !== null) {
    const { title, lines } = readMarkdownBody(text.slice(0, dense), options);
    return { title, lines: [...lines, ...splitLines(text.slice(dense))] };
  }
  const syntax = options.syntax ?? (looksLikeMdx(text) ? 'mdx' : 'markdown');
  const parser = parserOf(syntax);
  const environment = createEnvironment(text.length);
  const tokens: Token[] = parser.parse(text, environment);
  const body = new MarkdownLines(parser, environment);
  body.addAll(tokens);
  return { title: body.title, lines: body.lines };
}
