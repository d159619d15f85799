import path from 'node:path';
import express from 'express';
import { describe, expect, it } from 'vitest';
import * as findling from '../../src/library/findling.js';
import { get } from '../server/ask.js';
import { makeAssets } from '../server/open-app.js';
import { temporaryFolder, writeFiles } from '../temporary-folder.js';

describe('the package in an Express program', () => {
  it('exports these functions', () => {
    expect(Object.keys(findling).sort()).toEqual([
      'FindlingError',
      'createApp',
      'defaultRequest',
      'openEngine',
      'updateIndex',
    ]);
  });

  it('indexes, answers beside the routes of the program, and takes up what is new', async () => {
    const root = temporaryFolder();
    const folders = { corpus: path.join(root, 'corpus'), index: path.join(root, 'index') };
    writeFiles(folders.corpus, { 'a.txt': 'Ferry\n\nThe ferry sails.' });
    await findling.updateIndex(folders);
    const engine = await findling.openEngine({ index: folders.index });
    const app = express();
    app.get('/titles', (_request, response) => {
      response.json(['own']);
    });
    app.use(findling.createApp({ engine: () => engine, assets: makeAssets(), adminKey: undefined }));
    expect((await get(app, '/titles')).body).toEqual(['own']);
    expect((await get(app, '/search?q=ferry')).body).toMatchObject({ totalHits: 1, generation: 1 });
    expect((await get(app, '/?q=ferry')).text).toContain('<mark>ferry</mark>');
    expect((await get(app, '/metrics')).status).toBe(404);

    writeFiles(folders.corpus, { 'b.txt': 'Ferry again\n\nThe ferry is back.' });
    await findling.updateIndex(folders);
    expect(await engine.refresh()).toBe(true);
    expect((await get(app, '/search?q=ferry')).body).toMatchObject({ totalHits: 2, generation: 2 });
    engine.close();
  });

  it('answers programs under a path of its own', async () => {
    const root = temporaryFolder();
    const folders = { corpus: path.join(root, 'corpus'), index: path.join(root, 'index') };
    writeFiles(folders.corpus, { 'sub/a.txt': 'Ferry\n\nThe ferry sails.' });
    await findling.updateIndex(folders);
    const engine = await findling.openEngine({ index: folders.index });
    const app = express();
    app.use('/archive', findling.createApp({ engine: () => engine, assets: makeAssets() }));
    expect((await get(app, '/archive/search?q=ferry')).body).toMatchObject({ totalHits: 1 });
    expect((await get(app, '/archive/documents/sub/a.txt')).body).toMatchObject({ id: 'sub/a.txt' });
    engine.close();
  });

  it('fails with a code where there is no index', async () => {
    const opening = findling.openEngine({ index: path.join(temporaryFolder(), 'nowhere') });
    await expect(opening).rejects.toMatchObject({ name: 'FindlingError', code: 'index_missing' });
  });
});
