import { describe, expect, it } from 'vitest';
import { checkMiniSearch } from '../../../src/index/minisearch/check-minisearch.js';
import { encodeMiniSearch } from '../../../src/index/minisearch/minisearch-json.js';
import type { Generation } from '../../../src/index/read/generation.js';
import { documentOf, generationOf } from '../../documents-of.js';

const encode = (generation: Generation): string =>
  Buffer.concat([...encodeMiniSearch(generation)]).toString('utf8');
const ferry = documentOf({ id: 'f', title: "L'h\u00f4tel du ferry", language: 'fr' });
const storm = documentOf({ id: 's', title: 'Storm' });

describe('checkMiniSearch', () => {
  it('accepts what was written for the generation, whatever is deleted and whatever has no title', async () => {
    const nameless = documentOf({ id: 'a', text: 'no title' });
    const generation = await generationOf(
      [
        [nameless, ferry],
        [storm, documentOf({ id: 'z' })],
      ],
      new Set(['a']),
    );
    expect(() => {
      checkMiniSearch('m.json', encode(generation), generation);
    }).not.toThrow();
  });

  it('refuses, by name, what MiniSearch cannot load and what holds other documents', async () => {
    const generation = await generationOf([[ferry], [storm]]);
    const whole = encode(generation);
    const refusals: readonly (readonly [json: string, message: string])[] = [
      [whole.slice(0, -3), 'MiniSearch cannot load m.json'],
      [
        whole.replace('"serializationVersion":2', '"serializationVersion":3'),
        'MiniSearch cannot load m.json',
      ],
      [encode(await generationOf([[ferry]])), 'm.json holds 1 documents, not 2'],
      [whole.replace('["storm",', '["stork",'), 'm.json does not find "s" by its title'],
    ];
    for (const [json, message] of refusals) {
      expect(() => {
        checkMiniSearch('m.json', json, generation);
      }).toThrow(message);
    }
  });
});
