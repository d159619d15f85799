import { describe, expect, it } from 'vitest';
import { sayExplanation } from '../../../../src/search/query/explanations.js';
import { sayExplanationTo } from '../../../../src/server/page/explanations/say-explanation.js';
import { createPageFormat } from '../../../../src/server/page/page-format.js';

const de = createPageFormat('de');

describe('what pages say of a score', () => {
  it('is in the language of the page, with its names of kinds and fields', () => {
    const field = sayExplanation('field', { count: 1, field: 'text', weight: 1, length: 227 });
    expect(field).toBe('1 time in text: weight of the field 1, length 227 words');
    expect(sayExplanationTo(de, field)).toBe('1 × im Feld Text: Gewicht des Feldes 1, Länge in Wörtern 227');
    const matched = sayExplanation('matchedCounted', {
      forms: '"barge", "barges"',
      kind: 'synonym',
      boost: 0.5,
    });
    expect(sayExplanationTo(de, matched)).toBe(
      '"barge", "barges": gefunden als Synonym, gezählt mit Faktor 0,5',
    );
    expect(sayExplanationTo(createPageFormat('en'), matched)).toBe(matched);
  });

  it('keeps the names that an operator has given, and what it does not know', () => {
    const own = sayExplanation('field', { count: 2, field: 'notes', weight: 2, length: 1 });
    expect(sayExplanationTo(de, own)).toBe('2 × im Feld notes: Gewicht des Feldes 2, Länge in Wörtern 1');
    expect(sayExplanationTo(createPageFormat('ru'), '"ferry"')).toBe('"ferry"');
  });
});
