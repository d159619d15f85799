// The own fields that a hit comes with, and what is marked in them.

import { expect, it } from 'vitest';
import type { Hit } from '../../../src/search/engine.js';
import { Searcher } from '../../../src/search/searcher.js';
import { makeDocument } from '../../make-document.js';
import { makeGeneration } from '../../memory-segments.js';
import { makeRequest } from '../memory-generation.js';

const long = 'The old ferry leaves the harbour at nine each morning and comes back by night & fog';
const searcher = new Searcher(
  makeGeneration(
    [
      [
        makeDocument({
          id: '1',
          title: 'Boat',
          text: 'a boat',
          extra: {
            author: [{ name: 'Ada <i>Reed</i>' }, { name: 'Sam Lee' }],
            summary: `<p>${long}</p>`,
            notes: 'ferries only',
            code: 'ferry',
            price: 3,
            log: { first: long, second: 'nothing' },
            topics: ['ferry lines', 'sea'],
          },
        }),
      ],
    ],
    new Set(),
    { fields: { notes: { as: 'text' } } },
  ),
  { timeoutMs: Infinity },
);

function first(query: string, attributesToRetrieve: readonly string[]): Hit | undefined {
  return searcher.search(makeRequest(query, { attributesToRetrieve })).hits[0];
}

const marked = long.replace('&', '&amp;').replace('ferry', '<mark>ferry</mark>');

it('are marked where they were searched, whatever they hold, and nowhere else', () => {
  const hit = first('ferry', ['*']);
  expect(hit?.fields?.['summary']).toBe(`<p>${long}</p>`);
  expect(hit?.fieldsHtml).toEqual({
    summary: marked,
    notes: '<mark>ferries</mark> only',
    log: { first: marked, second: 'nothing' },
    topics: ['<mark>ferry</mark> lines', 'sea'],
  });
  expect(first('reed', ['author', 'price'])?.fieldsHtml).toEqual({
    author: [{ name: 'Ada <mark>Reed</mark>' }, { name: 'Sam Lee' }],
  });
});

it('are those asked for, and none where nothing is found in them', () => {
  expect(first('ferry', ['notes', 'price'])?.fieldsHtml).toEqual({ notes: '<mark>ferries</mark> only' });
  expect(first('ferry', ['log.first'])?.fieldsHtml).toEqual({ 'log.first': marked });
  expect(first('boat', ['*'])).not.toHaveProperty('fieldsHtml');
  expect(first('', ['*'])).not.toHaveProperty('fieldsHtml');
  expect(first('ferry', [])).not.toHaveProperty('fieldsHtml');
});
