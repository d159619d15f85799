// The words of documents as terms of a cluster: texts are analyzed here, by the analyzers of `src/text`, and the cluster is given
// finished terms. Indexing and searching make them with these functions, so that they are the same on both sides.

import type { Word } from '../text/analysis.js';
import { languageAnalyses } from '../text/languages.js';

/** Between the terms that stand at one position, and between a term and its frequency: no term holds it. */
export const TERM_SEPARATOR = '\u007f';
/** UTF-16 units of a term: Lucene refuses a document with a term of more than 32,766 bytes. */
const MAX_TERM_LENGTH = 255;
/** Before the surface forms; no analyzer has this code. */
const FORM_MARK = '=';

const codes: ReadonlyMap<string, string> = new Map([
  ['standard', 'xx'],
  ...Object.entries(languageAnalyses).map(([name, { languages }]) => [name, languages[0] ?? name] as const),
]);

/** The term of a stem: words of one analyzer with equal stems have the same. `en:ferri`. */
export function stemTerm(analyzer: string, stem: string): string {
  return `${codes.get(analyzer) ?? analyzer}:${toTermText(stem)}`;
}

/** The term of a surface form, whatever the language: `=ferries`. */
export function formTerm(form: string): string {
  return FORM_MARK + toTermText(form);
}

/** The two terms of a word, as they stand at one position of a text. */
export function termsOfWord({ analyzer, form, stem }: Word): string {
  return stemTerm(analyzer, stem) + TERM_SEPARATOR + formTerm(form);
}

/** A stem or form without what separates terms, and no longer than a term may be. */
function toTermText(text: string): string {
  const bare = /^[\w.-]*$/.test(text) ? text : text.replace(/[\s\p{Cc}]/gu, '_');
  if (bare.length <= MAX_TERM_LENGTH) return bare;
  return bare.slice(0, MAX_TERM_LENGTH).replace(/[\ud800-\udbff]$/, '');
}
