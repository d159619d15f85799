import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createEngine } from '../../../src/library/create-engine.js';
import type { OpenEngine } from '../../../src/library/open-engine.js';
import { updateIndex } from '../../../src/library/update-index.js';
import { temporaryFolder, writeFiles } from '../../temporary-folder.js';
import { get } from '../ask.js';
import { openApp } from '../open-app.js';

const MEGABYTES = 8 * 1024 * 1024;
const PATHS = [
  '/search?q=ferry',
  '/search?q=ship&facets=section',
  '/search?q=ferry&collapse=1',
  '/suggest?q=fer',
  '/documents/a.txt',
  '/documents/a.txt/similar',
  '/?q=ferry',
];

describe('answers that are kept', () => {
  const root = temporaryFolder();
  const corpus = path.join(root, 'corpus');
  const index = path.join(root, 'index');
  const synonyms = path.join(root, 'synonyms.txt');
  let engine: OpenEngine;
  const write = async (files: Readonly<Record<string, string>>): Promise<void> => {
    writeFiles(corpus, files);
    await updateIndex({ corpus, index });
    await engine.refresh();
  };
  beforeAll(async () => {
    mkdirSync(corpus);
    writeFiles(corpus, { 'a.txt': 'Ferry\n\nThe ferry sails.', 'b.txt': 'Comet\n\nA comet.' });
    writeFileSync(synonyms, '');
    await updateIndex({ corpus, index });
    engine = await createEngine({ index, synonyms });
  });
  afterAll(() => {
    engine.close();
  });

  /** What an answer says, without how long it took and how large it is. */
  async function ask(app: ReturnType<typeof openApp>, target: string): Promise<unknown> {
    const { status, text } = await get(app, target);
    return { status, text: text.replaceAll(/"processingTimeMs":[\d.]+|Found in [\d.]+ m?s/g, '') };
  }

  it('are those that the engine gives now, after each change of documents and synonyms', async () => {
    const kept = openApp({ engine: () => engine, cacheBytes: MEGABYTES });
    const anew = openApp({ engine: () => engine });
    const seen = new Set<string>();
    const changes = [
      () => Promise.resolve(),
      () => write({ 'c.txt': 'Ferry again\n\nThe ferry is back.' }),
      () => write({ 'a.txt': 'Ferry\n\nThe ferry sails no more.' }),
      async () => {
        writeFileSync(synonyms, 'ship, ferry\n');
        await engine.refresh();
      },
      () => write({ 'c.txt': 'Another comet\n\nNo boat at all.' }),
      async () => {
        writeFileSync(synonyms, 'ship, comet\n');
        await engine.refresh();
      },
    ];
    for (const change of changes) {
      await change();
      for (let turn = 0; turn < 2; turn += 1) {
        for (const target of PATHS) expect(await ask(kept, target), target).toEqual(await ask(anew, target));
      }
      const { headers } = await get(kept, '/search?q=ship');
      seen.add(headers['etag'] ?? '');
    }
    expect(seen.size).toBe(changes.length);
  });
});
