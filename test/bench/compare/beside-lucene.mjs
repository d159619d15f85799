// The ten best of any of the words by their ids, beside a warmed Lucene, English, each in its own process, in turn.

import path from 'node:path';
import { runEngine } from '../run-engine.mjs';
import { ratioRow } from './rows.mjs';

const MOST_ROUNDS = 3;
const limits = {
  kinds: ['or', 'orIds'],
  rounds: 5,
  budgetMs: 8000,
  memoryMb: 4096,
  buildSeconds: () => 300,
};

export async function measure({ documentFile, documents, sets, work, rounds }) {
  const measured = { findling: [], lucene: [] };
  for (let round = 0; round < Math.min(rounds, MOST_ROUNDS); round += 1) {
    for (const name of Object.keys(measured)) {
      const folder = path.join(work, `beside-lucene-${name}`);
      const { kinds, failed } = await runEngine(name, { documentFile, documents, sets, folder, limits });
      if (kinds.orIds === undefined) return { skipped: `${name}: ${failed[0]?.reason ?? 'asked nothing'}` };
      measured[name].push(kinds);
    }
  }
  return { measured };
}

export function rowsOf({ measured: { findling, lucene } }) {
  const all = (results, kind, name) => results.map((kinds) => kinds[kind][name]);
  const beside = (title, kind, name, times) =>
    ratioRow({
      title,
      unit: 'ms',
      times,
      base: all(lucene, kind, name),
      ours: all(findling, kind, name),
      names: ['Lucene', 'new'],
    });
  return [
    beside('any word by ids, beside a warmed Lucene, mean', 'orIds', 'meanMs', 2.5),
    beside('any word by ids, beside a warmed Lucene, 99th percentile', 'orIds', 'p99Ms', null),
    beside('any word, titles and exact count, beside a warmed Lucene, mean', 'or', 'meanMs', null),
  ];
}
