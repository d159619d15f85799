// Markdown inside a block of HTML: generators with the right setting read it, and nobody wants to see its marks.

import { type InlineReader, parseInline } from './inline-text.js';

const MAX_LENGTH = 20_000;
const MARKS = /[*_`~[\]{}=:]|^[ \t]*(?:[-+]|#{1,6}) /m;
/** Elements whose text is kept as it is written. */
const VERBATIM = /<(?:pre|script|style|textarea|code|svg|math)\b|<!--/i;
const LINE_MARKS = /^[ \t]*(?:[-*+]|#{1,6})[ \t]+/gm;

/** The HTML of a block, in which what was Markdown is HTML, too. */
export function markdownInHtml(html: string, reader: InlineReader): string {
  if (html.length > MAX_LENGTH || !MARKS.test(html) || VERBATIM.test(html)) return html;
  const tokens = parseInline(html.replace(LINE_MARKS, '<br>'), reader);
  // A tag that Markdown does not take for one is left to the reader of HTML.
  if (tokens.some(({ type, content }) => type === 'text' && /<[a-z/!?]/i.test(content))) return html;
  let out = '';
  for (const token of tokens) {
    if (token.type === 'html_inline') out += token.content;
    else if (token.type === 'softbreak') out += '\n';
    else if (token.type === 'hardbreak') out += '<br>';
    else out += escapeHtml(token.type === 'image' ? altOf(token.content) : token.content);
  }
  return out;
}

function altOf(content: string): string {
  return content.replace(/[*_`]/g, '');
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
