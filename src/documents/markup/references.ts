// Character references (`&amp;`, `&#8217;`) in texts without markup: feeds and databases leave them in any field.

import { Parser } from 'htmlparser2';

const REFERENCE =
  /&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|amp|quot|apos|nbsp|lt|gt|[lr][sd]quo|[mn]dash|hellip|[a-zA-Z](?:uml|acute|grave|circ|cedil|tilde|ring)|szlig|euro|copy|laquo|raquo|bull|middot|shy);/;

/** A text without markup, with its character references (`&amp;`) replaced, if it has any. */
export function decodePlainText(text: string): string {
  return text.includes('&') && REFERENCE.test(text) ? decodeReferences(text) : text;
}

/** A text without markup, its character references (`&amp;`, `&#8217;`) replaced by the characters. */
export function decodeReferences(text: string): string {
  const pieces: string[] = [];
  const parser = new Parser({ ontext: (piece) => pieces.push(piece) }, { decodeEntities: true });
  parser.end(text.replaceAll('<', '&lt;'));
  return pieces.join('');
}
