// What `findling bench` says of an index, asked in some ways, and the table of it.

import { askFindling } from '../findling-program.mjs';
import { digits, table } from './tables.mjs';

/** Each way of asking and its flags; `phrases` stands for the file of phrases. */
const ways = {
  'any word': { set: 'words', flags: ['--match', 'any', '--fuzzy', 'off'] },
  'all words': { set: 'words', flags: ['--match', 'all', '--fuzzy', 'off'] },
  phrase: { set: 'phrases', flags: ['--phrase', '--fuzzy', 'off'] },
  'one typo, corrected': { set: 'typos', flags: [] },
  'as a person asks': { set: 'words', flags: [] },
};

/**
 * @param files of queries by name: `words`, `phrases`, `typos`
 * @param names the ways wanted; all unless told
 */
export async function benchIndex(index, files, rounds, names = Object.keys(ways)) {
  const times = {};
  for (const name of names) {
    const { set, flags } = ways[name];
    const asked = ['--queries', files[set], '--rounds', String(rounds), ...flags];
    const { answer, failed } = await askFindling(['bench', '--index', index, ...asked]);
    times[name] = failed === undefined ? answer : { failed };
  }
  return times;
}

export function benchTable(times) {
  const cell = ({ meanMs, p50Ms, p99Ms }) => [meanMs, p50Ms, p99Ms].map(digits).join(' / ');
  return table(
    ['mean / p50 / p99, ms', 'ten hits', 'with a snippet each'],
    Object.entries(times).map(([name, answer]) =>
      answer.failed === undefined ? [name, cell(answer), cell(answer.withSnippets)] : [name, answer.failed],
    ),
  );
}
