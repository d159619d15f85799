import { describe, expect, it } from 'vitest';
import { makeDocument } from '../../make-document.js';
import { get } from '../ask.js';
import { FakeEngine } from '../fake-engine.js';
import { openApp } from '../open-app.js';

const HTML = { Accept: 'text/html' };
const FIELDS = 200_000;
const document = makeDocument({
  id: 'wide',
  title: 'Wide',
  text: 'A record with very many fields.',
  extra: {
    ...Object.fromEntries(Array.from({ length: FIELDS }, (_, n) => [`field${n}`, `<b>value${n}</b>`])),
    long: 'x'.repeat(1_000_000),
  },
  related: Array.from({ length: 250 }, (_, n) => `Headline ${n} of many`),
});
const app = openApp({ engine: () => new FakeEngine([document]) });

async function ask(target: string): Promise<{ readonly text: string; readonly fields: string[] }> {
  const { status, text } = await get(app, target, HTML);
  expect(status).toBe(200);
  return {
    text,
    fields: [...text.matchAll(/<dt dir="auto">(field\d+|long)</g)].map(([, name = '']) => name),
  };
}

/** Where the link to the next or the page before leads. */
function linkOf(text: string, rel: 'next' | 'prev'): string | undefined {
  const [, details = ''] = text.split('class="details"');
  return new RegExp(`rel="${rel}" href="([^"]+)"`).exec(details)?.[1]?.replaceAll('&amp;', '&');
}

describe('a record of very many fields', () => {
  it('shows the first hundred and leads to the next, on a page of ordinary size', async () => {
    const { text, fields } = await ask('/documents/wide?q=record');
    expect(fields).toEqual(Array.from({ length: 100 }, (_, n) => `field${n}`));
    expect(text.length).toBeLessThan(60_000);
    expect(text).toContain('Part 1 of 2001');
    expect(text).not.toContain('<b>value');
    expect(linkOf(text, 'prev')).toBeUndefined();
    const next = await ask(linkOf(text, 'next') ?? '');
    expect(next.fields[0]).toBe('field100');
    expect(next.text).toContain('value="record"');
    expect((await ask(linkOf(next.text, 'prev') ?? '')).fields).toEqual(fields);
  });

  it('shows a hundred of its headlines', async () => {
    const headlinesOf = (text: string): number => text.match(/Headline \d+ of many</g)?.length ?? 0;
    expect(headlinesOf((await ask('/documents/wide')).text)).toBe(100);
    expect(headlinesOf((await ask('/documents/wide?fieldsFrom=200')).text)).toBe(50);
  });

  it('ends with the last, of which no more is shown than is read', async () => {
    const { text, fields } = await ask('/documents/wide?fieldsFrom=99999999');
    expect(fields).toEqual(['long']);
    expect(text).toContain(`${'x'.repeat(2000)}\u2026<`);
    expect(linkOf(text, 'next')).toBeUndefined();
  });

  it.each(['fieldsFrom=-1', 'fieldsFrom=x', 'fieldsFrom='])(
    'begins at the first where %s cannot be read',
    async (query) => {
      expect((await ask(`/documents/wide?${query}`)).fields[0]).toBe('field0');
    },
  );
});
