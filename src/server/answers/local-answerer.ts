// Answers on the thread that asks: parameters are checked, the engine is asked, JSON or a page is written.

import type { SearchEngine } from '../../search/engine.js';
import { HttpError } from '../http/http-error.js';
import type { Pages } from '../page/pages.js';
import { answerBrowserSuggest } from './answer-browser-suggest.js';
import type { ContentMaker, ContentSources, ContentType } from './answer-content.js';
import { answerDocument } from './answer-document.js';
import { answerHelp } from './answer-help.js';
import { answerHome } from './answer-home.js';
import { answerSearch } from './answer-search.js';
import { answerSimilar } from './answer-similar.js';
import { answerSuggest } from './answer-suggest.js';
import type { Answer, Answerer, AnswerKind, AnswerRequest } from './answerer.js';
import { answerFeed } from './feed/answer-feed.js';
import { answerIndexSearch } from './instantsearch/answer-index-search.js';
import { packText } from './pack-text.js';
import { answerTool } from './tools/answer-tool.js';

const MEDIA_TYPES: Readonly<Record<ContentType, string>> = {
  json: 'application/json',
  html: 'text/html',
  atom: 'application/atom+xml',
  suggestions: 'application/x-suggestions+json',
};

const MAKERS: Readonly<Record<AnswerKind, ContentMaker>> = {
  search: answerSearch,
  suggest: answerSuggest,
  similar: answerSimilar,
  document: answerDocument,
  home: answerHome,
  help: answerHelp,
  tool: answerTool,
  index: answerIndexSearch,
  feed: answerFeed,
  'browser-suggest': answerBrowserSuggest,
};

/** UTF-16 units of an answer that are written and packed in a millisecond, about. */
const WRITTEN_A_MILLISECOND = 50_000;

/** Facets that the search page counts and links unless told otherwise. */
export const PAGE_FACETS: readonly string[] = ['section', 'source', 'language', 'year'];

/** What a LocalAnswerer answers from. */
export interface LocalAnswererOptions {
  /** The engine of the moment, or null while none is loaded. Asked once per request. */
  readonly engine: () => SearchEngine | null;
  readonly pages: Pages;
  /** Facets that the search page counts and links. */
  readonly pageFacets: readonly string[];
}

/** Answers from an engine of this thread. Rejects with HttpError `not_ready` while there is none. */
export class LocalAnswerer implements Answerer {
  readonly #sources: ContentSources;

  constructor({ engine, pages, pageFacets }: LocalAnswererOptions) {
    this.#sources = { engine: () => currentEngine(engine), pages, pageFacets };
  }

  async answer(request: AnswerRequest): Promise<Answer> {
    const state = new AnsweredState();
    const sources = { ...this.#sources, engine: () => state.begin(this.#sources.engine()) };
    const { type, text, generation, partial, isPassing, summary } = await MAKERS[request.kind](
      sources,
      request,
    );
    const { bytes, encoding } = packText(text, request.encoding);
    const headers = { 'Content-Type': `${MEDIA_TYPES[type]}; charset=utf-8` };
    return {
      status: 200,
      headers: encoding === 'identity' ? headers : { ...headers, 'Content-Encoding': encoding },
      body: bytes,
      work: state.work + text.length / WRITTEN_A_MILLISECOND,
      generation,
      revision: isPassing === true ? null : state.revisionOf(generation),
      partial,
      summary,
    };
  }
}

/** Which state of an engine an answer came from, and what it cost. The engine may move on while it answers. */
class AnsweredState {
  #engine: SearchEngine | null = null;
  #revision: string | undefined;
  #workBefore = 0;

  /** What has been done for this answer, in milliseconds of a quiet machine. */
  get work(): number {
    return (this.#engine?.workDone?.() ?? 0) - this.#workBefore;
  }

  begin(engine: SearchEngine): SearchEngine {
    if (this.#engine === null) this.#workBefore = engine.workDone?.() ?? 0;
    this.#engine = engine;
    this.#revision = engine.status().revision;
    return engine;
  }

  /** The revision of an answer of this generation; null where it is not sure that it came from one state. */
  revisionOf(generation: number): string | null {
    const status = this.#engine?.status();
    if (status?.revision === undefined || status.revision !== this.#revision) return null;
    return status.generation === generation ? status.revision : null;
  }
}

/** The engine of the moment. Throws HttpError `not_ready` while there is none. */
export function currentEngine(engine: () => SearchEngine | null): SearchEngine {
  const current = engine();
  if (current === null) throw new HttpError('not_ready', 'No index is loaded yet; ask again in a moment.');
  return current;
}
