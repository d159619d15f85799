// Whether a title that is the query word for word has the signs that were typed: `C++` and `C#` are not titled `C`, nor is that
// titled `C++`. Asked of few documents: those that are titled so but for signs.

import { HEADING_FIELD } from '../../index/format/schema.js';
import type { Segment } from '../../index/read/segment.js';
import { isInnerForm, lettersOfForm, toInnerForm } from '../../text/inner-form.js';
import type { QueryTerm } from '../plan/query-term.js';

/** Words of the longest query whose titles are asked for signs. */
const MAX_WORDS = 4;
/** Signs before and behind words that make other words of them. */
const SIGNS_BEFORE = ['.', '#', '@', '$'];
const SIGNS_BEHIND = ['+', '++', '#'];

/** The signs that the words of one query were typed with. */
export class SignsOfTitle {
  /** By word as typed, how it may be written in a title: without signs, or with those typed. */
  readonly #words: readonly { readonly typed: string | null; readonly others: readonly string[] }[];

  /**
   * @param typed the words as typed
   * @param words those of the plan, with signed ones among them
   */
  constructor(typed: readonly QueryTerm[], words: readonly QueryTerm[]) {
    const signed = new Set(words.flatMap(({ form }) => (isInnerForm(form) ? [lettersOfForm(form)] : [])));
    this.#words =
      typed.length > MAX_WORDS
        ? []
        : typed.map(({ form }) => {
            const all = [
              ...SIGNS_BEHIND.map((sign) => form + sign),
              ...SIGNS_BEFORE.map((sign) => sign + form),
            ];
            return {
              typed: all.find((one) => signed.has(one)) ?? null,
              others: all.filter((one) => !signed.has(one)),
            };
          });
  }

  /** Whether the title of a document has all signs that were typed. */
  areIn(segment: Segment, document: number): boolean {
    return this.#words.every(({ typed }) => typed === null || isInTitle(segment, typed, document));
  }

  /** Whether the title of a document has signs that were not typed. */
  hasOthers(segment: Segment, document: number): boolean {
    return this.#words.some(({ others }) => others.some((other) => isInTitle(segment, other, document)));
  }
}

function isInTitle(segment: Segment, signed: string, document: number): boolean {
  return segment.findForms(toInnerForm(signed)).some((form) => {
    const term = segment.sections.formTerms[form] ?? 0;
    const posting = segment.findPosting(term, document);
    if (posting < 0) return false;
    let isTitle = false;
    segment.readPositions(term, posting, (field) => {
      if (field === HEADING_FIELD) isTitle = true;
    });
    return isTitle;
  });
}
