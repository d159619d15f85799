import { describe, expect, it, vi } from 'vitest';
import { FindlingError } from '../../src/errors.js';
import { WarmUp } from '../../src/search/warm-up.js';
import { searcherOf } from './memory-generation.js';

const documents = [
  { id: 'ferry', title: 'The island ferry', text: 'It sails at dawn.' },
  { id: 'harbour', title: 'Harbour closed', text: 'After the storm.' },
];

describe('warming up', () => {
  it('asks what people ask of the titles of an index, of another kind each time', () => {
    const searcher = searcherOf(documents);
    const search = vi.spyOn(searcher, 'search');
    const warmUp = new WarmUp(searcher);
    for (let count = 0; count < 6; count += 1) warmUp.askNext();
    expect(search.mock.calls.map(([{ query }]) => query)).toEqual([
      'The island ferry',
      '"The island ferry"',
      'The island ferr',
      'The islnad feryr',
      '"The island"~3',
      'Harbour closed',
    ]);
  });

  it('passes over a search that fails, and an index without documents', () => {
    const searcher = searcherOf(documents);
    vi.spyOn(searcher, 'search').mockImplementation(() => {
      throw new FindlingError('index_damaged', 'a block is damaged');
    });
    const warmUp = new WarmUp(searcher);
    expect(() => {
      warmUp.askNext();
    }).not.toThrow();
    expect(() => {
      new WarmUp(searcherOf([])).askNext();
    }).not.toThrow();
  });
});
