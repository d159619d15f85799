import { describe, expect, it } from 'vitest';
import { ask, idsOf, makeDocument } from '../memory-generation.js';

const FILLER = 'duty tenant contract right section party person court owner claim notice article ';

/** Rulings about a law, which the law itself names nowhere but in its names. */
const rulings = Array.from({ length: 40 }, (_, number) =>
  makeDocument({
    id: `ruling-${number}`,
    title: `Ruling ${number} on the GGX`,
    text: `The GGX and what is right under the GGX. ${FILLER.repeat(2)} GGX holds.`,
  }),
);
const law = makeDocument({
  id: 'law',
  title: 'Basic Rights',
  text: FILLER.repeat(500),
  other: ['law of the land', 'GGX', 'GGX 2'],
});

describe('a document of which another name is the query', () => {
  it('comes before those that are about it, also where they are few', () => {
    expect(idsOf(ask([...rulings, law], 'ggx').hits)[0]).toBe('law');
    expect(idsOf(ask([...rulings.slice(0, 5), law], 'GGX').hits)[0]).toBe('law');
    expect(idsOf(ask([...rulings, law], 'law land').hits)[0]).toBe('law');
  });

  it('comes behind one whose title is the query', () => {
    const titled = makeDocument({ id: 'titled', title: 'GGX', text: FILLER.repeat(500) });
    const praised = makeDocument({ ...law, text: 'GGX '.repeat(50) });
    expect(idsOf(ask([...rulings, praised, titled], 'ggx').hits).slice(0, 2)).toEqual(['titled', 'law']);
  });

  it('is not found for a part of a name, nor for words of two names', () => {
    const first = (query: string): string | undefined => idsOf(ask([...rulings, law], query).hits)[0];
    const about = makeDocument({ id: 'about', title: 'On the law of GGX', text: 'The land has GGX.' });
    expect(idsOf(ask([...rulings, law, about], 'land ggx').hits)[0]).toBe('about');
    expect(first('GGX ruling')).not.toBe('law');
  });

  it('has no such rank for a name that many share', () => {
    const shared = Array.from({ length: 4 }, (_, number) =>
      makeDocument({ ...law, id: `law-${number}`, text: FILLER.repeat(500) }),
    );
    expect(idsOf(ask([...rulings, ...shared], 'ggx').hits)[0]).toMatch('ruling');
  });

  it('has a score that its explanation adds up to', () => {
    const [hit] = ask([...rulings, law], 'ggx', { explain: true }).hits;
    expect(hit?.id).toBe('law');
    expect(hit?.explanation?.value).toBeCloseTo(hit?.score ?? 0, 9);
    expect(JSON.stringify(hit?.explanation)).toContain('another name is the query');
  });

  it('is asked of no field that is not searched', () => {
    expect(idsOf(ask([...rulings, law], 'ggx', { fields: ['title', 'text'] }).hits)).not.toContain('law');
  });
});
