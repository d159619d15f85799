// The condition of a plan as a query of the cluster: the same tree, its leaves asked of the fields that hold finished terms. What a
// word with a star stands for is left to the cluster, which looks at all its words.

import { fields } from '../../../index/format/schema.js';
import type { Condition } from '../../../search/plan/condition.js';
import { ALL_FIELDS } from '../../../search/plan/field-mask.js';
import { hasField } from '../../../search/plan/has-field.js';
import type { QueryTerm } from '../../../search/plan/query-term.js';
import type { TermVariant } from '../../../search/plan/variants/term-variant.js';
import type { Filter } from '../../../search/query/filter/filter.js';
import { languageAnalyses } from '../../../text/languages.js';
import { endOfAccents, splitAccents } from '../../../text/scripts/accents.js';
import { formTerm, stemTerm, TERM_SEPARATOR } from '../../terms.js';
import { STAND_IN } from '../words/stand-in.js';

/** A query in the language of the cluster. */
export type ClusterQuery = Readonly<Record<string, unknown>>;

/** Met by every document, and by none. */
export const EVERYTHING: ClusterQuery = { match_all: {} };
export const NOTHING_MET: ClusterQuery = { match_none: {} };

/** Words of the index that the last word of a phrase, one with a star, stands for. */
const MAX_EXPANSIONS = 1000;

/** What a plan says of words beside their terms. */
export interface OpenWords {
  /** Forms that stand for every word they begin. */
  readonly beginnings: ReadonlySet<string>;
  /** By form of a word with stars inside (`fe*y`), the pieces between them. */
  readonly starred: ReadonlyMap<string, readonly string[]>;
}

/** Translates the conditions of one plan. */
export class ConditionTranslator {
  readonly #open: OpenWords;
  readonly #fieldMask: number;
  readonly #translateFilter: (filter: Filter) => ClusterQuery;

  /** @param fieldMask a bit for each field that is searched, see `field-mask.ts` */
  constructor(open: OpenWords, fieldMask: number, translateFilter: (filter: Filter) => ClusterQuery) {
    this.#open = open;
    this.#fieldMask = fieldMask;
    this.#translateFilter = translateFilter;
  }

  translate(condition: Condition): ClusterQuery {
    switch (condition.kind) {
      case 'everything':
        return EVERYTHING;
      case 'word':
        return this.word(condition.word);
      case 'phrase':
        return this.#phrase(condition.words, condition.slop);
      case 'filter':
        return this.#translateFilter(condition.filter);
      case 'all':
        return { bool: { filter: condition.parts.map((part) => this.translate(part)) } };
      case 'any':
        return anyQuery(condition.parts.map((part) => this.translate(part)));
      case 'not':
        return { bool: { must_not: [this.translate(condition.part)] } };
    }
  }

  /** Met by documents that hold a word. */
  word(word: QueryTerm): ClusterQuery {
    const mask = this.#fieldMask & word.mask;
    const queries: ClusterQuery[] = [];
    const { terms, beginnings } = spellingsOf(word);
    const places = mask === ALL_FIELDS ? ['ranks'] : fieldsOf(mask);
    for (const field of places) {
      if (terms.length > 0) queries.push({ terms: { [field]: terms } });
      for (const beginning of beginnings) queries.push({ prefix: { [field]: beginning } });
    }
    const pattern = this.#open.starred.get(word.form);
    for (const field of fieldsOf(mask)) {
      if (isFoundByForm(word)) queries.push({ term: { [field]: formTerm(word.form) } });
      if (this.#open.beginnings.has(word.form)) queries.push({ prefix: { [field]: formTerm(word.form) } });
      if (pattern !== undefined) queries.push({ wildcard: { [field]: patternOf(pattern) } });
    }
    return anyQuery(queries);
  }

  /** Met where words stand in a row, in any one field. */
  #phrase(words: readonly QueryTerm[], slop: number): ClusterQuery {
    const mask = words.reduce((sum, word) => sum & word.mask, this.#fieldMask);
    const last = words.at(-1);
    const isOpen = last !== undefined && this.#open.beginnings.has(last.form);
    const text = words
      .map((word) =>
        isOpen && word === last
          ? formTerm(word.form)
          : [...spellingsOf(word).terms, ...(isBare(word.form) ? [formTerm(word.form)] : [])].join(
              TERM_SEPARATOR,
            ),
      )
      .join(' ');
    const kind = isOpen ? 'match_phrase_prefix' : 'match_phrase';
    const how = isOpen ? { max_expansions: MAX_EXPANSIONS } : {};
    return anyQuery(
      fieldsOf(mask).map((field) => ({
        [kind]: { [field]: { query: text, analyzer: 'words', slop, ...how } },
      })),
    );
  }
}

/** The fields of the words of documents, by a mask. */
export function fieldsOf(mask: number): readonly string[] {
  return fields.flatMap(({ name }, field) => (hasField(mask, field) ? [`words.${name}`] : []));
}

/** Met where any one of some queries is. */
export function anyQuery(queries: readonly ClusterQuery[]): ClusterQuery {
  const [only] = queries;
  if (only === undefined) return NOTHING_MET;
  return queries.length === 1 ? only : { bool: { should: queries, minimum_should_match: 1 } };
}

/** The terms that a word stands for: with other accents, too, as words that differ in nothing else lie side by side. */
function spellingsOf({ variants }: Pick<QueryTerm, 'variants'>): {
  readonly terms: readonly string[];
  /** What terms begin with. */
  readonly beginnings: readonly string[];
} {
  const terms = new Set<string>();
  const beginnings = new Set<string>();
  for (const { analyzer, stem } of variants) {
    if (stem === STAND_IN) continue;
    const [letters] = splitAccents(stem);
    terms.add(stemTerm(analyzer, stem)).add(stemTerm(analyzer, letters));
    const beginning = beginningOf({ analyzer, stem });
    if (beginning !== null) beginnings.add(beginning);
  }
  return { terms: [...terms], beginnings: [...beginnings] };
}

/** What the terms of a stem with other accents begin with; null where there are none, or where these make other words. */
export function beginningOf({ analyzer, stem }: Pick<TermVariant, 'analyzer' | 'stem'>): string | null {
  const [letters] = splitAccents(stem);
  return isLatin.test(letters) && !hasTones({ analyzer, stem })
    ? beginningWithAccents(analyzer, letters)
    : null;
}

/** Whether a stem has accents that tell words apart. */
function hasTones({ analyzer, stem }: Pick<TermVariant, 'analyzer' | 'stem'>): boolean {
  return languageAnalyses[analyzer]?.accents === 'tones' && splitAccents(stem)[1] !== '';
}

const isLatin = /^\p{Script=Latin}/u;

/** What the terms of stems with these letters and any accents begin with. */
export function beginningWithAccents(analyzer: string, letters: string): string {
  return stemTerm(analyzer, endOfAccents(letters));
}

/**
 * Whether a word is found by its form as well, which has no accents: a word typed without any may be one that a stemmer which looks
 * at accents cuts to another stem. The form of one typed with tones is that of other words: it is not, but for such a stemmer.
 */
export function isFoundByForm({ form, variants }: QueryTerm): boolean {
  const isToned = variants.some(hasTones);
  return variants.some((variant) => {
    if (variant.kind !== 'word' || form === '') return false;
    const looksAtAccents = STEMS_BY_ACCENTS.has(variant.analyzer);
    const isAccented = splitAccents(variant.stem)[1] !== '' && !hasTones(variant);
    return isToned ? isAccented && looksAtAccents : isAccented || (isBare(form) && looksAtAccents);
  });
}

const STEMS_BY_ACCENTS = new Set(['catalan', 'french', 'italian', 'portuguese', 'romanian', 'spanish']);

function isBare(form: string): boolean {
  return /^[a-z]+$/.test(form);
}

/** The form of a word that is pieces with any letters between them, as a wildcard. */
function patternOf(pieces: readonly string[]): string {
  const escaped = pieces.map((piece) =>
    formTerm(piece)
      .slice(1)
      .replaceAll(/[*?\\]/g, String.raw`\$&`),
  );
  return formTerm('') + escaped.join('*');
}
