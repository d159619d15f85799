// Documents as long as books: 300 of 270 KB and three of 9.5 MB, made of the texts of the collection. The processor time of a search
// of one word and of two, as a person asks.

import { existsSync } from 'node:fs';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { takeDocuments, writeCorpus } from '../inputs/corpus-files.mjs';
import { readQuerySet } from '../inputs/query-sets.mjs';
import { askInTurn } from '../load/ask.mjs';
import { cpuMsOf } from '../load/processes.mjs';
import { ensureIndex, serve } from './builds.mjs';
import { mostRow } from './rows.mjs';

const SIZES = [...Array(300).fill(270_000), 9_500_000, 9_500_000, 9_500_000];
const WARM_UP_SECONDS = 3;
const SECONDS = 15;

export async function measure({ old, ours, corpusFile, sets, work, scale }) {
  const corpus = path.join(work, 'large-documents');
  if (!existsSync(path.join(corpus, '000.jsonl'))) await writeCorpus(corpus, longDocuments(corpusFile), 400);
  const queries = readQuerySet(sets, 'words');
  const asked = {
    one: queries.map(({ words }) => words[0]),
    two: queries.map(({ words }) => words.slice(0, 2).join(' ')),
  };
  const measured = {};
  for (const [name, build] of Object.entries({ old, ours })) {
    const index = path.join(work, `large-documents-${name}`);
    await ensureIndex(build, corpus, index);
    const server = await serve(build, {
      index,
      threads: 1,
      environment: { FINDLING_SEARCH_TIMEOUT_MS: '60000' },
    });
    try {
      measured[name] = {};
      for (const [words, texts] of Object.entries(asked)) {
        const paths = texts.map((text) => `/search?q=${encodeURIComponent(text)}`);
        await askFor(server, paths, WARM_UP_SECONDS * scale);
        measured[name][words] = await askFor(server, paths.toReversed(), SECONDS * scale);
      }
    } finally {
      await server.stop();
    }
  }
  return { measured };
}

/** Milliseconds of processor time a search, over all queries or as many as so many seconds allow. */
async function askFor({ url, pid }, paths, seconds) {
  const before = cpuMsOf(pid);
  const latest = performance.now() + seconds * 1000;
  const { times, ...counts } = await askInTurn(url, paths, { until: () => performance.now() > latest });
  return { cpuMs: (cpuMsOf(pid) - before) / times.length, answers: times.length, ...counts };
}

async function* longDocuments(corpusFile) {
  let made = 0;
  let parts = [];
  let length = 0;
  let title = '';
  while (made < SIZES.length) {
    for await (const document of takeDocuments(corpusFile, Number.POSITIVE_INFINITY)) {
      if (parts.length === 0) ({ title } = document);
      parts.push(document.text);
      length += document.text.length + 2;
      if (length < SIZES[made]) continue;
      yield { _id: `long-${made}`, title, text: parts.join('\n\n') };
      made += 1;
      [parts, length] = [[], 0];
      if (made === SIZES.length) return;
    }
  }
}

export function rowsOf({ measured: { old, ours } }) {
  return Object.entries({ one: 'one word', two: 'two words' }).map(([words, title]) =>
    mostRow({
      title: `300 documents of 270 KB, three of 9.5 MB: ${title}, processor time`,
      unit: 'ms',
      most: 10,
      base: [old[words].cpuMs],
      ours: [ours[words].cpuMs],
      note: `${ours[words].refused + ours[words].errors} failed, ${ours[words].partial} partial`,
    }),
  );
}
