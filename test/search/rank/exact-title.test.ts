import { describe, expect, it } from 'vitest';
import { ask, idsOf, makeDocument, makeRequest, searcherOf } from '../memory-generation.js';

const FILLER = 'duty tenant contract right section party person court owner claim notice article ';

/** Short documents that are all about the harbour code, and a long one that only is called so. */
const orders = Array.from({ length: 60 }, (_, number) =>
  makeDocument({
    id: `order-${number}`,
    title: `Order ${number} on the harbour code fees`,
    text: `The harbour code is named here. The code of the harbour, harbour code. ${FILLER.repeat(3)}`,
  }),
);
const code = makeDocument({ id: 'code', title: 'Harbour Code', text: FILLER.repeat(1500) });

describe('a document whose title is the query', () => {
  it('comes first however long its text is', () => {
    for (const query of ['harbour code', 'Harbour Code', 'harbor codes', '+harbour +code'])
      expect(idsOf(ask([...orders, code], query).hits)[0]).toBe('code');
  });

  it('comes first in another case, with accents and ligatures', () => {
    const law = makeDocument({ id: 'law', title: 'Bürgerliches Gesetzbuch', text: FILLER.repeat(1500) });
    const about = orders.map(({ id }) =>
      makeDocument({ id, title: `Zu ${id}`, text: 'Bürgerliches Gesetzbuch, ein Gesetzbuch, bürgerliches.' }),
    );
    expect(idsOf(ask([...about, law], 'BURGERLICHES gesetzbuch').hits)[0]).toBe('law');
  });

  it('keeps the pages fitting together', () => {
    const searcher = searcherOf([...orders, code]);
    const all = idsOf(searcher.search(makeRequest('harbour code', { limit: 61 })).hits);
    const pages = [0, 7, 14, 21, 28, 35, 42, 49, 56].flatMap((offset) =>
      idsOf(searcher.search(makeRequest('harbour code', { offset, limit: 7 })).hits),
    );
    expect(pages).toEqual(all);
    expect(new Set(all).size).toBe(61);
  });

  it('is not found where a filter or the query leaves it out', () => {
    const section = code.section ?? 'law';
    const filed = makeDocument({ ...code, section });
    const documents = [...orders.map((order) => makeDocument({ ...order, section: 'orders' })), filed];
    const filtered = ask(documents, 'harbour code', { filter: 'section = "orders"', limit: 61 });
    expect(idsOf(filtered.hits)).not.toContain('code');
    expect(filtered.hits).toHaveLength(60);
    expect(idsOf(ask(documents, 'harbour code order', { match: 'all', limit: 61 }).hits)).not.toContain(
      'code',
    );
  });

  it('is not taken for it where its title says more, less or the same in another order', () => {
    for (const title of ['Harbour Code Notes', 'Harbour', 'Code Harbour']) {
      const other = makeDocument({ ...code, title });
      expect(idsOf(ask([...orders, other], 'harbour code', { limit: 61 }).hits).slice(0, 20)).not.toContain(
        'code',
      );
    }
  });

  it('comes behind others of its title where it has no text', () => {
    const stub = makeDocument({ id: 'a-stub', title: 'Harbour Code', text: '', tags: ['harbour', 'code'] });
    const { hits } = ask([stub, ...orders, code], 'harbour code', { explain: true });
    expect(idsOf(hits).slice(0, 2)).toEqual(['code', 'a-stub']);
    expect(hits[1]?.explanation?.value).toBeCloseTo(hits[1]?.score ?? 0, 6);
  });

  it('scores above the others, and the explanation adds up', () => {
    const { hits } = ask([...orders, code], 'harbour code', { explain: true, limit: 2 });
    const [first, second] = hits;
    expect(first?.score).toBeGreaterThan(second?.score ?? 0);
    expect(first?.explanation?.value).toBeCloseTo(first?.score ?? 0, 6);
    expect(JSON.stringify(first?.explanation)).toContain('the title is the query');
  });
});
