import { describe, expect, it } from 'vitest';
import { formTerm, stemTerm, TERM_SEPARATOR, termsOfWord } from '../../src/opensearch/terms.js';
import { analyzerNames } from '../../src/text/analyzer.js';

describe('a term of a cluster', () => {
  it('is a stem under the code of its analyzer, or a form without one', () => {
    expect(stemTerm('english', 'ferri')).toBe('en:ferri');
    expect(stemTerm('standard', 'ferri')).toBe('xx:ferri');
    expect(formTerm('ferries')).toBe('=ferries');
  });

  it('has another code for each analyzer', () => {
    const terms = analyzerNames().map((name) => stemTerm(name, 'x'));
    expect(new Set(terms).size).toBe(terms.length);
    for (const term of terms) expect(term).toMatch(/^[a-z]{2}:x$/);
  });

  it.each(['a b', 'a\u3000b', `a${TERM_SEPARATOR}b`, 'a\u0001b', 'a\nb', 'a\u2028b'])(
    'holds nothing that terms are split at: %j',
    (text) => {
      expect(formTerm(text)).toBe('=a_b');
    },
  );

  it('is as short as Lucene asks, and never ends within a character', () => {
    const term = formTerm(`${'x'.repeat(254)}\u{1f600}${'y'.repeat(50_000)}`);
    expect(term).toBe(`=${'x'.repeat(254)}`);
  });

  it('stands beside its other form at one position', () => {
    expect(termsOfWord({ analyzer: 'english', form: 'ferries', stem: 'ferri' })).toBe(
      `en:ferri${TERM_SEPARATOR}=ferries`,
    );
  });
});
