// Sentences for the person who typed a query, where it was not taken as it may have been meant.

import { saySentence, SENTENCES } from './sentences.js';

/** For a query that finds nothing because it is punctuation alone. */
export const NO_WORD = SENTENCES.noWord;

/** For a search that was ended before it had looked at all there is. */
export const HITS_MISSING = SENTENCES.hitsMissing;

/** For a search that was ended when its hits were found. */
export const EXTRAS_MISSING = SENTENCES.extrasMissing;

/** Names in the warning of what was ignored. */
const MAX_NAMES = 3;

/** What of a query was not looked for as it was asked, since that asks for too much; words as typed. */
export interface PassedOver {
  /** Words that were not looked for at all. */
  readonly ignored: readonly string[];
  /** Words with a star inside or before them that are looked for without it. */
  readonly unstarred: readonly string[];
  /** Words with a star that stand for the most frequent of more words. */
  readonly shortened: readonly string[];
  /** Words that no document holds and that were not looked for in another spelling, since others were. */
  readonly uncorrected: readonly string[];
}

/** Nothing. */
export const NOTHING_PASSED_OVER: PassedOver = { ignored: [], unstarred: [], shortened: [], uncorrected: [] };

/** A sentence for each of the ways in which words were passed over. */
export function warnOfPassedOver(passedOver: PassedOver): readonly string[] {
  return (['ignored', 'unstarred', 'shortened', 'uncorrected'] as const).flatMap((name) =>
    passedOver[name].length === 0 ? [] : [saySentence(name, { words: listOf(passedOver[name]) })],
  );
}

/** In how many documents a word is. */
export interface WordCount {
  readonly word: string;
  readonly documents: number;
}

/** For a query that finds nothing: how often each of its words, at least one, occurs. */
export function sayCounts(counts: readonly WordCount[]): string {
  const listed = counts.map(({ word, documents }) => {
    if (documents === 0) return `"${word}" in none`;
    return `"${word}" in ${documents.toLocaleString('en')} ${documents === 1 ? 'document' : 'documents'}`;
  });
  return saySentence('counts', { counts: listed.join(', ') });
}

function listOf(terms: readonly string[]): string {
  const named = terms.slice(0, MAX_NAMES).map((term) => `"${term}"`);
  const others = terms.length - named.length;
  const all = others > 0 ? [...named, `${others} more`] : named;
  const [last = ''] = all.slice(-1);
  return all.length === 1 ? last : `${all.slice(0, -1).join(', ')} and ${last}`;
}

const MAX_WARNINGS = 5;

/** Collects the warnings of one query: each once, and the first few only. */
export class QueryWarnings {
  /** In the order they were added. */
  readonly list: string[] = [];

  add(warning: string): void {
    if (this.list.length < MAX_WARNINGS && !this.list.includes(warning)) this.list.push(warning);
  }
}
