// What people type finds what texts say: signs, words together and apart, numbers in groups, spellings.

import { describe, expect, it } from 'vitest';
import type { Document } from '../../../src/documents/document.js';
import { ask, idsOf, makeDocument } from '../memory-generation.js';

const filler = 'The report from the harbour says that nothing much happened in the town.';

/** Documents that hold one text each, named by it. */
function collectionOf(...texts: readonly string[]): Document[] {
  return texts.map((text) =>
    makeDocument({
      id: text,
      title: 'A note',
      text: `${filler} A page on ${text} here. ${filler}`,
      language: 'en',
    }),
  );
}

function find(texts: readonly string[], query: string): string[] {
  return idsOf(ask(collectionOf(...texts), query).hits);
}

describe('signs that mean something', () => {
  const languages = [
    'C',
    'C++',
    'C#',
    'F#',
    '.NET',
    'a net',
    'vitamin C',
    '18+',
    '18',
    '50%',
    '50',
    '$100',
    '100',
    '#1',
    '1',
  ];

  it.each(['C++', 'C#', 'F#', '.NET', '18+', '50%', '$100', '#1'])(
    '%s is found first as it is typed',
    (query) => {
      expect(find(languages, query)[0]).toBe(query);
    },
  );

  it('counts them in quotation marks, too', () => {
    expect(find(languages, '"C++"')[0]).toBe('C++');
  });

  it.each(['\u221e', '\u{1f1e9}\u{1f1ea}', '\u{1f1eb}\u{1f1f7}'])('%s is found', (sign) => {
    const texts = ['\u221e', '\u{1f1e9}\u{1f1ea}', 'flag \u{1f1eb}\u{1f1f7} of France', 'something else'];
    expect(find(texts, sign)).toEqual(texts.filter((text) => text.includes(sign)));
  });

  it('finds the word without its signs as well', () => {
    expect(find(languages, 'c')).toEqual(expect.arrayContaining(['C', 'C++', 'C#', 'vitamin C']));
  });

  it('excludes only what is written with the signs', () => {
    const found = find(languages, 'c -C++');
    expect(found).not.toContain('C++');
    expect(found).toEqual(expect.arrayContaining(['C', 'C#']));
  });

  it('holds a phrase to the words as they stand beside one another', () => {
    expect(find(['C++ code', 'C code'], '"C code"')).toContain('C code');
  });
});

describe('words together or apart', () => {
  it.each([
    ['10km', '10 km'],
    ['Python3.11', 'Python 3.11'],
    ['RFC793', 'RFC 793'],
    ['A4', 'A 4'],
    ['GitHub', 'git hub'],
    ['YouTube', 'you tube'],
    ['v1.2.3', '1.2.3'],
    ['1000000', '1 000 000'],
    ['9780306406157', '978-0-306-40615-7'],
    ['5551234567', '555-123-4567'],
    ['ACDC', 'AC/DC'],
    ['911', '9/11'],
    ['1000000', '1.000.000'],
    ['1000000', '1,000,000'],
    ['1000000', "1'000'000"],
    ['1299.99', '1299,99'],
    ['1299.99', '1 299,99'],
    ['9780306406157', '978 0 306 40615 7'],
    ['5551234567', '(555) 123-4567'],
    ['+49301234567', '+49 30 1234567'],
    ['0301234567', '030/1234567'],
    ['00:1B:44:11:3A:B7', '001b.4411.3ab7'],
    ['001b44113ab7', '00-1b-44-11-3a-b7'],
    ['TNF-\u03b1', 'TNF-alpha'],
    ['TNF\u03b1', 'TNF alpha'],
    ['NF-\u03baB', 'NF-kappaB'],
    ['\u03b2-blocker', 'beta-blocker'],
    ['interferon \u03b3', 'interferon gamma'],
    ['\u00b5m', 'um'],
    ['10\u00b5m', '10um'],
    ['5 \u03bcg', '5 ug'],
  ])('%s and %s find each other, what is typed first', (one, other) => {
    const texts = [one, other, 'something else'];
    expect(find(texts, one).slice(0, 2)).toEqual([one, other]);
    expect(find(texts, other).slice(0, 2)).toEqual([other, one]);
  });

  it.each([
    ['XMLHttpRequest', 'http request'],
    ['getUserName', 'user name'],
    ['HTTPServer', 'server'],
    ['PostgreSQL', 'sql'],
    ["O'Neill", 'neill'],
    ["Jeanne d'Arc", 'arc'],
  ])('%s is found by %s', (text, query) => {
    expect(find([text, 'something else'], query)).toEqual([text]);
  });

  it.each([
    ['1000000', '1.000.000'],
    ['1299.99', '1.299,99'],
    ['123', '\u0661\u0662\u0663'],
  ])('%s and %s are one number', (one, other) => {
    expect(find([one, other, 'something else'], one).sort()).toEqual([one, other].sort());
    expect(find([one, other, 'something else'], other).sort()).toEqual([one, other].sort());
  });

  it.each(['cat,elephant', 'cat\u2014elephant', 'cat\u2013elephant', 'cat;elephant', 'cat(elephant)'])(
    '%s is two words',
    (written) => {
      for (const word of ['cat', 'elephant']) {
        expect(find([written, 'something else'], word)).toEqual([written]);
        expect(find([word, 'something else'], written)).toEqual([word]);
      }
    },
  );

  it('finds cats for cat(s)', () => {
    expect(find(['cats', 'cat(s)', 'something else'], 'cat(s)')).toEqual(['cat(s)', 'cats']);
  });

  it('takes a long row of numbers for a table, and a dash between years for no telephone number', () => {
    expect(find(['1998 2003 2010', 'something else'], '199820032010')).toEqual([]);
    expect(find(['us', '10 \u00b5s', 'something else'], 'us')).toEqual(['us']);
  });

  it('takes two words for one only where that is written, not where its stem is', () => {
    expect(find(['lord of the rings', 'he was there', 'there'], 'the rings')).toEqual(['lord of the rings']);
  });

  it('does not find other words that a word begins or ends with by chance', () => {
    expect(idsOf(ask(collectionOf('inform', 'a form'), 'in form', { fuzzy: 'off' }).hits)).toEqual([
      'a form',
    ]);
  });
});

describe('marks', () => {
  const marked = (text: string, query: string): string => {
    return (
      ask([makeDocument({ id: 'a', title: 'Notes', text, language: 'en' })], query).hits[0]?.snippets[0]
        ?.html ?? ''
    );
  };
  const mark = (words: string): string =>
    words
      .split(' ')
      .map((word) => `<mark>${word}</mark>`)
      .join(' ');

  it('show stop words where they stand as they were asked', () => {
    const text = `${filler.repeat(40)} And then he said to be or not to be in a low voice. ${filler.repeat(40)}`;
    expect(marked(text, '"to be or not to be"')).toContain(mark('to be or not to be'));
    expect(marked(text, 'to be or not to be')).toContain(mark('to be or not to be'));
  });

  it('of a phrase stand only where the phrase stands', () => {
    const html = marked('A salt lake, some water, and salt water for the ferry.', '"salt water"');
    expect(html).toContain(mark('salt water'));
    expect(html.match(/<mark>/g)).toHaveLength(2);
  });
});
