// The words of a query and of a text, cut and folded exactly as those of the index.

import { COMPOUND, PLAIN } from '../../text/analysis.js';
import { Analyzers } from '../../text/analyzer.js';
import { lettersOfForm } from '../../text/inner-form.js';

const PLAIN_WORDS = 'standard';
const analyzers = new Analyzers(20_000);

/** A word where it stands, in UTF-16 units. */
export interface PlacedWord {
  readonly word: string;
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
}

/** The words of a part of a query. */
export interface QueryTextWords {
  /** In the order of the text. */
  readonly words: readonly string[];
  /** Several of them as one (`ecommerce` for `e-commerce`). */
  readonly compounds: readonly string[];
}

/** The words of a text; several may stand at one place, as a compound and its parts. */
export function wordsOf(text: string): readonly PlacedWord[] {
  return analyzers
    .named(PLAIN_WORDS)
    .tokens(text)
    .map(({ form, start, end }) => ({ word: lettersOfForm(form), start, end }));
}

/** The words of a part of a query. */
export function readQueryText(text: string): QueryTextWords {
  const words: string[] = [];
  const compounds: string[] = [];
  analyzers.named(PLAIN_WORDS).analyze(text, ({ form }, _position, _start, _end, role) => {
    if (role === PLAIN) words.push(lettersOfForm(form));
    else if (role === COMPOUND) compounds.push(lettersOfForm(form));
  });
  return { words, compounds };
}
