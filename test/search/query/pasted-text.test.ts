import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultRequest } from '../../../src/search/default-request.js';
import { runs } from '../../runs.js';
import { openCollection } from '../promises/open-collection.js';

const vocabulary = [
  'ferry',
  'harbour',
  'storm',
  'mayor',
  'island',
  'tide',
  'crew',
  'rest',
  'sails',
  'AT&T',
  'x-y',
];

/** A word with signs around it, as texts have them. */
const signedWord = fc
  .tuple(
    fc.constantFrom('', '', '-', '"', '“', '("', '«', ' - '),
    fc.constantFrom(...vocabulary),
    fc.constantFrom('', '', '"', '”', '")', '»', ':', ',', '...'),
  )
  .map((parts) => parts.join(''));

describe('pasted text', () => {
  const records = vocabulary.map((word, index) => ({
    id: word,
    title: `Report ${index}`,
    text: `${word} and ${vocabulary[(index * 3 + 1) % vocabulary.length] ?? ''} on Monday`,
  }));

  it('finds at least what its words find without their signs', async () => {
    const engine = await openCollection(records);
    const find = async (query: string): Promise<readonly string[]> => {
      const request = defaultRequest(query, { fuzzy: 'off', prefix: 'off', limit: 50 });
      return (await engine.search(request)).hits.map(({ id }) => id);
    };
    await fc.assert(
      fc.asyncProperty(fc.array(signedWord, { minLength: 12, maxLength: 20 }), async (words) => {
        const text = `Monday ${words.join(' ')}`;
        const bare = text.replaceAll(/["“”«»():,]|(?<=\s)-/g, ' ');
        expect(await find(text)).toEqual(expect.arrayContaining([...(await find(bare))]));
      }),
      runs(100),
    );
  });

  it('puts what holds the words in quotation marks before what holds others', async () => {
    const engine = await openCollection([
      { id: 'quoted', text: 'A crew of twelve will not rest, nobody knew why.' },
      { id: 'other', text: 'A mayor of twelve will not wait, nobody knew why.' },
    ]);
    const ask = async (query: string) => engine.search(defaultRequest(query));
    const { hits, warnings } = await ask(
      'mayor says to wait while "crew will rest" - report -storm from harbour',
    );
    expect(hits.map(({ id }) => id)).toEqual(['quoted', 'other']);
    expect(warnings).toEqual([expect.stringMatching(/^In a query of more than 8 words/)]);
    const swapped = await ask('"mayor says to wait" while crew will rest - report -storm from harbour');
    expect(swapped.hits.map(({ id }) => id)).toEqual(['other', 'quoted']);
  });
});
