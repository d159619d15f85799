// What is indexed, and how much it counts where nothing is configured. What a generation calls its fields and what they count in it
// stands in its manifest: see `own/own-schema.ts`.

import { createHash } from 'node:crypto';
import { builtInTexts, ownText, type TextField } from '../../built-in-fields.js';
import { CLEANING_VERSION } from '../../documents/cleaning/cleaning-version.js';
import type { TextRole } from '../../documents/own/text-roles.js';
import { MAX_SEARCHED_FIELDS } from '../../field-settings.js';
import { ANALYSIS_VERSION } from '../../text/analyzer.js';
import { analyzerNameFor } from '../../text/languages.js';

/** The indexed fields of documents of which nothing is configured; a segment names a field by its index in this list. */
export const fields: readonly TextField[] = [
  ...builtInTexts,
  // Fields that are configured to be searched by themselves, in the order of the settings.
  ...Array.from({ length: MAX_SEARCHED_FIELDS }, (_, place) => ownText(place)),
];

// Where the fields of each role stand is a matter of the format of segments (docs/format.md), whatever a generation calls them.

/** The index in `fields` of what a document is headed by. */
export const HEADING_FIELD = 0;
/** The index of the body: nearly all postings are in it alone. */
export const BODY_FIELD = 1;
/** The index of headlines that a document links to. */
export const LINKED_FIELD = 2;
/** The index of the labels of a document. */
const LABELS_FIELD = 3;
/** The index of other names of a document. */
export const NAMES_FIELD = 4;
/** The index of who made a document. */
const PEOPLE_FIELD = 5;
/** The index of what a document is about in short. */
const ABSTRACT_FIELD = 6;
/** The index of other long texts. */
export const TEXTS_FIELD = 7;
/** The fields that those of records are searched as that are known by their names. */
export const FIELD_OF_ROLE: Readonly<Record<TextRole, number>> = {
  people: PEOPLE_FIELD,
  abstract: ABSTRACT_FIELD,
  labels: LABELS_FIELD,
};
/** The index of the first field that is configured to be searched by itself. */
export const FIRST_OWN_FIELD = 8;

/** All numbers that a score is made with. The bounds in an index hold for the parameters that ship; a searcher may be given others. */
export interface RankingParameters {
  /** Saturation of the weighted frequency (BM25's k1). */
  readonly k1: number;
  /**
   * The same for bigrams of ideographs. A word of several characters is several bigrams, which come together: each alone
   * has to be saturated sooner.
   */
  readonly bigramK1: number;
  /** Weight and b of each field, in the order of `fields`. */
  readonly fields: readonly Pick<TextField, 'weight' | 'b'>[];
  /** A field counts as so many times as long as the average at most: see `lengthNorm`. */
  readonly maxRelativeLength: number;
  /** What an occurrence in the very form that was typed counts, on top of its weight. */
  readonly exactForm: number;
  /** What an occurrence right beside another word of the query counts, on top of its weight. */
  readonly nearness: number;
  /** Words farther apart than this are not near. */
  readonly near: number;
  /** The first hits of a stage that are ordered anew by the positions of the words: so many. */
  readonly rerankWindow: number;
  /** What the most telling word of the first hits counts beside those typed; 0 for no feedback. */
  readonly feedback: number;
  /** Queries of fewer words that rank have no feedback. */
  readonly feedbackWords: number;
}

/** The parameters that ship. */
export const shippedParameters: RankingParameters = {
  k1: 2,
  bigramK1: 1.2,
  fields,
  maxRelativeLength: 16,
  exactForm: 0.3,
  nearness: 0.3,
  near: 5,
  rerankWindow: 20,
  feedback: 0.25,
  feedbackWords: 4,
};

/** The analyzer for a document in this language (a lower-case tag). Short texts in no known language mostly are English. */
export function analyzerForLanguage(language: string | null): string {
  return language === null ? 'english' : analyzerNameFor(language);
}

/**
 * A fingerprint of all that decides what an index answers: fields, weights, analysis, cleaning. An index with another one is
 * rebuilt. 16 hex digits.
 */
export function schemaFingerprint(): string {
  const described = JSON.stringify({
    fields: fields.map(({ name, weight, b }) => ({ name, weight, b })),
    k1: shippedParameters.k1,
    maxRelativeLength: shippedParameters.maxRelativeLength,
    analysis: ANALYSIS_VERSION,
    documents: CLEANING_VERSION,
  });
  return createHash('sha256').update(described).digest('hex').slice(0, 16);
}
