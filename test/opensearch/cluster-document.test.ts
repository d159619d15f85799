import { describe, expect, it } from 'vitest';
import type { Document } from '../../src/documents/document.js';
import { fields, shippedParameters } from '../../src/index/format/schema.js';
import {
  analyzeBatch,
  averageLengths,
  type ClusterSource,
  documentOfSource,
  keyOfDocument,
  sourcesOfBatch,
} from '../../src/opensearch/cluster-document.js';
import { RANK_UNIT } from '../../src/opensearch/mapping.js';
import { TERM_SEPARATOR } from '../../src/opensearch/terms.js';
import { Analyzers } from '../../src/text/analyzer.js';
import { makeDocument } from '../make-document.js';

const analyzers = new Analyzers();

function sourceOf(given: Partial<Document>, averages: readonly number[] = []): ClusterSource {
  const indexed = {
    document: makeDocument({ id: 'x', ...given }),
    path: 'a.txt',
    fingerprint: '0123456789abcdef',
  };
  const [source] = sourcesOfBatch(analyzeBatch([indexed], analyzers), {
    epoch: 3,
    averages,
    isMapped: () => true,
  });
  if (source === undefined) throw new Error('no source');
  return source;
}

/** The terms of a field, position by position. */
function positionsOf(values: readonly string[] | undefined): readonly (readonly string[])[] {
  return (values ?? []).flatMap((value) => value.split(' ').map((bundle) => bundle.split(TERM_SEPARATOR)));
}

function frequencyOf({ ranks }: ClusterSource, term: string): number {
  const found = ranks.split(' ').find((part) => part.startsWith(term + TERM_SEPARATOR));
  return Number(found?.split(TERM_SEPARATOR)[1] ?? 0);
}

describe('a document in a cluster', () => {
  it('comes back as it was', () => {
    const document = makeDocument({
      id: 'x',
      title: 'Ferries',
      text: 'One.\n\nTwo.',
      related: ['See also'],
      tags: ['a', 'a'],
      date: '2015-12',
      language: 'en',
      sections: [{ start: 6, level: 2, heading: 'Two', anchor: 'two' }],
      annotations: [{ kind: 'link', start: 0, length: 3, value: '/one' }],
      extra: { price: 12, nested: { a: [1, null] } },
    });
    const stored: unknown = JSON.parse(JSON.stringify(sourceOf(document)));
    expect(documentOfSource(stored)).toEqual(document);
  });

  it('has of each word its stem and its form at its position', () => {
    const { words } = sourceOf({ title: 'Ferries', text: 'the ferries run', language: 'en' });
    expect(positionsOf(words['title'])).toEqual([['en:ferri', '=ferries']]);
    expect(positionsOf(words['text'])).toEqual([
      ['en:the', '=the'],
      ['en:ferri', '=ferries'],
      ['en:run', '=run'],
    ]);
  });

  it('has words that stand for several at the position of the first of them', () => {
    const positions = positionsOf(sourceOf({ text: 'an e-commerce site', language: 'en' }).words['text']);
    expect(positions).toHaveLength(4);
    expect(positions[1]?.[0]).toBe('en:e');
    expect(positions[1]?.some((term) => term.startsWith('en:ecommerc'))).toBe(true);
  });

  it('has values of one field apart, so that no phrase goes from one into the next', () => {
    expect(sourceOf({ related: ['One two', 'Three'] }).words['related']).toHaveLength(2);
  });

  it('counts a stem by what our own ranking counts it, in whole numbers', () => {
    const averages = fields.map(() => 2);
    const source = sourceOf({ title: 'ferry', text: 'ferry ferries harbour land', language: 'en' }, averages);
    const norm = (field: number, length: number): number => {
      const { weight, b } = shippedParameters.fields[field] ?? { weight: 0, b: 0 };
      return weight / (1 - b + (b * length) / 2);
    };
    expect(frequencyOf(source, 'en:ferri')).toBe(Math.round(RANK_UNIT * (norm(0, 1) + 2 * norm(1, 4))));
  });

  it('counts two ideographs by the k1 that they have', () => {
    const averages = fields.map(() => 2);
    const source = sourceOf({ text: '渡轮渡轮', language: 'zh' }, averages);
    const { weight, b } = shippedParameters.fields[1] ?? { weight: 0, b: 0 };
    const norm = weight / (1 - b + (b * 3) / 2);
    const { k1, bigramK1 } = shippedParameters;
    expect(frequencyOf(source, 'xx:渡轮')).toBe(Math.round((RANK_UNIT * 2 * norm * k1) / bigramK1));
  });

  it('has the dates, years and months of its date as exactly as it is known', () => {
    expect(sourceOf({ date: '2015-12-31' })).toMatchObject({ year: '2015', month: '2015-12' });
    const year = sourceOf({ date: '2015' });
    expect(year).toMatchObject({ year: '2015', dateEnd: Date.UTC(2016, 0) });
    expect(year).not.toHaveProperty('month');
    expect(sourceOf({ date: null })).not.toHaveProperty('date');
  });

  it('shares keys with its near-duplicates and none with other documents', () => {
    const words = 'the ferry to the island was late again because of the storm in the strait on monday'.split(
      ' ',
    );
    const text = words.join(' ');
    const { bands } = sourceOf({ text });
    expect(bands).toHaveLength(16);
    const shared = (other: string): number =>
      sourceOf({ text: other }).bands.filter((band) => bands.includes(band)).length;
    expect(shared(text)).toBe(16);
    expect(shared('an entirely different report on prices of grain in the markets of the north')).toBe(0);
  });

  it('is averaged over the documents that have a field', () => {
    const documents = ['one two', 'one two three four'].map((text, index) => ({
      document: makeDocument({ id: String(index), title: '', text }),
      path: 'a',
      fingerprint: '0'.repeat(16),
    }));
    expect(averageLengths([analyzeBatch(documents, analyzers)]).slice(0, 2)).toEqual([0, 3]);
  });
});

describe('the key of a document', () => {
  const hash = (text: string): string => String(text.length);

  it('is its id, or a hash of one that a cluster does not take', () => {
    expect(keyOfDocument('wire/ferry.txt#3', hash)).toBe('wire/ferry.txt#3');
    expect(keyOfDocument('ü'.repeat(257), hash)).toBe('sha256:257');
    expect(keyOfDocument('sha256:1', hash)).toBe('sha256:8');
  });
});
