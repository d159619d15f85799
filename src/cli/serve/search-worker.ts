// Runs in a search thread of the server: answers from an index that the thread of the server has opened.

import { setImmediate } from 'node:timers/promises';
import { LocalEngine, type SharedGeneration } from '../../search/local-engine.js';
import { parseSynonyms } from '../../search/plan/widen/synonyms.js';
import { LocalAnswerer, PAGE_FACETS } from '../../server/answers/local-answerer.js';
import { loadAssets, type Look } from '../../server/page/assets.js';
import { createPages, type Pages } from '../../server/page/pages.js';
import type { Site } from '../../server/page/site.js';
import { type OpenOptions, serveAnswers } from '../../server/threads/serve-answers.js';

/** An open index, as it is described to search threads. */
export interface IndexMessage {
  readonly generation: SharedGeneration;
  readonly synonyms: { readonly text: string; readonly file: string } | null;
  readonly searchTimeoutMs: number;
  /** How the pages present themselves. */
  readonly site: Site & Look;
}

/** A request that comes while the thread is warming up waits for one such slice, in milliseconds, or one search if that is longer. */
const WARM_UP_SLICE_MS = 10;
/** For how long it warms up when it starts, in milliseconds. */
const WARM_UP_MS = 500;

/** Made when the first index is opened, which says what the site is called. */
let pages: Pages | null = null;
/** The engine that was opened last. */
let newest: LocalEngine | null = null;

serveAnswers(openIndex);

function openIndex(
  { generation, synonyms, searchTimeoutMs, site }: IndexMessage,
  { isFirst, isAbandoned }: OpenOptions,
): LocalAnswerer {
  const previous = newest;
  const readSynonyms = (): ReturnType<typeof parseSynonyms> | null =>
    synonyms === null ? null : parseSynonyms(synonyms.text, synonyms.file);
  const options = { timeoutMs: searchTimeoutMs, fallback: false, readSynonyms, isAbandoned };
  const engine = LocalEngine.openShared(generation, options, previous);
  newest = engine;
  pages ??= createPages(loadAssets(site), site);
  // Others answer meanwhile: what all threads share, such as pages of files that were never read, is read by this one.
  if (isFirst && previous !== null) engine.warmUp();
  else if (previous === null) void warmUp(engine);
  return new LocalAnswerer({ engine: () => engine, pages, pageFacets: PAGE_FACETS });
}

/** Warms up while nothing is asked: whoever waits for the thread to start is answered before that. */
async function warmUp(engine: LocalEngine): Promise<void> {
  for (let left = WARM_UP_MS; left > 0 && engine === newest;) {
    await setImmediate();
    const started = performance.now();
    engine.warmUp(WARM_UP_SLICE_MS);
    left -= performance.now() - started;
  }
}
