// GET /minisearch.json: the index as MiniSearch loads it, for pages that search without asking a server.

import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { RequestHandler } from 'express';
import type { MiniSearchIndex, SearchEngine } from '../../../search/engine.js';
import { currentEngine } from '../../answers/local-answerer.js';
import { cacheControlOf, hasAnswer } from '../../http/fresh-answer.js';
import { HttpError } from '../../http/http-error.js';
import { contextOf } from '../../http/request-context.js';
import { writeAnswer } from '../../http/write-answer.js';

const compress = promisify(gzip);

/**
 * Answers 200 with the index, 304 to whoever has it already, or 404 `minisearch_not_found`. Its tag is its checksum: it
 * changes when the documents do.
 */
export function answerMiniSearch(engine: () => SearchEngine | null): RequestHandler {
  const latest = new CompressedIndex();
  return async (request, response) => {
    const index = currentEngine(engine).miniSearchIndex();
    if (index === null) {
      throw new HttpError(
        'minisearch_not_found',
        'This index is not written for MiniSearch: it has more documents than the setting minisearch allows.',
      );
    }
    const tag = `W/"${index.sha256}"`;
    const isKnown = hasAnswer(request, tag);
    const isCompressed = request.acceptsEncodings('gzip') !== false;
    const body = isKnown ? null : isCompressed ? await latest.of(index) : Buffer.from(index.read());
    response.set({ ETag: tag, 'Cache-Control': cacheControlOf(contextOf(response)) }).vary('Accept-Encoding');
    if (body === null) {
      response.status(304).end();
      return;
    }
    const type = { 'Content-Type': 'application/json; charset=utf-8' };
    writeAnswer(response, 200, isCompressed ? { ...type, 'Content-Encoding': 'gzip' } : type, body);
  };
}

/** The index compressed once a generation, since that is most of what an answer costs. */
class CompressedIndex {
  #sha256 = '';
  #bytes = Promise.resolve(Buffer.alloc(0));

  of(index: MiniSearchIndex): Promise<Buffer> {
    if (index.sha256 !== this.#sha256) {
      this.#bytes = compress(index.read());
      this.#sha256 = index.sha256;
    }
    return this.#bytes;
  }
}
