// The requests that the documents show are made, on the demo corpus, and the answers they show are the answers.
// `npm run docs` writes the answers anew.

import { writeFileSync } from 'node:fs';
import path from 'node:path';
import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OpenEngine, openEngine, updateIndex } from '../../src/library/findling.js';
import { createApp } from '../../src/server/app.js';
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
  engine = await openEngine({ index, searchTimeoutMs: 60_000 });
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
