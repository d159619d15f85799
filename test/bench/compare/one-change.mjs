// One document of the large collection changes, each time in another file of 1,000: `findling index` by its own clock, and how long
// until a server that has the index open finds it.

import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import { nameOfFile } from '../inputs/corpus-files.mjs';
import { askOnce } from '../load/ask.mjs';
import { askProgram, ensureIndex, serve } from './builds.mjs';
import { mostRow, ratioRow } from './rows.mjs';

const STEP = 3;
const LONGEST_MS = 30_000;

export async function measure({ old, ours, corpus, each, documents, work, rounds }) {
  const folder = path.join(work, 'one-change');
  rmSync(folder, { recursive: true, force: true });
  const changing = path.join(folder, 'corpus');
  cpSync(corpus, changing, { recursive: true });
  const measured = { old: [], ours: [] };
  const open = [];
  try {
    for (const [name, build] of Object.entries({ old, ours })) {
      const index = path.join(folder, name);
      await ensureIndex(build, changing, index);
      open.push({ name, build, index, server: await serve(build, { index, threads: 1 }) });
    }
    const files = Math.ceil(documents / each);
    for (let change = 0; change < rounds; change += 1) {
      const word = `changed${Date.now()}`;
      changeDocument(path.join(changing, nameOfFile((change * STEP) % files)), word);
      for (const { name, build, index, server } of open) {
        const { answer, cpuSeconds } = await askProgram(build, [
          'index',
          '--corpus',
          changing,
          '--index',
          index,
        ]);
        if (answer.added + answer.changed !== 1)
          throw new Error(`${name} changed ${answer.changed} documents`);
        const followMs = await untilFound(server.url, word);
        measured[name].push({ seconds: answer.seconds, cpuSeconds, followMs });
      }
    }
  } finally {
    for (const { server } of open) await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
  return { measured };
}

async function untilFound(url, word) {
  const started = performance.now();
  while (performance.now() - started < LONGEST_MS) {
    const { body } = await askOnce(`${url}/search?q=${word}&fuzzy=off`, {});
    if (JSON.parse(body).totalHits === 1) return performance.now() - started;
    await wait(20);
  }
  throw new Error(`a server did not find ${word} within ${LONGEST_MS} ms`);
}

function changeDocument(file, word) {
  const lines = readFileSync(file, 'utf8').split('\n');
  const at = Math.min(lines.length - 2, lines.length >> 1);
  const document = JSON.parse(lines[at]);
  lines[at] = JSON.stringify({ ...document, text: `${document.text} ${word}` });
  writeFileSync(file, lines.join('\n'));
}

export function rowsOf({ measured: { old, ours } }) {
  const all = (changes, name) => changes.map((change) => change[name]);
  const both = (name) => ({ base: all(old, name), ours: all(ours, name) });
  return [
    mostRow({ title: 'one changed document: findling index', unit: 's', most: 0.5, ...both('seconds') }),
    ratioRow({
      title: 'one changed document: processor time',
      unit: 's',
      times: null,
      ...both('cpuSeconds'),
    }),
    ratioRow({
      title: 'one changed document: until a server finds it',
      unit: 'ms',
      times: null,
      ...both('followMs'),
    }),
  ];
}
