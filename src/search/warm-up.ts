// Searches that nobody asked for, so that the first person does not wait for code to be compiled and for what is made on first use.

import { SECTION_KEYWORD } from '../built-in-fields.js';
import { FindlingError } from '../errors.js';
import { defaultRequest } from './default-request.js';
import type { Searcher } from './searcher.js';

/** The part of a title that is asked, in UTF-16 units. */
const MAX_TITLE = 100;
/** Between the documents whose titles are asked: their blocks, and those of their words, lie apart. */
const STRIDE = 7919;

/** The kinds of queries people type, made of a title. */
const KINDS: readonly ((title: string) => string)[] = [
  (title) => title,
  (title) => `"${title}"`,
  (title) => title.slice(0, -1),
  // Words that no document holds are divided and corrected.
  (title) => title.replace(/(\p{L}\p{L}\p{L})(\p{L})(\p{L})/gu, '$1$3$2'),
  (title) => `"${title.split(' ').slice(0, 2).join(' ')}"~3`,
];

/** Warms a searcher up, search by search. */
export class WarmUp {
  readonly searcher: Searcher;
  #asked = 0;

  constructor(searcher: Searcher) {
    this.searcher = searcher;
  }

  /** Asks one search, of another kind than the one before. One that fails is passed over. */
  askNext(): void {
    const number = this.#asked;
    this.#asked += 1;
    const kind = KINDS[number % KINDS.length];
    try {
      const title = this.#titleAt(Math.floor(number / KINDS.length) * STRIDE);
      if (title === null || kind === undefined) return;
      this.searcher.search(defaultRequest(kind(title), { facets: [SECTION_KEYWORD], prefix: 'last' }));
    } catch (error) {
      if (!(error instanceof FindlingError)) throw error;
    }
  }

  /** The beginning of the title of some document; null where there is none. */
  #titleAt(number: number): string | null {
    const segment = this.searcher.generation.segments.at(0)?.segment;
    if (segment === undefined || segment.documentCount === 0) return null;
    return segment.stored.head(number % segment.documentCount).title.slice(0, MAX_TITLE);
  }
}
