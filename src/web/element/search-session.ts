// What is asked while a reader types, and what of the answers is shown. It knows neither where the answers come from nor how they
// look.

import {
  AnswerError,
  ApiError,
  type Client,
  type Hit,
  type SearchOptions,
  type SearchResult,
  type SuggestResult,
} from '../../client/client.js';
import { createLatestFirst } from '../client/latest-first.js';
import { isRefusing, type NotBefore, Refusal } from '../client/not-before.js';

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
  /** Something was asked that waits until the server may be asked again; `onFailure` was told of this error before. */
  readonly onWait: (error: unknown) => void;
  /** There is nothing to search for. */
  readonly onEmpty: () => void;
}

/** A search from its first letter to its last page. */
export interface SearchSession {
  /** Submitted, or chosen as it was typed, it is asked also where the server asked to be left alone: the reader insists. */
  readonly search: (query: string, how?: 'typing' | 'typed' | 'submitted' | 'asTyped') => void;
  /** Somebody is about to type. */
  readonly warmUp: () => void;
  /** The next hits of the same search. */
  readonly more: () => void;
  /** The last question once more. */
  readonly retry: () => void;
  /** The same search under other parameters, from its first hit. */
  readonly again: () => void;
  /** Gives up what was asked: nobody sees the answers. */
  readonly end: () => void;
}

/** What failed, but may be asked again at any time. */
interface Failure {
  readonly error: unknown;
}

interface Question {
  readonly query: string;
  readonly options: SearchOptions;
  readonly kept: readonly Hit[];
}

/**
 * A session that has asked nothing.
 *
 * @param settings asked at each question, since attributes change
 * @param notBefore whether the server of these settings may be asked
 */
export function createSearchSession(
  settings: () => SessionSettings,
  notBefore: () => NotBefore<unknown>,
  events: SessionEvents,
): SearchSession {
  let last: Question | null = null;
  let shown: { readonly question: Question; readonly hits: readonly Hit[] } | null = null;
  /** Whether a failure was told since the last results. */
  let isTold = false;

  const searches = createLatestFirst<Question, SearchResult | Failure, unknown>({
    notBefore,
    ask: ({ query, options }, signal) =>
      attempt(() => {
        const { source, parameters } = settings();
        return source.search(query, { ...parameters, ...options, signal });
      }),
    take(answer, question, isNewest) {
      if ('error' in answer) {
        if (isNewest) events.onFailure(answer.error);
        return;
      }
      const hits = [...question.kept, ...answer.hits];
      shown = { question, hits };
      isTold = false;
      events.onResults(answer, hits, question.kept.length);
    },
    refuse({ why }, _, isItself) {
      if (isItself || !isTold) events.onFailure(why);
      else events.onWait(why);
      isTold = true;
    },
  });
  const suggestions = createLatestFirst<string, SuggestResult | Failure, unknown>({
    notBefore,
    ask: (typed, signal) => attempt(() => settings().source.suggest(typed, { signal })),
    // Suggestions are a help: where they fail, nobody misses them.
    take(answer, typed) {
      if (!('error' in answer)) events.onSuggestions(answer, typed);
    },
  });
  const ask = (question: Question, isUrgent: boolean): void => {
    last = question;
    searches.ask(question, isUrgent);
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
      ask({ query, options, kept: [] }, how === 'submitted' || how === 'asTyped');
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
      ask({ ...question, options: { ...question.options, offset: hits.length }, kept: hits }, true);
    },
    retry() {
      if (last !== null) ask(last, true);
    },
    again() {
      if (last === null) return;
      const { offset: _, ...options } = last.options;
      ask({ query: last.query, options, kept: [] }, false);
    },
    end() {
      searches.forget();
      suggestions.forget();
    },
  };
}

/** What a source answers, or how it fails. */
async function attempt<Answer>(ask: () => Promise<Answer>): Promise<Answer | Failure | Refusal<unknown>> {
  try {
    return await ask();
  } catch (error) {
    const status = error instanceof ApiError || error instanceof AnswerError ? error.status : undefined;
    if (!isRefusing(status)) return { error };
    return new Refusal(error instanceof ApiError ? error.retryAfter : null, error);
  }
}
