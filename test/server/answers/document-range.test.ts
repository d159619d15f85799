import { describe, expect, it } from 'vitest';
import {
  type DocumentAnswer,
  MAX_FIELDS,
  MAX_TEXT_UNITS,
  sliceDocument,
} from '../../../src/server/answers/document-range.js';
import { documentSchema, errorSchema } from '../../../src/server/api/response-schemas.js';
import { makeDocument } from '../../make-document.js';
import { get } from '../ask.js';
import { FakeEngine } from '../fake-engine.js';
import { openApp } from '../open-app.js';

const TEXT = Array.from({ length: 400_000 }, (_, n) => n.toString(36)).join(' ');
const FIELDS = 2 * MAX_FIELDS + 7;
const section = { heading: 'H', anchor: null, level: 2, page: null, time: null };
const LONG = makeDocument({
  id: 'long',
  text: TEXT,
  sections: [0, MAX_TEXT_UNITS - 1, MAX_TEXT_UNITS].map((start) => ({ ...section, start })),
  extra: Object.fromEntries(Array.from({ length: FIELDS }, (_, n) => [`f${n}`, n])),
  related: Array.from({ length: 3 }, (_, n) => `Headline ${n}`),
});

const app = openApp({ engine: () => new FakeEngine([LONG, makeDocument({ id: 'short', text: 'Short.' })]) });

async function ask(query = ''): Promise<DocumentAnswer> {
  const { status, body } = await get(app, `/documents/long${query}`);
  expect(status).toBe(200);
  return documentSchema.strict().parse(body) as DocumentAnswer;
}

describe('a long document', () => {
  it('comes with its beginning, and says what it is of', async () => {
    const answer = await ask();
    expect(answer.text).toBe(TEXT.slice(0, MAX_TEXT_UNITS));
    expect(answer.textRange).toEqual({ start: 0, end: MAX_TEXT_UNITS, total: TEXT.length });
    expect(answer.sections.map(({ start }) => start)).toEqual([0, MAX_TEXT_UNITS - 1]);
    expect(Object.keys(answer.extra)).toHaveLength(MAX_FIELDS);
    expect(answer.extraRange).toEqual({ start: 0, end: MAX_FIELDS, total: FIELDS });
    expect(answer.related).toHaveLength(3);
    expect(answer.relatedRange).toBeUndefined();
  });

  it('is whole when its parts are put together', async () => {
    let text = '';
    const extra: Record<string, unknown> = {};
    for (let asked = 0; text.length < TEXT.length || Object.keys(extra).length < FIELDS; asked += 1) {
      expect(asked).toBeLessThan(10);
      const part = await ask(`?textFrom=${text.length}&fieldsFrom=${Object.keys(extra).length}`);
      text += part.text;
      Object.assign(extra, part.extra);
    }
    expect(text).toBe(TEXT);
    expect(extra).toEqual(LONG.extra);
  });

  it('has nothing behind its end', async () => {
    const { text, textRange } = await ask(`?textFrom=${TEXT.length + 9}`);
    expect([text, textRange]).toEqual(['', { start: TEXT.length, end: TEXT.length, total: TEXT.length }]);
  });

  it.each(['textFrom=-1', 'textFrom=x', 'fieldsFrom=1.5', 'textFrom=1e99'])('refuses %s', async (query) => {
    const { status, body } = await get(app, `/documents/long?${query}`);
    expect(status).toBe(400);
    expect(errorSchema.parse(body).code).toMatch(/^invalid_documents_(?:text|fields)_from$/);
  });
});

it('a document that is not long comes as it is', async () => {
  const { body } = await get(app, '/documents/short');
  expect(body).toEqual(makeDocument({ id: 'short', text: 'Short.' }));
  const related = Array.from({ length: MAX_FIELDS + 1 }, (_, n) => `Headline ${n}`);
  const cut = sliceDocument(makeDocument({ id: 'r', related }), { textFrom: 0, fieldsFrom: 0 });
  expect(cut.relatedRange).toEqual({ start: 0, end: MAX_FIELDS, total: MAX_FIELDS + 1 });
});
