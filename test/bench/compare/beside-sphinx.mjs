// Answers a second with ten snippets beside Sphinx: each server kept to the first core, its client to the second, four connections,
// each over its own protocol. Findling has one search thread, and its HTTP thread shares that core with it.

import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { loadEngine } from '../engines/registry.mjs';
import { press } from '../load/press.mjs';
import { pathsOf } from '../load/request-paths.mjs';
import { serve } from './builds.mjs';
import { ratioRow } from './rows.mjs';
import { runSphinxClient } from './sphinx-client.mjs';

const CONNECTIONS = 4;
const SECONDS = 8;
const SERVER_CPU = 0;
const CLIENT_CPU = 1;

export async function measure({ old, ours, documentFile, sets, work, rounds, scale }) {
  const sphinx = await loadEngine('sphinx');
  const missing = sphinx.missing();
  if (missing !== null) return { skipped: missing };
  const folder = path.join(work, 'sphinx');
  if (!existsSync(path.join(folder, 'documents.sph'))) {
    mkdirSync(folder, { recursive: true });
    await sphinx.build(await sphinx.prepare(documentFile, folder), folder);
  }
  const searchd = await sphinx.open(folder);
  const servers = {
    old: await serve(old, { cpu: SERVER_CPU }),
    ours: await serve(ours, { threads: 1, cpu: SERVER_CPU }),
  };
  spawnSync('taskset', ['-a', '-c', '-p', String(SERVER_CPU), String(searchd.pid)]);
  const measured = { sphinx: [], old: [], ours: [] };
  const seconds = Math.max(1, SECONDS * scale);
  const given = { paths: pathsOf('search', sets), connections: CONNECTIONS, seconds, cpu: CLIENT_CPU };
  const ask = (name) =>
    name === 'sphinx'
      ? runSphinxClient({ port: searchd.port, sets, connections: CONNECTIONS, seconds, cpu: CLIENT_CPU })
      : press(servers[name].url, given);
  try {
    const names = Object.keys(measured);
    for (const name of names) await ask(name);
    for (let round = 0; round < rounds; round += 1)
      for (const name of round % 2 === 0 ? names : names.toReversed()) measured[name].push(await ask(name));
  } finally {
    for (const server of Object.values(servers)) await server.stop();
    await sphinx.close(searchd);
  }
  return { title: sphinx.title, measured };
}

export function rowsOf({ title, measured }) {
  const perSecond = (name) => measured[name].map((round) => round.perSecond);
  return [
    ratioRow({
      title: 'answers a second with ten snippets on one core, beside Sphinx',
      unit: '',
      times: 2.5,
      more: true,
      base: perSecond('sphinx'),
      ours: perSecond('ours'),
      names: [title, 'new'],
    }),
    ratioRow({
      title: 'the old build on one core, beside Sphinx',
      unit: '',
      times: null,
      more: true,
      base: perSecond('sphinx'),
      ours: perSecond('old'),
      names: [title, 'old'],
    }),
  ];
}
