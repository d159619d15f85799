import path from 'node:path';
import express from 'express';
import request from 'supertest';
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
      'createEngine',
      'defaultRequest',
      'updateIndex',
    ]);
  });

  it('indexes, answers beside the routes of the program, and takes up what is new', async () => {
    const root = temporaryFolder();
    const folders = { corpus: path.join(root, 'corpus'), index: path.join(root, 'index') };
    writeFiles(folders.corpus, { 'a.txt': 'Ferry\n\nThe ferry sails.' });
    await findling.updateIndex(folders);
    const engine = await findling.createEngine({ index: folders.index });
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

  it('says what is wrong with the settings of a cluster, and that it needs an index or a cluster', async () => {
    await expect(findling.createEngine({ opensearch: { nodes: ['search-1:9200'] } })).rejects.toMatchObject({
      code: 'invalid_config',
      message: expect.stringMatching(/^opensearch\.nodes must be addresses/) as string,
    });
    const updated = findling.updateIndex({ corpus: 'none', index: 'none', opensearch: { shards: 0 } });
    await expect(updated).rejects.toMatchObject({ code: 'invalid_config' });
    await expect(findling.createEngine({})).rejects.toMatchObject({ code: 'invalid_config' });
  });

  it('has its page and its routes under a path of its own', async () => {
    const root = temporaryFolder();
    const folders = { corpus: path.join(root, 'corpus'), index: path.join(root, 'index') };
    writeFiles(folders.corpus, { 'sub/a.txt': 'Ferry\n\nThe ferry sails.' });
    await findling.updateIndex(folders);
    const engine = await findling.createEngine({ index: folders.index });
    const app = express();
    app.get('/', (_request, response) => {
      response.send('own');
    });
    app.use(
      '/archive',
      findling.createApp({ engine: () => engine, assets: makeAssets(), basePath: '/archive' }),
    );
    app.use((_request, response) => {
      response.status(404).send('own');
    });
    expect((await get(app, '/')).text).toBe('own');
    expect((await get(app, '/search')).text).toBe('own');
    expect((await get(app, '/archive/search?q=ferry')).body).toMatchObject({ totalHits: 1 });
    expect((await get(app, '/archive/documents/sub/a.txt')).body).toMatchObject({ id: 'sub/a.txt' });
    for (const address of ['/archive', '/archive/', '/archive/?q=ferry']) {
      const { status, text } = await get(app, address, { Accept: 'text/html' });
      expect(status).toBe(200);
      expect(text).toContain('action="/archive/"');
      expect(text).not.toMatch(/ (?:href|src|action)="\/(?!archive\/)/);
    }
    expect((await request(app).post('/archive/multi-search').send({ queries: [] })).status).toBe(200);
    engine.close();
  });

  it('fails with a code where there is no index', async () => {
    const opening = findling.createEngine({ index: path.join(temporaryFolder(), 'nowhere') });
    await expect(opening).rejects.toMatchObject({ name: 'FindlingError', code: 'index_missing' });
  });
});
