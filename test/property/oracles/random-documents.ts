// Collections of documents made by random numbers: few words, the first of them frequent, so that most queries find something.

import type { Document } from '../../../src/documents/document.js';
import { makeDocument } from '../../make-document.js';
import { pick, several } from '../../random-choice.js';

/** Words of documents and queries; some have the stem of another. */
export const VOCABULARY = [
  'ferry',
  'harbour',
  'tide',
  'tides',
  'rope',
  'ferries',
  'crew',
  'lantern',
  'storm',
  'bridge',
  'comet',
  'wheat',
  'salt',
];

/** In documents, and in none of the queries. */
const FILLING = ['the', 'of', 'meadow', 'candle', 'thistle'];

/** Sections of documents. */
export const SECTIONS = ['World', 'Harbour', 'Far East'];

/** Tags of documents. */
export const TAGS = ['crew', 'tide', 'news'];

/** Dates of documents; the same days more than once. */
const DATES = [null, '2014-12-31', '2015-01-01', '2015-06-15', '2016-02-29'];

/** A document, and where it goes. */
export interface PlacedDocument {
  readonly document: Document;
  /** The segment it is in. */
  readonly part: number;
  readonly isDeleted: boolean;
}

function anyText(random: () => number, length: readonly [number, number]): string {
  return several(random, length, () =>
    random() < 0.3 ? pick(random, FILLING) : pick(random, VOCABULARY, true),
  ).join(' ');
}

/** Documents over up to four segments; mostly few, now and then more than a block of postings holds. */
export function anyDocuments(random: () => number): PlacedDocument[] {
  const most = random() < 0.01 ? 300 : pick(random, [3, 6, 9, 9, 14, 14, 20, 40]);
  const parts = pick(random, [1, 2, 3, 4]);
  const gone = pick(random, [0, 0.1, 0.4]);
  const lists: readonly [number, number] = [0, random() < 0.5 ? 0 : 2];
  const longest = pick(random, [8, 25, 60]);
  let count = 0;
  return several(random, [Math.ceil(most / 2), most], () => {
    count += 1;
    const document = makeDocument({
      id: `d${String(count).padStart(3, '0')}`,
      title: anyText(random, [0, 4]),
      text: anyText(random, [0, longest]),
      related: several(random, lists, () => anyText(random, [0, 3])),
      other: several(random, lists, () => anyText(random, [0, 3])),
      tags: several(random, [0, 2], () => pick(random, TAGS)),
      section: pick(random, [null, ...SECTIONS]),
      date: pick(random, DATES),
      language: 'en',
    });
    return { document, part: Math.floor(random() * parts), isDeleted: random() < gone };
  });
}

/** A document with none of the words, and only in fields that no other has, so that lengths of fields stay what they were on average. */
export function unrelatedDocument(): Document {
  return makeDocument({
    id: 'unrelated',
    language: 'en',
    extra: { author: 'Ada Reed', summary: 'a meadow with a thistle' },
  });
}
