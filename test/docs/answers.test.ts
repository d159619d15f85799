// The requests that the documents show are made, on the demo corpus, and the answers they show are the answers.
// `npm run docs` writes the answers anew.

import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WorkerReindexer } from '../../src/cli/serve/worker-reindexer.js';
import { createEngine, type OpenEngine, updateIndex } from '../../src/library/findling.js';
import { DEFAULT_OPENSEARCH } from '../../src/opensearch-settings.js';
import { createApp } from '../../src/server/app.js';
import { createLogger } from '../../src/server/log/logger.js';
import { makeAssets } from '../server/open-app.js';
import { temporaryFolder } from '../temporary-folder.js';
import { markdownFiles, readProjectFile, root } from './markdown.js';

/** A request and the answer below it. */
const SHOWN = /```\ncurl '(http:\/\/127\.0\.0\.1:3000[^']+)'\n```\n\n```json\n([\s\S]*?)\n```/g;
const isWriting = process.env['FINDLING_WRITE_DOCS'] === '1';

const index = temporaryFolder();
let engine: OpenEngine;

beforeAll(async () => {
  await updateIndex({ corpus: path.join(root, 'corpus'), index });
  engine = await createEngine({ index, searchTimeoutMs: 60_000 });
});
afterAll(() => {
  engine.close();
});

/** The answer of today, in the time that is shown: it differs from run to run. */
async function answerTo(url: string, shown: { readonly processingTimeMs?: number }): Promise<object> {
  const app = createApp({ engine: () => engine, assets: makeAssets() });
  const answer = await request(app).get(url.slice('http://127.0.0.1:3000'.length)).expect(200);
  const { processingTimeMs } = shown;
  return { ...(answer.body as object), ...(processingTimeMs === undefined ? {} : { processingTimeMs }) };
}

describe('an answer in the documents', () => {
  it.each(markdownFiles.filter((file) => readProjectFile(file).includes("```\ncurl 'http://127.0.0.1:3000")))(
    'is what the request above it is answered with: %s',
    async (file) => {
      let text = readProjectFile(file);
      const examples = [...text.matchAll(SHOWN)];
      expect(examples.length).toBeGreaterThan(0);
      for (const [block, url = '', answer = ''] of examples) {
        const shown = JSON.parse(answer) as object;
        const real = await answerTo(url, shown);
        if (isWriting)
          text = text.replace(block, () => block.replace(answer, () => JSON.stringify(real, null, 2)));
        else expect(shown).toEqual(real);
      }
      if (isWriting) writeFileSync(path.join(root, file), text);
    },
  );
});

describe('the requests of the README that need the admin key', () => {
  it('are accepted, in order: 202 with a task, then the task', async () => {
    const [, key = '', requests = ''] =
      /```\nFINDLING_ADMIN_KEY=(\S+) npm start\n([\s\S]*?)```/.exec(readProjectFile('README.md')) ?? [];
    const asked = [
      ...requests.matchAll(
        /^curl (-X POST )?-H 'Authorization: (Bearer \S+)' http:\/\/127\.0\.0\.1:3000(\S+)$/gm,
      ),
    ];
    const paths = {
      corpus: path.join(root, 'corpus'),
      index,
      engine: 'local' as const,
      opensearch: DEFAULT_OPENSEARCH,
      synonyms: null,
      keys: 'findling.keys.json',
      minisearch: 5000,
      buildMemory: 1000,
      dateOrder: null,
      maxDocument: 10,
      maxFile: 128,
      drafts: false,
      noindex: false,
      sourceFiles: false,
      fields: {},
      importance: {},
    };
    const reindexer = new WorkerReindexer(paths, createLogger('silent', process.stderr), () =>
      engine.refresh(),
    );
    const app = createApp({ engine: () => engine, assets: makeAssets(), adminKey: key, reindexer });
    const statuses: number[] = [];
    for (const [, post, authorization = '', url = ''] of asked) {
      const sent = post === undefined ? request(app).get(url) : request(app).post(url);
      const { status } = await sent.set('Authorization', authorization);
      statuses.push(status);
    }
    await reindexer.stop();
    expect(statuses).toEqual([202, 200]);
  });
});

describe('the programs of the README that load the index of MiniSearch', () => {
  it('find documents in it', async () => {
    const [fetched = '', exported = ''] = [...readProjectFile('README.md').matchAll(/```js\n([\s\S]*?)```/g)]
      .map(([, program = '']) => program)
      .filter((program) => program.includes('MiniSearch.'));
    const json = Buffer.from(engine.miniSearchIndex()?.read() ?? []).toString('utf8');
    const file = path.join(index, 'readme.mjs');
    writeFileSync(path.join(index, 'readme.json'), json);
    writeFileSync(
      file,
      [
        `import { readFileSync } from 'node:fs';`,
        `import MiniSearch from ${JSON.stringify(import.meta.resolve('minisearch'))};`,
        `const json = readFileSync(${JSON.stringify(path.join(index, 'readme.json'))}, 'utf8');`,
        `const fetch = async () => new Response(json);`,
        fetched.replace('index.search(', 'export const hits = index.search('),
        `export const loaded = (() => { ${exported} return index; })();`,
      ].join('\n'),
    );
    const { hits, loaded } = (await import(pathToFileURL(file).href)) as {
      readonly hits: readonly { readonly id: string }[];
      readonly loaded: { readonly documentCount: number };
    };
    expect(hits.map(({ id }) => id)).toContain('wire/ferry-inquiry-opens-old-customs-house.txt');
    expect(loaded.documentCount).toBe(engine.status().documents);
  });
});
