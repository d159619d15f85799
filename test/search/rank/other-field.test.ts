import { describe, expect, it } from 'vitest';
import { ask, idsOf, makeDocument } from '../memory-generation.js';

const FILLER = 'The island waits for the winter to end and for the boats to come back. ';

describe('the field `other`', () => {
  it('is found, and marked in a snippet where only it holds what was asked', () => {
    const document = makeDocument({ id: 'a', text: 'Troops entered.', other: ['northern ferry', 'quay'] });
    const [hit] = ask([document], 'ferry').hits;
    expect(hit?.snippets.map(({ field, html }) => [field, html])).toEqual([
      ['other', 'northern <mark>ferry</mark>'],
    ]);
    expect(ask([document], 'troops').hits[0]?.snippets[0]?.field).toBe('text');
  });

  it('counts less than one occurrence in a text ten times as long as the others', () => {
    const named = Array.from({ length: 20 }, (_, number) =>
      makeDocument({ id: `named-${number}`, text: FILLER, other: ['ferry'] }),
    );
    const long = makeDocument({ id: 'long', text: `${FILLER.repeat(12)} A ferry. ${FILLER.repeat(12)}` });
    expect(idsOf(ask([...named, long], 'ferry').hits)[0]).toBe('long');
  });

  it('changes no score of documents that have none', () => {
    const texts = ['A ferry sails.', `A ferry and another ferry. ${FILLER}`, FILLER];
    const documents = texts.map((text, number) => makeDocument({ id: `d${number}`, text }));
    const beside = makeDocument({ id: 'z', text: FILLER, other: ['quay side', 'tram'] });
    const scores = (found: typeof documents): readonly (readonly [string, number])[] =>
      ask(found, 'ferry').hits.map(({ id, score }) => [id, score]);
    const without = makeDocument({ id: 'z', text: FILLER });
    expect(scores([...documents, beside])).toEqual(scores([...documents, without]));
  });

  it('is searched alone where the request or the query names it', () => {
    const documents = [
      makeDocument({ id: 'named', text: FILLER, other: ['ferry'] }),
      makeDocument({ id: 'told', text: 'A ferry sails.' }),
    ];
    expect(idsOf(ask(documents, 'ferry', { fields: ['other'] }).hits)).toEqual(['named']);
    expect(idsOf(ask(documents, 'other:ferry').hits)).toEqual(['named']);
    expect(idsOf(ask(documents, 'text:ferry').hits)).toEqual(['told']);
  });

  it('is named where a score is explained', () => {
    const [hit] = ask([makeDocument({ id: 'a', other: ['ferry'] })], 'ferry', { explain: true }).hits;
    expect(JSON.stringify(hit?.explanation)).toContain('1 time in other: weight of the field 0.05');
  });
});
