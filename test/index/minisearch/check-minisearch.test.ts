import { describe, expect, it } from 'vitest';
import { checkMiniSearch } from '../../../src/index/minisearch/check-minisearch.js';
import { encodeMiniSearch } from '../../../src/index/minisearch/minisearch-json.js';
import type { Generation } from '../../../src/index/read/generation.js';
import { makeDocument } from '../../make-document.js';
import { makeGeneration } from '../../memory-segments.js';

const encode = (generation: Generation): string =>
  Buffer.concat([...encodeMiniSearch(generation)]).toString('utf8');
const ferry = makeDocument({ id: 'f', title: "L'h\u00f4tel du ferry", language: 'fr' });
const storm = makeDocument({ id: 's', title: 'Storm' });

describe('checkMiniSearch', () => {
  it('accepts what was written for the generation, whatever is deleted and whatever has no title', () => {
    const nameless = makeDocument({ id: 'a', text: 'no title' });
    const generation = makeGeneration(
      [
        [nameless, ferry],
        [storm, makeDocument({ id: 'z' })],
      ],
      new Set(['a']),
    );
    expect(() => {
      checkMiniSearch('m.json', encode(generation), generation);
    }).not.toThrow();
  });

  it('refuses, by name, what MiniSearch cannot load and what holds other documents', () => {
    const generation = makeGeneration([[ferry], [storm]]);
    const whole = encode(generation);
    const refusals: readonly (readonly [json: string, message: string])[] = [
      [whole.slice(0, -3), 'MiniSearch cannot load m.json'],
      [
        whole.replace('"serializationVersion":2', '"serializationVersion":3'),
        'MiniSearch cannot load m.json',
      ],
      [encode(makeGeneration([[ferry]])), 'm.json holds 1 documents, not 2'],
      [whole.replace('["storm",', '["stork",'), 'm.json does not find "s" by its title'],
    ];
    for (const [json, message] of refusals) {
      expect(() => {
        checkMiniSearch('m.json', json, generation);
      }).toThrow(message);
    }
  });
});
