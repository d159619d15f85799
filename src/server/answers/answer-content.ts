// What an answer says, before it is headers and bytes: each kind of request has a file that makes this from the
// engine's answer.

import type { SearchEngine } from '../../search/engine.js';
import type { Pages } from '../page/pages.js';
import type { AnswerRequest, AnswerSummary } from './answerer.js';

/** What the text of an answer is. */
export type ContentType = 'json' | 'html' | 'atom' | 'suggestions';

/** JSON, a page or another text. */
export interface AnswerContent {
  readonly type: ContentType;
  readonly text: string;
  readonly generation: number;
  readonly partial: boolean;
  /** Whether it depends on more than the request and the state of the engine, so that it is not kept; left out: false. */
  readonly isPassing?: boolean;
  readonly summary: AnswerSummary | null;
}

/** What content is made with. */
export interface ContentSources {
  /** The engine of the moment; asked once, so that an answer has one generation. Throws HttpError `not_ready`. */
  readonly engine: () => SearchEngine;
  readonly pages: Pages;
  /** Facets that the search page counts and links. */
  readonly pageFacets: readonly string[];
}

/** Makes the content of one kind of answer. Rejects with FindlingError or HttpError. */
export type ContentMaker = (sources: ContentSources, request: AnswerRequest) => Promise<AnswerContent>;

/** The content of an answer that is JSON, of a result of this generation. */
export function jsonContent(value: unknown, generation: number, partial = false): AnswerContent {
  return { type: 'json', text: JSON.stringify(value), generation, partial, summary: null };
}
