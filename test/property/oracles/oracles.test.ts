// Answers compared with what cannot be wrong in the same way: a scan of all documents, the formula of the ranking, and the answers to
// other questions that must agree. `FINDLING_COMPARISONS=1000000` makes so many, and prints how many there were of each kind.

import { setTimeout } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { buildSegment } from '../../../src/index/build/segment-builder.js';
import { segmentFiles } from '../../../src/index/format/segment-files.js';
import { mergeSegments } from '../../../src/index/merge/merge-segments.js';
import { makeRandom, SEED } from '../../crash/random.js';
import { indexed } from '../../memory-segments.js';
import { shuffled } from '../../random-choice.js';
import { compareQuery } from './compare-query.js';
import { compareWords } from './compare-words.js';
import { type ComparedCollection, indexInWays } from './compared-collection.js';
import { anyDocuments } from './random-documents.js';
import { Tally } from './tally.js';

/** How many comparisons, at least. */
const COMPARISONS = Number(process.env['FINDLING_COMPARISONS'] ?? 2000);
const IS_CAMPAIGN = process.env['FINDLING_COMPARISONS'] !== undefined;
/** Queries to each collection: to index one takes as long as to ask it so many. */
const QUERIES = 50;
/** However many there are: for what hangs, not for what is slow. */
const TIMEOUT_MS = 24 * 3_600_000;

/** The files of one segment: merged of several, built at once, and built of the same documents in another order. */
function compareBytes(random: () => number, collection: ComparedCollection, tally: Tally): void {
  const { live, gone, segments } = collection;
  const merged = mergeSegments(
    segments.map((segment) => {
      const numbers = [...gone].map((id) => segment.ids.find(id)).filter((number) => number >= 0);
      return { segment, deleted: new Set(numbers) };
    }),
  );
  const built = buildSegment(live.map(indexed));
  const again = buildSegment(shuffled(random, live).map(indexed));
  for (const file of segmentFiles)
    for (const other of [merged, again]) {
      const isSame = Buffer.compare(built[file], other[file]) === 0;
      tally.add('bytes, merged and built anew', file, 1, isSame ? null : 'other bytes');
    }
}

function compareCollection(random: () => number, tally: Tally): void {
  const collection = indexInWays(anyDocuments(random));
  if (collection.live.length > 0) compareBytes(random, collection, tally);
  for (let query = 0; query < QUERIES; query += 1) {
    compareQuery(random, collection, tally);
    compareWords(random, collection, tally);
  }
}

function summaryOf({ counts, comparisons, values, differences }: Tally, begun: NodeJS.CpuUsage): unknown {
  const { user, system } = process.cpuUsage(begun);
  const cpuSeconds = Math.round((user + system) / 1_000_000);
  return { seed: SEED, ...Object.fromEntries(counts), comparisons, values, differences, cpuSeconds };
}

it(
  'finds, ranks and counts as a scan of every document does, however the index was put together',
  async () => {
    const tally = new Tally();
    const random = makeRandom(SEED);
    const begun = process.cpuUsage();
    for (let collection = 0; tally.comparisons < COMPARISONS; collection += 1) {
      tally.subject = `seed ${SEED}, collection ${collection}`;
      compareCollection(random, tally);
      if (!IS_CAMPAIGN || collection % 100 !== 99) continue;
      console.info(summaryOf(tally, begun));
      // What is printed is passed on only while nothing else is done.
      await setTimeout(100);
    }
    if (IS_CAMPAIGN) console.info(summaryOf(tally, begun));
    expect(tally.differences).toEqual([]);
    expect([...tally.counts].filter(([, count]) => count === 0)).toEqual([]);
  },
  TIMEOUT_MS,
);
