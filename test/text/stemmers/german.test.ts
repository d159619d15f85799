import { describe, expect, it } from 'vitest';
import { Analyzers } from '../../../src/text/analyzer.js';
import { splitAccents } from '../../../src/text/scripts/accents.js';

const german = new Analyzers().named('german');
const stemOf = (word: string): string => splitAccents(german.tokens(word)[0]?.stem ?? '')[0];
const stemsOf = (words: string): Set<string> => new Set(words.split(' ').map(stemOf));

describe('German words', () => {
  it.each([
    'Burg Bürge bürgerlich',
    'schon schön',
    'Druck drücken',
    'zahlen zählen',
    'fordern fördern',
    'Forderung Förderung',
    'Kuchen Küche',
    'los lösen',
    'Blut Blüte',
    'wurde Würde',
    'Stuck Stück',
  ])('%s are kept apart, as the umlaut tells', (words) => {
    expect(stemsOf(words).size).toBe(words.split(' ').length);
  });

  it.each([
    'Haus Häuser haeuser',
    'Stadt Städte Staedte',
    'Mutter Mütter',
    'groß größer gross groesser',
    'Burg Burgen',
    'Bürge Bürgen Buergen',
    'Bürger Bürgern Bürgers bürgerlich bürgerliches buergerlich',
    'schön schöne schoener',
    'Küche Küchen Kuechen',
    'zählen zähle',
  ])('%s are one', (words) => {
    expect(stemsOf(words).size).toBe(1);
  });
});
