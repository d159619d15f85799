import { describe, expect, it } from 'vitest';
import { unwrapRecord } from '../../../src/documents/records/unwrap-record.js';

describe('unwrapRecord', () => {
  it.each([
    [
      'a hit of Elasticsearch',
      { _index: 'i', _score: 1, _id: 'x', _source: { title: 'A' } },
      { _id: 'x', title: 'A' },
    ],
    [
      'a feature of GeoJSON',
      { type: 'Feature', id: 1, properties: { name: 'A' }, geometry: null },
      { id: 1, geometry: null, name: 'A' },
    ],
    [
      'an entry of a content system',
      { id: 1, attributes: { title: 'A', type: 'b' } },
      { id: 1, title: 'A', type: 'b' },
    ],
    ['an item of a listing', { kind: 't3', data: { title: 'A' } }, { kind: 't3', title: 'A' }],
    ['an edge of a graph', { cursor: 'c', node: { title: 'A' } }, { cursor: 'c', title: 'A' }],
    [
      'a story under a name of its own',
      { ok: true, story: { title: 'A', text: 'x' } },
      { ok: true, title: 'A', text: 'x' },
    ],
  ])('opens %s', (_name, record, expected) => {
    expect(unwrapRecord(record)).toEqual(expected);
  });

  it('reads a post of WordPress, with the names of its terms where they come along', () => {
    const post = {
      id: 1,
      title: { rendered: 'A' },
      content: { rendered: '<p>x</p>', protected: false },
      categories: [3],
      tags: [5],
    };
    const terms = [[{ name: 'News', taxonomy: 'category' }], [{ name: 'sea', taxonomy: 'post_tag' }]];
    expect(unwrapRecord(post)).toEqual({
      id: 1,
      title: 'A',
      content: '<p>x</p>',
      'categories (numbers)': [3],
      'tags (numbers)': [5],
    });
    expect(unwrapRecord({ ...post, _embedded: { 'wp:term': terms } })).toMatchObject({
      categories: [{ name: 'News' }],
      tags: [{ name: 'sea' }],
    });
  });

  it('leaves a record as it is that has a title or text of its own', () => {
    const record = { title: 'A', properties: { title: 'B' }, fields: [], author: { title: 'C', text: 'y' } };
    expect(unwrapRecord(record)).toBe(record);
  });
});
