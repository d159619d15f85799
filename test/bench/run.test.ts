// The benchmark driver on a handful of documents: that it runs and says what it should, never how fast anything is.

import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../temporary-folder.js';

const root = temporaryFolder();
const driver = fileURLToPath(new URL('run.mjs', import.meta.url));
const peers = 'findling,findling-plain,sqlite,minisearch,flexsearch,orama,lunr';
const nativePeers = ['sqlite-native', 'xapian', 'sphinx', 'groonga', 'postgresql'];

const documents = Array.from({ length: 30 }, (_, number) => ({
  _id: `d${number}`,
  title: `Harbour bridge opens after winter storms ${number}`,
  text: `The harbour office said on day ${number} that the bridge opens again.`,
}));

function runDriver(folder: string, engines: string): string {
  const corpus = path.join(folder, 'corpus.jsonl');
  const queries = path.join(folder, 'queries.txt');
  writeFileSync(corpus, documents.map((document) => JSON.stringify(document)).join('\n'));
  writeFileSync(queries, 'harbour bridge\nwinter storms\n');
  const files = ['--corpus', corpus, '--queries', queries, '--work', path.join(folder, 'work')];
  const brief = ['--documents', '30', '--rounds', '1', '--budget-s', '0.2', '--engines', engines];
  const { status, stdout, stderr } = spawnSync(process.execPath, [driver, ...files, ...brief], {
    encoding: 'utf8',
  });
  expect(status, stderr).toBe(0);
  return stdout;
}

interface Result {
  readonly failed: readonly { readonly reason: string }[];
  readonly kinds: Readonly<Record<string, { readonly withHits: number; readonly asked: number }>>;
}

function readResult(folder: string, engine: string): Result {
  const file = path.join(folder, 'work', '30', 'results', `${engine}.json`);
  return JSON.parse(readFileSync(file, 'utf8')) as Result;
}

function expectAnswers(engine: string, { failed, kinds }: Result): void {
  expect(failed, engine).toEqual([]);
  expect(kinds, engine).toHaveProperty('or');
  for (const [kind, { withHits, asked }] of Object.entries(kinds)) {
    expect(asked, `${engine} ${kind}`).toBeGreaterThan(0);
    expect(withHits, `${engine} ${kind}`).toBeGreaterThan(0);
  }
}

describe('npm run bench', () => {
  it(
    'builds and asks every engine in JavaScript, and finds something with each',
    { timeout: 180_000 },
    () => {
      const folder = mkdtempSync(path.join(root, 'run-'));
      const out = runDriver(folder, peers);
      for (const name of ['Findling', 'SQLite', 'MiniSearch', 'FlexSearch', 'Orama', 'lunr'])
        expect(out).toContain(`| ${name} `);
      for (const engine of peers.split(',')) expectAnswers(engine, readResult(folder, engine));
    },
  );

  it.each(nativePeers)('builds and asks %s where it is installed', { timeout: 180_000 }, (engine) => {
    const folder = mkdtempSync(path.join(root, 'run-'));
    const out = runDriver(folder, engine);
    const result = readResult(folder, engine);
    const [missing] = result.failed;
    if (missing?.reason.includes('apt-get install') === true) expect(out).toContain(missing.reason);
    else expectAnswers(engine, result);
  });

  it('derives the same queries in every run: neighbours in titles, beginnings of words, one wrong letter', () => {
    const sets = [0, 1].map(() => {
      const folder = mkdtempSync(path.join(root, 'run-'));
      runDriver(folder, 'minisearch');
      return ['words', 'phrases', 'prefixes', 'typos'].map((name) =>
        readFileSync(path.join(folder, 'work', '30', 'queries', `${name}.txt`), 'utf8')
          .trim()
          .split('\n'),
      );
    });
    expect(sets[1]).toEqual(sets[0]);
    const [words, phrases, prefixes, typos] = sets[0]!;
    expect(words).toEqual(['harbour bridge', 'winter storms']);
    expect([...phrases!].sort()).toEqual(['bridge opens', 'harbour bridge', 'winter storms']);
    expect(prefixes!.every((query) => /^(harbour bri(d)?|winter sto(r)?)$/.test(query))).toBe(true);
    expect(typos).toHaveLength(2);
    expect(
      typos!.every((line) => /^[a-z]+ [a-z]+\t[01]$/.test(line) && !words!.includes(line.slice(0, -2))),
    ).toBe(true);
  });

  it('does not measure again what it has measured', { timeout: 180_000 }, () => {
    const folder = mkdtempSync(path.join(root, 'run-'));
    const tables = (out: string): string => out.slice(out.indexOf('|'));
    expect(tables(runDriver(folder, 'minisearch'))).toBe(tables(runDriver(folder, 'minisearch')));
  });
});
