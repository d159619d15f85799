// The only file that runs MiniSearch outside of a browser: does it load what was written for it, and find in it what is there?

import MiniSearch from 'minisearch';
import { FindlingError } from '../../errors.js';
import { Analyzers } from '../../text/analyzer.js';
import { REPAIR } from '../directory/verify-file.js';
import { analyzerForLanguage } from '../format/schema.js';
import type { Generation } from '../read/generation.js';
import type { SegmentSnapshot } from '../read/segment-snapshot.js';
import { MINISEARCH_OPTIONS } from './minisearch-json.js';

/**
 * Loads an index of MiniSearch and asks it for a document of each segment by the words of its title.
 * @param name how messages name it
 * @throws FindlingError `index_damaged`
 */
export function checkMiniSearch(name: string, json: string, generation: Generation): void {
  const index = load(name, json);
  if (index.documentCount !== generation.documentCount)
    throw damaged(`${name} holds ${index.documentCount} documents, not ${generation.documentCount}`);
  const analyzers = new Analyzers();
  for (const snapshot of generation.segments) {
    const { id, words } = firstDocument(snapshot, analyzers);
    if (words.length === 0) continue;
    const hits = index.search(words.join(' '), { tokenize: () => words, processTerm: (term) => term });
    if (!hits.some((hit) => hit.id === id)) throw damaged(`${name} does not find "${id}" by its title`);
  }
}

function load(name: string, json: string): MiniSearch {
  try {
    return MiniSearch.loadJSON(json, MINISEARCH_OPTIONS);
  } catch (error) {
    throw new FindlingError('index_damaged', `MiniSearch cannot load ${name}; ${REPAIR}`, { cause: error });
  }
}

/** The first document that is not deleted, and the words of its title. */
function firstDocument(
  snapshot: SegmentSnapshot,
  analyzers: Analyzers,
): { readonly id: string; readonly words: string[] } {
  let number = 0;
  while (snapshot.isDeleted(number)) number += 1;
  const { id, title, language } = snapshot.segment.stored.head(number);
  const tokens = analyzers.named(analyzerForLanguage(language)).tokens(title);
  return { id, words: tokens.map(({ form }) => form) };
}

function damaged(problem: string): FindlingError {
  return new FindlingError('index_damaged', `${problem}; ${REPAIR}`);
}
