import { describe, expect, it } from 'vitest';
import { ask, makeDocument } from '../memory-generation.js';

const others = Array.from(
  { length: 12 },
  (_, number) => `Nothing of it stands in letter ${number} of the year 2019.`,
);
const collection = (texts: Readonly<Record<string, string>>): ReturnType<typeof makeDocument>[] => [
  ...Object.entries(texts).map(([id, text]) => makeDocument({ id, text })),
  ...others.map((text, number) => makeDocument({ id: `other${number}`, text })),
];
const found = (documents: ReturnType<typeof makeDocument>[], query: string): string[] =>
  ask(documents, query).hits.map(({ id }) => id);

describe('a name with an ampersand', () => {
  const documents = collection({
    firm: 'H&M opened a shop.',
    club: 'An M and an H stand here, says M.',
    budget: 'The R&D budget grows.',
    phone: 'AT&T had an outage.',
  });

  it.each([
    ['H&M', 'firm'],
    ['R&D', 'budget'],
    ['AT&T', 'phone'],
    ['at&t outage', 'phone'],
  ])('is one word, also of letters that are stop words: %s', (query, id) => {
    expect(found(documents, query)[0]).toBe(id);
  });
});

describe('a code in groups', () => {
  const documents = collection({
    goods: 'EAN 4 012345 678901 on the box',
    upc: 'UPC 0 36000 29145 2 on the box',
    card: 'Card 5500 0000 0000 0004 is a sample',
    account: 'Pay to DE44 5001 0517 5407 3249 31 please',
    english: 'Pay to GB29 NWBK 6016 1331 9268 19 please',
    french: 'Appelez 01 23 45 67 89 demain',
    lakhs: 'A budget of 12,34,567 rupees',
    amount: 'It costs 3.499,00 here',
    half: 'Add 0,5 litres',
    table: 'Years 1990 1991 1992 1993 1994',
    bare: 'Device 123e4567e89b12d3a456426614174999',
    near: 'Device 123e4567-e89b-12d3-a456-426614174000',
  });

  it.each([
    ['4012345678901', 'goods'],
    ['036000291452', 'upc'],
    ['5500000000000004', 'card'],
    ['DE44500105175407324931', 'account'],
    ['GB29NWBK60161331926819', 'english'],
    ['0123456789', 'french'],
    ['1234567', 'lakhs'],
    ['3499', 'amount'],
    ['0.5', 'half'],
  ])('is found as one: %s', (query, id) => {
    expect(found(documents, query)).toEqual([id]);
  });

  it('comes before another that shares its groups', () => {
    expect(found(documents, '123E4567-E89B-12D3-A456-426614174999')[0]).toBe('bare');
  });

  it('is no row of a table', () => {
    expect(found(documents, '1990199119921993')).toEqual([]);
  });
});

describe('a letter with signs', () => {
  const documents = [
    makeDocument({ id: 'plus', title: 'C++ for all', text: 'The language C++ is old.' }),
    makeDocument({ id: 'sharp', title: 'C# for all', text: 'The language C# is new.' }),
    makeDocument({ id: 'x', title: 'C for all', text: 'The language C is there.' }),
  ];

  it('is found by the letter, behind the letter alone', () => {
    expect(found(documents, 'C')[0]).toBe('x');
    expect(found(documents, 'C')).toHaveLength(3);
    expect(found(documents, 'C#')[0]).toBe('sharp');
  });

  it.each(['C', 'C++', 'C#', 'Canal', 'Canal+', '.NET', 'Net'])('comes first as a title: %s', (title) => {
    const titles = ['C++', 'C#', 'Canal+', '.NET', 'C', 'Canal', 'Net'];
    const titled = titles.map((name) =>
      makeDocument({ id: name, title: name, text: `This is about ${name}.` }),
    );
    const long = titles.map((name) =>
      makeDocument({ id: `${name} long`, title: 'Many', text: `${name} ${name} ${name} ${name}` }),
    );
    expect(found([...titled, ...long], title)[0]).toBe(title);
  });
});

describe('a word that may be a form of two', () => {
  it('is found by either', () => {
    const documents = collection({
      tree: 'Its leaves are green.',
      verb: 'The boat leaves at noon.',
      life: 'It saved many lives.',
      one: 'A leaf fell.',
    });
    expect(found(documents, 'leaf')[0]).toBe('one');
    expect(found(documents, 'leaf').sort()).toEqual(['one', 'tree', 'verb']);
    expect(found(documents, 'leaves')).toContain('one');
    expect(found(documents, 'leave')).toContain('verb');
    expect(found(documents, 'life')).toEqual(['life']);
  });
});
