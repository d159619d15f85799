// What is asked while a reader types, and what of the answers is shown. It knows neither where the answers come from nor how they
// look.

import type { Client, Hit, SearchOptions, SearchResult, SuggestResult } from '../../client/client.js';
import { createLatestFirst } from '../client/latest-first.js';

/** Where answers come from: a server, or an index in the browser. */
export interface SearchSource extends Pick<Client, 'search' | 'suggest'> {
  /** Loads what every search needs: somebody is about to type. */
  readonly warmUp?: () => void;
}

/** What is asked beside the query. */
export interface SessionSettings {
  readonly source: SearchSource;
  readonly parameters: SearchOptions;
  readonly hasSuggestions: boolean;
}

/** What the view is told. */
export interface SessionEvents {
  /** Results of a query, with all hits so far. `from` is the first of them that is new. */
  readonly onResults: (result: SearchResult, hits: readonly Hit[], from: number) => void;
  readonly onSuggestions: (answer: SuggestResult, typed: string) => void;
  readonly onFailure: (error: unknown) => void;
  /** There is nothing to search for. */
  readonly onEmpty: () => void;
}

/** A search from its first letter to its last page. */
export interface SearchSession {
  readonly search: (query: string, how?: 'typing' | 'typed' | 'asTyped') => void;
  /** Somebody is about to type. */
  readonly warmUp: () => void;
  /** The next hits of the same search. */
  readonly more: () => void;
  /** The last question once more. */
  readonly retry: () => void;
  /** The same search under other parameters, from its first hit. */
  readonly again: () => void;
}

interface Question {
  readonly query: string;
  readonly options: SearchOptions;
  readonly kept: readonly Hit[];
}

/** @param settings asked at each question, since attributes change */
export function createSearchSession(settings: () => SessionSettings, events: SessionEvents): SearchSession {
  let last: Question | null = null;
  let shown: { readonly question: Question; readonly hits: readonly Hit[] } | null = null;

  const searches = createLatestFirst<Question, SearchResult | { readonly error: unknown }>(
    async ({ query, options }, signal) => {
      try {
        const { source, parameters } = settings();
        return await source.search(query, { ...parameters, ...options, signal });
      } catch (error) {
        return { error };
      }
    },
    (answer, question, isNewest) => {
      if ('error' in answer) {
        if (isNewest) events.onFailure(answer.error);
        return;
      }
      const hits = [...question.kept, ...answer.hits];
      shown = { question, hits };
      events.onResults(answer, hits, question.kept.length);
    },
  );
  const suggestions = createLatestFirst<string, SuggestResult | null>(
    // Suggestions are a help: where they fail, nobody misses them.
    (typed, signal) =>
      settings()
        .source.suggest(typed, { signal })
        .catch(() => null),
    (answer, typed) => {
      if (answer !== null) events.onSuggestions(answer, typed);
    },
  );
  const ask = (question: Question): void => {
    last = question;
    searches.ask(question);
  };

  return {
    search(query, how = 'typed') {
      suggestions.forget();
      if (query.trim() === '') {
        searches.forget();
        shown = null;
        last = null;
        events.onEmpty();
        return;
      }
      const options: SearchOptions =
        how === 'typing' ? { prefix: 'last' } : how === 'asTyped' ? { asTyped: true } : {};
      ask({ query, options, kept: [] });
      if (how === 'typing' && settings().hasSuggestions) suggestions.ask(query);
    },
    warmUp() {
      try {
        settings().source.warmUp?.();
      } catch {
        // What is wrong with the source is said once something is asked.
      }
    },
    more() {
      if (shown === null) return;
      const { question, hits } = shown;
      ask({ ...question, options: { ...question.options, offset: hits.length }, kept: hits });
    },
    retry() {
      if (last !== null) ask(last);
    },
    again() {
      if (last === null) return;
      const { offset: _, ...options } = last.options;
      ask({ query: last.query, options, kept: [] });
    },
  };
}
