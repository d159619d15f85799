// Findling's program beside another one that times Lucene on the same files: building, any word, all words. Both begin with
// the text of a query, take the best of five rounds, and do nothing before to get warm.

import path from 'node:path';
import { rebuildIndex, succeeded } from './findling-program.mjs';
import { askYardstick } from './parts/yardstick.mjs';
import { benchIndex } from './report/command-times.mjs';
import { digits, table } from './report/tables.mjs';

const ROUNDS = 5;
/** The ways `benchIndex` knows, and how the other program is asked the same. */
const ways = { 'any word': [], 'all words': ['-Dop=AND'] };

/**
 * The table of both.
 * @param documentFile JSON lines, alone in their folder
 * @param words file of queries, one a line
 * @param index folder for an index of ours
 */
export async function besideYardstick(yardstick, documentFile, words, index) {
  const built = succeeded(await rebuildIndex(path.dirname(documentFile), index)).answer;
  const times = await benchIndex(index, { words }, ROUNDS, Object.keys(ways));
  const rows = [];
  for (const [name, flags] of Object.entries(ways)) {
    const ours = succeeded(times[name]);
    const lucene = askYardstick(yardstick, ['-Dan=en', ...flags, documentFile, words]);
    if (rows.length === 0) rows.push(rowOf('building, s', built.seconds, lucene.index_s));
    rows.push(rowOf(`${name}, mean, ms`, ours.meanMs, lucene.mean_ms));
    rows.push(rowOf(`${name}, p99, ms`, ours.p99Ms, lucene.p99_ms));
  }
  return table(['', 'Findling', 'Lucene, timed by the other program', 'as fast'], rows);
}

function rowOf(name, ours, lucene) {
  return [name, digits(ours), digits(lucene), `${digits(lucene / ours)} times`];
}
