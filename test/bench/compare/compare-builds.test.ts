// The comparison of builds on a handful of documents, of this build with itself: that it runs and says what it should, never how
// fast anything is.

import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../temporary-folder.js';

const root = temporaryFolder();
const checkout = fileURLToPath(new URL('../../../', import.meta.url));
let files: string[] = [];

beforeAll(() => {
  const folder = mkdtempSync(path.join(root, 'compare-'));
  const write = (name: string, lines: readonly string[]): string => {
    const file = path.join(folder, name);
    writeFileSync(file, `${lines.join('\n')}\n`);
    return file;
  };
  const documents = Array.from({ length: 30 }, (_, number) =>
    JSON.stringify({
      _id: `d${number}`,
      title: `Harbour bridge opens after winter storms ${number}`,
      text: `The harbour office said on day ${number} that the bridge opens again.`,
    }),
  );
  files = [
    ...['--corpus', write('corpus.jsonl', documents)],
    ...['--queries', write('queries.txt', ['harbour bridge', 'winter storms'])],
    ...['--documents', '30', '--rounds', '1', '--old', checkout, '--work', path.join(folder, 'work')],
  ];
  write('poison.txt', ['/search?q=ha*+br*']);
});

function run(script: string, args: readonly string[]): string {
  const driver = path.join(checkout, 'test', 'bench', script);
  const { status, stdout, stderr } = spawnSync(process.execPath, [driver, ...files, ...args], {
    encoding: 'utf8',
  });
  expect(status, stderr).toBe(0);
  return stdout;
}

// What a process has cost is read from /proc and told by GNU time.
describe.skipIf(!existsSync('/proc/self/stat') || !existsSync('/usr/bin/time'))(
  'comparing two builds',
  () => {
    it('measures opening and poison, and says what failed', { timeout: 180_000 }, () => {
      const poison = path.join(path.dirname(files[1] ?? ''), 'poison.txt');
      const out = run('compare-builds.mjs', [
        '--poison',
        poison,
        '--scale',
        '0.01',
        '--measures',
        'opening,poison',
      ]);
      for (const title of ['findling search, the whole process', 'poison query, processor time'])
        expect(out).toContain(`| ${title}`);
      expect(out).toContain('0 of the old ones and 0 of the new ones failed');
      expect(out).toContain('0 requests of the others failed');
    });

    it('says where the time of a request goes', { timeout: 180_000 }, () => {
      const out = run('run.mjs', ['--stages', '--rounds', '50', '--kinds', 'search']);
      expect(out).toContain('search, old');
      for (const stage of ['HTTP', 'planning', 'total'])
        expect(out).toMatch(new RegExp(`\\| ${stage} +\\| +[1-9]`));
    });
  },
);
