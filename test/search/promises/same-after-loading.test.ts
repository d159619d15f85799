import { mkdirSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FileDirectory } from '../../../src/index/directory/file-directory.js';
import { Searcher } from '../../../src/search/searcher.js';
import { runs } from '../../runs.js';
import { temporaryFolder } from '../../temporary-folder.js';
import { makeDocument, makeGeneration, makeRequest } from '../memory-generation.js';
import { indexRecords, openEngine } from './open-collection.js';

const words = ['ferry', 'ferries', 'tide', 'rope', 'harbour', 'al-Jaafari', 'паром', '漢字'];
const someText = fc
  .array(fc.constantFrom(...words), { minLength: 1, maxLength: 8 })
  .map((all) => all.join(' '));
const someRecord = fc.record({
  id: fc.stringMatching(/^[a-z]{1,6}$/),
  title: someText,
  // A text that begins with its title would lose it when it is read.
  text: someText.map((text) => `quay ${text}`),
  section: fc.constantFrom('World', 'Arts'),
  date: fc.constantFrom('2015-12-31', '2016-01-01'),
  tags: fc.subarray(['x', 'y']),
});
const queries = [
  'ferry',
  'tide rope',
  '"ferry tide"',
  'harbor',
  'fer*',
  'title:tide -rope',
  'паром',
  '漢字',
  '',
];

const root = temporaryFolder();

describe('the same results after saving and loading', () => {
  it('as from segments that never left memory: hits, scores, marks, totals and facets', async () => {
    let indexes = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(someRecord, { selector: ({ id }) => id, minLength: 1, maxLength: 15 }),
        async (records) => {
          const folder = path.join(root, `index-${(indexes += 1)}`);
          mkdirSync(folder);
          const given = records.map((record) => ({ ...record, language: 'en' }));
          await indexRecords(given, new FileDirectory(folder));
          const loaded = await openEngine(new FileDirectory(folder));
          const built = new Searcher(makeGeneration([given.map(makeDocument)]), { timeoutMs: Infinity });
          for (const query of queries) {
            const request = makeRequest(query, {
              limit: 100,
              snippets: 2,
              facets: ['section', 'tags', 'month'],
            });
            const expected = built.search(request);
            const actual = await loaded.search(request);
            const { processingTimeMs } = expected;
            expect({ ...actual, processingTimeMs }).toEqual(expected);
          }
        },
      ),
      runs(5),
    );
  });
});
