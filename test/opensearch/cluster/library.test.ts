import path from 'node:path';
import { afterAll, describe, expect, inject, it } from 'vitest';
import * as findling from '../../../src/library/findling.js';
import { get } from '../../server/ask.js';
import { makeAssets } from '../../server/open-app.js';
import { temporaryFolder, writeFiles } from '../../temporary-folder.js';

const nodes = inject('nodes');

describe.skipIf(nodes.length === 0)('the package in another program, over a cluster', () => {
  const engines: findling.OpenEngine[] = [];

  afterAll(() => {
    for (const engine of engines) engine.close();
  });

  it('indexes, searches, serves, and takes up what is new', async () => {
    const root = temporaryFolder();
    const [corpus, index] = [path.join(root, 'corpus'), path.join(root, 'index')];
    const opensearch = { nodes, index: 'library' };
    writeFiles(corpus, { 'a.txt': 'Ferry\n\nThe ferry sails.' });
    expect(await findling.updateIndex({ corpus, index, opensearch })).toMatchObject({ documents: 1 });
    const engine = await findling.createEngine({ opensearch, searchTimeoutMs: 60_000 });
    engines.push(engine);
    expect(await engine.search(findling.defaultRequest('ferry'))).toMatchObject({ totalHits: 1 });
    const app = findling.createApp({ engine: () => engine, assets: makeAssets(), adminKey: undefined });
    expect((await get(app, '/search?q=ferry')).body).toMatchObject({ totalHits: 1, generation: 1 });
    expect((await get(app, '/?q=ferry')).text).toContain('<mark>ferry</mark>');

    writeFiles(corpus, { 'b.txt': 'Ferry again\n\nThe ferry is back.' });
    await findling.updateIndex({ corpus, index, opensearch });
    expect(await engine.refresh()).toBe(true);
    expect((await get(app, '/search?q=ferry')).body).toMatchObject({ totalHits: 2, generation: 2 });
  });
});
