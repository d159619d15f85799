import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultRequest } from '../../../src/search/default-request.js';
import { runs } from '../../runs.js';
import { get } from '../../server/ask.js';
import { openApp } from '../../server/open-app.js';
import { anyQueryText } from '../query/query-texts.js';
import { openCollection } from './open-collection.js';

describe('OR, fields and parentheses in the box, and never a syntax error', () => {
  const records = [
    { id: 'a', title: 'The ferry', text: 'The harbour in 2015 AND more', section: 'World' },
    { id: 'b', title: 'Tide', text: 'or not C++ x-y', date: '2015-12-31', tags: ['a'] },
  ];

  it('answers 200 to every string, as JSON and as a page', async () => {
    const engine = await openCollection(records);
    const app = openApp({ engine: () => engine });
    await fc.assert(
      fc.asyncProperty(anyQueryText, async (text) => {
        // What is no Unicode text cannot be sent at all.
        const q = encodeURIComponent(text.replaceAll(/\p{Surrogate}/gu, '\ufffd'));
        const answer = await get(app, `/search?q=${q}`);
        expect(answer.status).toBe(200);
        expect((answer.body as { warnings: unknown }).warnings).toBeInstanceOf(Array);
        expect((await get(app, `/?q=${q}`)).status).toBe(200);
      }),
      runs(50),
    );
  });

  it.each([
    ['C++', ['b']],
    ['a AND', ['a', 'b']],
    ['OR', ['b']],
    [':) ferry', ['a']],
    ['((ferry', ['a']],
    ['"the ferry', ['a']],
    ['title:ferry OR tag:a', ['a', 'b']],
    ['(harbour OR tide) AND NOT section:World', ['b']],
    ['-5', ['a', 'b']],
    ['--', []],
    ['(((', []],
  ])('%s finds %j', async (query, ids) => {
    const engine = await openCollection(records);
    const { hits } = await engine.search(defaultRequest(query, { fuzzy: 'off', prefix: 'off' }));
    expect(hits.map(({ id }) => id).sort()).toEqual(ids);
  });

  it('says on the page how an odd query was taken', async () => {
    const engine = await openCollection(records);
    const { text } = await get(openApp({ engine: () => engine }), '/?q=%28ferry');
    expect(text).toMatch(/parenthesis at character 1 is not closed/);
  });
});
