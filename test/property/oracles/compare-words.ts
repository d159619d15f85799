// Asks for words, and compares scores and order: with the formula, with the same words in another order, and with an index that has
// a document more.

import type { Hit } from '../../../src/search/engine.js';
import { pick, several, shuffled } from '../../random-choice.js';
import { makeRequest } from '../../search/memory-generation.js';
import { scanNames } from '../../search/rank/scan-proximity.js';
import { differenceOf, scanDocuments } from '../../search/score/scan-documents.js';
import { type ComparedCollection, withoutFeedback } from './compared-collection.js';
import { VOCABULARY } from './random-documents.js';
import type { Tally } from './tally.js';

const ALL = 1000;

/** Makes three comparisons. */
export function compareWords(random: () => number, collection: ComparedCollection, tally: Tally): void {
  const { live, plain, deep, deepWithAnother } = collection;
  const words = several(random, [1, 5], () => pick(random, VOCABULARY));
  const match = pick(random, ['any', 'all'] as const);
  const limit = random() < 0.5 ? ALL : 1 + Math.floor(random() * 12);
  const given = { match, fuzzy: 'off', prefix: 'off', snippets: 0, limit } as const;
  const typed = words.join(' ');
  const asked = JSON.stringify([typed, match, limit]);
  const { hits } = plain.search(makeRequest(typed, given));
  const scanned = scanDocuments(live, words, withoutFeedback)[match];
  tally.add('scores and order, with the formula', asked, hits.length, differenceOf(hits, scanned, limit));
  const every = { ...given, limit: ALL };
  const all = deep.search(makeRequest(typed, every)).hits;
  const another = shuffled(random, words);
  const turned = deep.search(makeRequest(another.join(' '), every)).hits;
  const isNamed = named(collection, [words, another]);
  tally.add(
    'words in another order',
    `${asked} and ${another.join(' ')}`,
    all.length,
    scoresDifference(all, turned, isNamed),
  );
  const joined = deepWithAnother.search(makeRequest(typed, every)).hits;
  const ratios = words.flatMap((word) => {
    const before = collection.idf(word, live.length);
    return before > 0 ? [collection.idf(word, live.length + 1) / before] : [];
  });
  tally.add('with an unrelated document more', asked, all.length, orderDifference(all, joined, ratios));
}

/** Whether the title or a name of a document is the query in one of the orders of its words: then their order counts. */
function named(
  collection: ComparedCollection,
  orders: readonly (readonly string[])[],
): (id: string) => boolean {
  const { live } = collection;
  const typed = orders.map((words) => ({
    words,
    idfs: words.map((word) => collection.idf(word, live.length)),
  }));
  const ids = new Set(
    live
      .filter((document) =>
        typed.some(({ words, idfs }) => {
          const { title, name } = scanNames(document, 'english', words, idfs);
          return title + name > 0;
        }),
      )
      .map(({ id }) => id),
  );
  return (id) => ids.has(id);
}

/** How the scores of two answers differ, those of documents aside for which `isAside`. */
function scoresDifference(
  found: readonly Hit[],
  others: readonly Hit[],
  isAside: (id: string) => boolean,
): string | null {
  if (found.length !== others.length) return `${found.length} hits and ${others.length}`;
  const scores = new Map(others.map(({ id, score }) => [id, score]));
  for (const { id, score } of found) {
    const other = scores.get(id);
    if (other === undefined) return `${id} is found in one order`;
    if (!isAside(id) && !(Math.abs(score - other) <= 1e-9 * score)) return `${id}: ${score} and ${other}`;
  }
  return null;
}

/**
 * How the order of two answers differs beyond what follows from a document more, which raises the idf of each word by a ratio of its
 * own: two hits may change places only if their scores are less apart than these ratios are.
 */
function orderDifference(
  found: readonly Hit[],
  others: readonly Hit[],
  ratios: readonly number[],
): string | null {
  if (found.length !== others.length) return `${found.length} hits and ${others.length}`;
  const [least, most] = [Math.min(...ratios), Math.max(...ratios)];
  // Nearness depends on the idf of one word next to that of another.
  const [low, high] = [(least * least) / most, (most * most) / least];
  const scores = new Map(found.map(({ id, score }) => [id, score]));
  let best = { id: '', score: 0 };
  for (const { id, score: raised } of [...others].reverse()) {
    const score = scores.get(id);
    if (score === undefined) return `${id} is found with it only`;
    if (raised < score * low * (1 - 1e-9) || raised > score * high * (1 + 1e-9))
      return `the score of ${id} goes from ${score} to ${raised}, not by ${low} to ${high}`;
    if (best.score * low > score * high * (1 + 1e-9))
      return `${id} (${score}) comes before ${best.id} (${best.score})`;
    if (score > best.score) best = { id, score };
  }
  return null;
}
