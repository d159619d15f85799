// Between the routes and the engine: a request as plain data in, a finished answer as plain data out. Whoever answers may sit
// on another thread, and an answer can be kept.

import type { ContentEncoding } from '../http/content-negotiation.js';
import type { PageLanguage } from '../page/words/page-language.js';

/** What is asked. */
export type AnswerKind =
  | 'search'
  | 'suggest'
  | 'similar'
  | 'document'
  | 'home'
  | 'help'
  | 'tool'
  | 'index'
  | 'feed'
  | 'browser-suggest';

/** Everything an answer depends on: plain data, so that threads can send it and it can be the key of a cache. */
export interface AnswerRequest {
  readonly kind: AnswerKind;
  /** Path and query string as requested. */
  readonly url: string;
  /** What was posted, as text; left out for what is got by its address alone. */
  readonly body?: string;
  /** The address by which the client knows the server, for answers that hold whole addresses; left out for all others. */
  readonly site?: string | null;
  /** Whether a page is wanted rather than JSON. */
  readonly asPage: boolean;
  /** The language of the page; left out: English. Answers in JSON have none. */
  readonly language?: PageLanguage;
  readonly encoding: ContentEncoding;
  /** Queries that are asked most, to be offered where nothing is found; left out: none are to be shown. */
  readonly popular?: readonly string[];
}

/** What metrics and counts of queries are told of a search: plain data. */
export interface AnswerSummary {
  readonly query: string;
  readonly prefix: 'auto' | 'last' | 'off';
  readonly offset: number;
  /** Whether more than the words of the query decided what was found. */
  readonly isFiltered: boolean;
  readonly totalHits: number;
  readonly processingTimeMs: number;
  /** Whether the search was ended before its end. */
  readonly partial: boolean;
}

/** Who made an answer: the engine just now, the engine for somebody else who asks the same, or the engine some time ago. */
export type AnswerSource = 'engine' | 'shared' | 'cache';

/** A finished answer, ready to be written to the socket. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Packed as was asked for, where that pays. Owns its buffer, which may be handed to another thread. */
  readonly body: Uint8Array<ArrayBuffer>;
  /** The generation of the index that it was answered from. */
  readonly generation: number;
  /**
   * What the engine answered from (`EngineStatus`); null where that is not known: such an answer is neither kept nor
   * tagged.
   */
  readonly revision?: string | null;
  /** Whether a search behind it was ended before its end, so that something is missing: it is neither kept nor tagged. */
  readonly partial: boolean;
  /** What it cost to make, in milliseconds of a quiet machine; left out: next to nothing. */
  readonly work?: number;
  /** Left out: the engine, for this request. */
  readonly source?: AnswerSource;
  /** Null unless the answer is that of a search. */
  readonly summary: AnswerSummary | null;
}

/** What goes with a request and is no part of its answer. */
export interface AnswerOptions {
  /** Aborted when the client is gone. */
  readonly signal: AbortSignal;
  /** Whose requests are counted together and take turns with those of others; left out: those of the connection. */
  readonly client?: string | undefined;
  /** Requests of one connection, or of whoever else is counted as one, are answered one at a time. */
  readonly connection: object;
}

/** Answers requests that need the engine. */
export interface Answerer {
  /** Rejects with FindlingError or HttpError. */
  answer(request: AnswerRequest, options: AnswerOptions): Promise<Answer>;
}
