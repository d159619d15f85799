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
      text: `round${round} ${'storm surge harbour inquiry '.repeat(12)} number${n}`,
    }),
  ).join('\n');
}

describe('kill -9 during `findling index`', () => {
  it('leaves the old or the new generation, whole, at whatever moment it comes', async () => {
    const corpus = path.join(root, 'corpus');
    const index = path.join(root, 'index');
    const where = ['--corpus', corpus, '--index', index];
    writeFiles(corpus, { 'a.jsonl': lines(0) });
    expect((await runFindling(['index', ...where])).code).toBe(0);
    for (let round = 1; round <= ROUNDS; round += 1) {
      writeFiles(corpus, { 'a.jsonl': lines(round) });
      const child = startFindling(['index', ...where]);
      const closed = new Promise((resolve) => child.once('close', resolve));
      await new Promise((resolve) => setTimeout(resolve, 100 + Math.random() * 1200));
      child.kill('SIGKILL');
      await closed;
      expect(await runFindling(['check', '--index', index])).toMatchObject({ code: 0 });
      const { code, out } = await runFindling(['search', 'harbour', '--index', index, '--json']);
      expect(code).toBe(0);
      expect((JSON.parse(out) as { totalHits: number }).totalHits).toBe(3000);
    }
    expect((await runFindling(['index', ...where])).code).toBe(0);
    const left = readdirSync(index).filter(
      (name) => !/^(?:CURRENT|segments|generation-\d+(?:\.sources)?\.json)$/.test(name),
    );
    expect(left).toEqual([]);
    expect(
      readdirSync(index).filter((name) => /^generation-\d+\.json$/.test(name)).length,
    ).toBeLessThanOrEqual(2);
  });
});
