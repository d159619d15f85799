import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { runFindling, startFindling } from '../cli/run-findling.js';
import { temporaryFolder, writeFiles } from '../temporary-folder.js';

const root = temporaryFolder();
const ROUNDS = Number(process.env['FINDLING_KILLS'] ?? 8);

function lines(round: number): string {
  return Array.from({ length: 3000 }, (_, n) =>
    JSON.stringify({
      _id: `d${n}`,
      title: `Ferry ${n}`,
      text: `round${round}x ${'storm surge harbour inquiry '.repeat(12)} number${n}`,
    }),
  ).join('\n');
}

async function countFound(query: string, index: string): Promise<number> {
  // However busy the machine is, it is not time that decides.
  const patient = { FINDLING_SEARCH_TIMEOUT_MS: '60000' };
  const { code, out } = await runFindling(['search', query, '--index', index, '--json'], patient);
  expect(code).toBe(0);
  return (JSON.parse(out) as { totalHits: number }).totalHits;
}

describe('kill -9 during `findling index`', () => {
  it('leaves the old or the new generation, whole, at whatever moment it comes', async () => {
    const corpus = path.join(root, 'corpus');
    const index = path.join(root, 'index');
    const where = ['--corpus', corpus, '--index', index];
    writeFiles(corpus, { 'a.jsonl': lines(0) });
    expect((await runFindling(['index', ...where])).code).toBe(0);
    let published = 0;
    for (let round = 1; round <= ROUNDS; round += 1) {
      writeFiles(corpus, { 'a.jsonl': lines(round) });
      const child = startFindling(['index', ...where]);
      const closed = new Promise((resolve) => child.once('close', resolve));
      await new Promise((resolve) => setTimeout(resolve, 100 + Math.random() * 1200));
      child.kill('SIGKILL');
      await closed;
      expect(await runFindling(['check', '--index', index])).toMatchObject({ code: 0 });
      const found = [
        await countFound(`round${published}x`, index),
        await countFound(`round${round}x`, index),
      ];
      expect([
        [3000, 0],
        [0, 3000],
      ]).toContainEqual(found);
      if (found[1] === 3000) published = round;
    }
    expect((await runFindling(['index', ...where])).code).toBe(0);
    expect(await countFound(`round${ROUNDS}x`, index)).toBe(3000);
    const left = readdirSync(index).filter(
      (name) =>
        !/^(?:CURRENT|segments|pace\.json|generation-\d+(?:\.(?:sources|minisearch))?\.json|generation-\d+\.duplicates\.bin)$/.test(
          name,
        ),
    );
    expect(left).toEqual([]);
    expect(
      readdirSync(index).filter((name) => /^generation-\d+\.json$/.test(name)).length,
    ).toBeLessThanOrEqual(2);
  }, 240_000);
});
