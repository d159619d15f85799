import { mkdirSync } from 'node:fs';
import path from 'node:path';
import MiniSearch from 'minisearch';
import { afterEach, describe, expect, it } from 'vitest';
import { FindlingError } from '../../../src/errors.js';
import { FileDirectory } from '../../../src/index/directory/file-directory.js';
import { updateIndex } from '../../../src/index/update/update-index.js';
import type { MiniSearchIndex } from '../../../src/search/engine.js';
import { LocalEngine } from '../../../src/search/local-engine.js';
import { temporaryFolder, writeFiles } from '../../temporary-folder.js';
import { get } from '../ask.js';
import { FakeEngine } from '../fake-engine.js';
import { openApp } from '../open-app.js';

const JSON_TEXT = `{"index":[${'["ferry",{"1":{"0":1}}],'.repeat(200)}["tide",{}]]}\n`;

/** An engine with an index, and how often that was read. */
function engineWith(sha256: string): { engine: FakeEngine; reads: () => number } {
  let reads = 0;
  const miniSearch: MiniSearchIndex = {
    sha256,
    read: () => {
      reads += 1;
      return Buffer.from(JSON_TEXT);
    },
  };
  const engine = new FakeEngine();
  engine.miniSearch = miniSearch;
  return { engine, reads: () => reads };
}

describe('GET /minisearch.json', () => {
  it('answers with the index, compressed where that is understood, and its checksum as the tag', async () => {
    const { engine } = engineWith('abc');
    const app = openApp({ engine: () => engine });
    for (const encoding of ['gzip', 'identity']) {
      const { status, headers, text } = await get(app, '/minisearch.json', { 'Accept-Encoding': encoding });
      expect(status).toBe(200);
      expect(text).toBe(JSON_TEXT);
      expect(headers).toMatchObject({
        etag: 'W/"abc"',
        'cache-control': 'no-cache',
        'content-type': 'application/json; charset=utf-8',
        vary: 'Accept-Encoding',
      });
      expect(headers['content-encoding']).toBe(encoding === 'gzip' ? 'gzip' : undefined);
    }
  });

  it('is read and compressed once, and not at all for whoever has it', async () => {
    const { engine, reads } = engineWith('abc');
    const app = openApp({ engine: () => engine });
    for (const list of ['W/"abc"', '"x", W/"abc"', '*']) {
      const { status, headers, text } = await get(app, '/minisearch.json', { 'If-None-Match': list });
      expect({ status, text, etag: headers['etag'] }).toEqual({ status: 304, text: '', etag: 'W/"abc"' });
    }
    expect(reads()).toBe(0);
    for (let turn = 0; turn < 3; turn += 1)
      await get(app, '/minisearch.json', { 'If-None-Match': '"other"' });
    expect(reads()).toBe(1);
  });

  it('answers 404 where the index is not written for MiniSearch', async () => {
    const { status, headers, body } = await get(openApp(), '/minisearch.json');
    expect(status).toBe(404);
    expect(headers['cache-control']).toBe('no-store');
    expect(body).toMatchObject({ code: 'minisearch_not_found', type: 'invalid_request' });
  });

  it('answers 503 where the file has changed since it was written', async () => {
    const { engine } = engineWith('abc');
    engine.miniSearch = {
      sha256: 'abc',
      read: () => {
        throw new FindlingError('index_damaged', 'generation-000001.minisearch.json has changed');
      },
    };
    const { status, headers, body } = await get(openApp({ engine: () => engine }), '/minisearch.json');
    expect({ status, etag: headers['etag'] }).toEqual({ status: 503, etag: undefined });
    expect(body).toMatchObject({ code: 'index_damaged' });
  });
});

describe('an index that is brought up to date under the server', () => {
  const root = temporaryFolder();
  const corpus = path.join(root, 'corpus');
  const directory = new FileDirectory(path.join(root, 'index'));
  const engines: LocalEngine[] = [];
  afterEach(() => {
    for (const engine of engines.splice(0)) engine.close();
  });

  async function titlesIn(app: Parameters<typeof get>[0]): Promise<{ tag: string; titles: string[] }> {
    const { text, headers } = await get(app, '/minisearch.json');
    const { options } = JSON.parse(text) as { options: { fields: string[]; storeFields: string[] } };
    const titles = MiniSearch.loadJSON(text, options)
      .search(MiniSearch.wildcard)
      .map(({ title }) => String(title));
    return { tag: headers['etag'] ?? '', titles: titles.sort() };
  }

  it('is answered from the generation served, and moves on with it as a whole', async () => {
    mkdirSync(corpus);
    writeFiles(corpus, { 'a.txt': 'Comet\n\nA comet.' });
    await updateIndex({ corpus, directory });
    const engine = await LocalEngine.open(directory, { timeoutMs: 10_000, fallback: true });
    engines.push(engine);
    const app = openApp({ engine: () => engine });
    const first = await titlesIn(app);
    expect(first.titles).toEqual(['Comet']);
    // Two generations on, the files of the first are gone; it is served until the engine moves.
    writeFiles(corpus, { 'b.txt': 'Ferry\n\nA ferry.' });
    await updateIndex({ corpus, directory });
    writeFiles(corpus, { 'c.txt': 'Storm\n\nA storm.' });
    await updateIndex({ corpus, directory });
    expect(await titlesIn(app)).toEqual(first);
    await engine.refresh();
    const second = await titlesIn(app);
    expect(second.titles).toEqual(['Comet', 'Ferry', 'Storm']);
    const again = await get(app, '/minisearch.json', { 'If-None-Match': first.tag });
    expect(again.status).toBe(200);
    await updateIndex({ corpus, directory, minisearch: 2 });
    await engine.refresh();
    expect((await get(app, '/minisearch.json')).status).toBe(404);
  });
});
