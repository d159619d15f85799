import { describe, expect, it } from 'vitest';
import { makeDocument, makeRequest, searcherOf } from './memory-generation.js';

describe('a search past its time', () => {
  it.each(['ferry', '"ferry harbour"', 'ferry AND harbour'])(
    'is stopped with search_timeout: %s',
    (query) => {
      const searcher = searcherOf([makeDocument({ id: 'a', text: 'ferry harbour' })], -1);
      expect(() => searcher.search(makeRequest(query))).toThrow(
        expect.objectContaining({ code: 'search_timeout' }) as Error,
      );
    },
  );
});
