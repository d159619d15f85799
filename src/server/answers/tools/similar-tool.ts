// find_similar: documents on the subject of one.

import { z } from 'zod';
import { documentNotFound } from '../document-path.js';
import { MAX_LIMIT } from '../search-parameters.js';
import { readCursor, writeCursor } from './cursor.js';
import { jsonLength } from './fit.js';
import { listHits } from './list-hits.js';
import { ANSWER_BOUNDS, declareTool, givenText, NOTICE } from './tool.js';

const CURSOR = 'similar';
const MAX_WORDS = 10;

/** Finds documents on the subject of one. */
export const similarTool = declareTool({
  name: 'find_similar',
  title: 'Find similar documents',
  description:
    'Finds documents on the subject of one, the most similar first, without its near-duplicates. Give the id of a hit of search_documents.',
  readsDocuments: false,
  input: z.strictObject({
    id: givenText('The id of the document, as search_documents gives it.').min(1),
    limit: z.number().int().min(1).max(20).default(5).describe('Documents wanted.'),
    passages: z.number().int().min(0).max(3).default(1).describe('Passages wanted of each document.'),
    ...ANSWER_BOUNDS,
  }),
  async run(sources, { id, limit, passages, maxCharacters, cursor }) {
    const offset = readCursor(CURSOR, cursor);
    const wanted = Math.min(MAX_LIMIT, offset + limit);
    const result = await sources.engine.similar({ id, limit: wanted, snippets: passages, duplicates: false });
    if (result === null) throw documentNotFound(id);
    const hits = result.hits.slice(offset);
    const head = {
      notice: NOTICE,
      id,
      generation: result.generation,
      ...(result.partial === true ? { partial: true } : {}),
      untrusted: { words: result.words.slice(0, MAX_WORDS) },
    };
    const overhead = jsonLength({ ...head, hits: [], nextCursor: writeCursor(CURSOR, 99_999) });
    const taken = await listHits(sources, hits, maxCharacters - overhead);
    const next = offset + taken.length;
    // Where as many came as were asked for, there may be more.
    const isMore =
      taken.length > 0 && next < MAX_LIMIT && (taken.length < hits.length || result.hits.length === wanted);
    return { ...head, hits: taken, ...(isMore ? { nextCursor: writeCursor(CURSOR, next) } : {}) };
  },
});
