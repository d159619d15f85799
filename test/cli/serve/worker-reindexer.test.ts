import path from 'node:path';
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { WorkerReindexer } from '../../../src/cli/serve/worker-reindexer.js';
import { loadConfig } from '../../../src/config.js';
import { taskSchema } from '../../../src/server/api/response-schemas.js';
import { get } from '../../server/ask.js';
import { openApp } from '../../server/open-app.js';
import { temporaryFolder, writeFiles } from '../../temporary-folder.js';

describe('a reindexing run that fails', () => {
  it('says why with a code, its type, and a link to a row of the page of error codes', async () => {
    const root = temporaryFolder();
    const request = loadConfig(
      { corpus: path.join(root, 'nowhere'), index: path.join(root, 'index') },
      {},
      root,
    );
    const reindexer = new WorkerReindexer(request, pino({ level: 'silent' }), () => Promise.resolve());
    const start = await reindexer.start();
    await expect.poll(() => reindexer.task(start.task?.uid ?? 0)?.status, { timeout: 20_000 }).toBe('failed');
    const { error } = taskSchema.strict().parse(reindexer.task(start.task?.uid ?? 0));
    expect(error).toMatchObject({
      code: 'corpus_missing',
      type: 'system',
      link: '/help/errors#corpus_missing',
    });
    expect(error?.message).toContain('nowhere');
    expect((await get(openApp(), '/help/errors')).text).toContain('<tr id="corpus_missing">');
  });
});

describe('a reindexing run that is stopped', () => {
  it('is a task that says so, and no error of the log', async () => {
    const root = temporaryFolder();
    const corpus = path.join(root, 'corpus');
    writeFiles(corpus, { 'a.txt': 'Comet' });
    const log: string[] = [];
    const logger = pino({ level: 'warn' }, { write: (line: string) => log.push(line) });
    const request = loadConfig({ corpus, index: path.join(root, 'index') }, {}, root);
    const reindexer = new WorkerReindexer(request, logger, () => Promise.resolve());
    const { task } = await reindexer.start();
    await reindexer.stop();
    expect(reindexer.task(task?.uid ?? 0)).toMatchObject({ status: 'failed' });
    expect(log).toEqual([]);
    reindexer.request();
    expect(reindexer.task((task?.uid ?? 0) + 1)).toBeNull();
  });
});

describe('a reindexing run that has to index everything anew', () => {
  it('says in its task and in the log how much that is and how long it takes', async () => {
    const root = temporaryFolder();
    const corpus = path.join(root, 'corpus');
    writeFiles(corpus, { 'a.jsonl': '{"id":"1","text":"Comet","notes":"a tail"}' });
    const log: Record<string, unknown>[] = [];
    const logger = pino(
      { level: 'info' },
      { write: (line: string) => log.push(JSON.parse(line) as Record<string, unknown>) },
    );
    const places = { corpus, index: path.join(root, 'index') };
    const run = async (fields: object): Promise<unknown> => {
      const request = { ...loadConfig(places, {}, root), fields } as ConstructorParameters<
        typeof WorkerReindexer
      >[0];
      const reindexer = new WorkerReindexer(request, logger, () => Promise.resolve());
      const { task } = await reindexer.start();
      await expect
        .poll(() => reindexer.task(task?.uid ?? 0)?.status, { timeout: 20_000 })
        .not.toBe('processing');
      return taskSchema.strict().parse(reindexer.task(task?.uid ?? 0));
    };
    expect(await run({})).toMatchObject({ status: 'succeeded', rebuild: null });
    const task = await run({ notes: { as: 'text' } });
    expect(task).toMatchObject({
      status: 'succeeded',
      rebuild: { documents: 1, files: 1, expectedDuration: expect.stringMatching(/^PT[0-9.]+S$/) as string },
      duration: expect.stringMatching(/^PT[0-9.]+S$/) as string,
    });
    expect(log.map(({ msg }) => msg)).toEqual(['reindexed', 'indexing everything anew', 'reindexed']);
    expect(log[1]).toMatchObject({ documents: 1, files: 1, seconds: expect.any(Number) as number });
    expect(log[2]).toMatchObject({ seconds: expect.any(Number) as number });
  });
});
