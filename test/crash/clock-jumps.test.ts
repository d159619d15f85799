// The time of day jumps by years, between runs and within a server: nothing that is kept or answered depends on it.
// Needs libfaketime, and is skipped with a reason where there is none.

import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { runFindling, startServer } from '../cli/run-findling.js';
import { temporaryFolder, writeFiles } from '../temporary-folder.js';

const root = temporaryFolder();
const LIBRARY = [process.arch === 'x64' ? 'x86_64' : 'aarch64']
  .map((machine) => `/usr/lib/${machine}-linux-gnu/faketime/libfaketimeMT.so.1`)
  .find((file) => existsSync(file));
if (LIBRARY === undefined) console.log('clock jumps are not tested: there is no libfaketime');

const clock = path.join(root, 'clock');
/** What a process sees as the time of day is `clock`'s; time that passes is real. */
const FAKED = {
  LD_PRELOAD: LIBRARY ?? '',
  FAKETIME_TIMESTAMP_FILE: clock,
  FAKETIME_NO_CACHE: '1',
  FAKETIME_DONT_FAKE_MONOTONIC: '1',
  // Times of files are those of the real clock: the machine that wrote them may have had another one.
  NO_FAKE_STAT: '1',
};
const JUMPS =
  process.env['FINDLING_CLOCKS'] === 'full'
    ? ['-400d', '+400d', '-20y', '+10y', '-1d', '+0']
    : ['-20y', '+400d', '+0'];

function jump(by: string): void {
  writeFileSync(clock, `${by}\n`);
}

async function find(url: string, query: string): Promise<readonly string[]> {
  const response = await fetch(`${url}/search?q=${encodeURIComponent(query)}`);
  expect(response.status).toBe(200);
  const { hits } = (await response.json()) as { hits: { id: string }[] };
  return hits.map(({ id }) => id);
}

describe.skipIf(LIBRARY === undefined)('the time of day', () => {
  it('may jump between two runs: each finds what changed, and nothing else', async () => {
    const corpus = path.join(root, 'corpus');
    const index = path.join(root, 'index');
    const where = ['--corpus', corpus, '--index', index];
    writeFiles(corpus, { 'kept.txt': 'Kept\n\nlanterns on the pier', 'edited.txt': 'Edited\n\nedition' });
    for (const [number, by] of JUMPS.entries()) {
      jump(by);
      writeFiles(corpus, {
        'edited.txt': `Edited\n\nedition${number}x`,
        [`new-${number}.txt`]: 'New\n\nferry',
      });
      const { code, err, out } = await runFindling(['index', '--json', ...where], FAKED);
      expect(code, err).toBe(0);
      const first = number === 0;
      expect(JSON.parse(out), by).toMatchObject({
        published: true,
        generation: number + 1,
        added: first ? 3 : 1,
        changed: first ? 0 : 1,
        restarted: null,
      });
      const again = await runFindling(['index', '--json', ...where], FAKED);
      expect(JSON.parse(again.out), by).toMatchObject({ published: false, changed: 0, added: 0 });
    }
    expect(await runFindling(['check', '--index', index], FAKED)).toMatchObject({ code: 0 });
  });

  it('may jump within a server, which goes on to answer and to follow', async () => {
    const corpus = path.join(root, 'served');
    const index = path.join(root, 'served-index');
    const where = ['--corpus', corpus, '--index', index];
    jump('+0');
    writeFiles(corpus, { 'a.txt': 'Kept\n\nlanterns on the pier' });
    expect(await runFindling(['index', ...where])).toMatchObject({ code: 0 });
    const server = await startServer(['--index', index, '--update', 'never'], FAKED);
    for (const [number, by] of JUMPS.entries()) {
      jump(by);
      expect(await find(server.url, 'lanterns'), by).toEqual(['a.txt']);
      writeFiles(corpus, { 'b.txt': `Edited\n\nedition${number}x` });
      expect(await runFindling(['index', ...where])).toMatchObject({ code: 0 });
      await expect.poll(() => find(server.url, `edition${number}x`), { timeout: 60_000 }).toEqual(['b.txt']);
    }
    expect(await server.stop()).toBe(0);
  });
});
