// Terms whose words are spelled as the typed one but for accents. Those with the same letters in their stem lie beside its term;
// others have another stem because a stemmer looks at accents: `eleicao` is how `eleição` is found by whoever types none.

import { memoizePair } from '../../../collections/memo.js';
import { termKey } from '../../../index/format/term-key.js';
import type { Generation } from '../../../index/read/generation.js';
import { languageAnalyses } from '../../../text/languages.js';
import { endOfAccents, splitAccents } from '../../../text/scripts/accents.js';
import type { AnalyzedWord, WordStem } from '../analyze-query-text.js';
import type { TermVariant } from './term-variant.js';

/** What an occurrence with other accents than those typed counts. Who types none means all spellings. */
export const OTHER_ACCENTS_BOOST = 0.8;

/** The terms that differ from those of a word in accents only, of the analyzers that it has a stem of. */
export const accentVariants = memoizePair((generation: Generation, word: AnalyzedWord): TermVariant[] => {
  const variants = new Map<string, TermVariant>();
  for (const { segment } of generation.segments) {
    const add = (termOrdinal: number): void => {
      const { analyzer, stem } = segment.describeTerm(termOrdinal);
      const own = word.stems.find((typed) => typed.analyzer === analyzer);
      if (own === undefined || own.stem === stem) return;
      const share = shareOf(generation, own, stem);
      if (share === 0) return;
      const boost = (own.boost ?? 1) * share;
      variants.set(termKey(analyzer, stem), { analyzer, stem, kind: 'word', boost });
    };
    for (const form of segment.findForms(word.form)) add(segment.sections.formTerms[form] ?? 0);
    for (const { analyzer, stem } of word.stems) {
      const [letters] = splitAccents(stem);
      const key = termKey(analyzer, letters);
      const end = endOfAccents(key);
      for (
        let term = segment.terms.lowerBound(key);
        term < segment.terms.size && segment.terms.key(term) < end;
        term += 1
      )
        add(term);
    }
  }
  return [...variants.values()];
});

/** What an occurrence of another stem counts beside one of the stem of a typed word. */
function shareOf(generation: Generation, typed: WordStem, stem: string): number {
  const [letters, accents] = splitAccents(typed.stem);
  const [otherLetters, otherAccents] = splitAccents(stem);
  const isKnown = (): boolean => generation.documentFrequency(typed.analyzer, typed.stem) > 0;
  // A stemmer that looks at accents gives what is written without them no stem of its own that documents hold.
  if (accents === '') return letters !== otherLetters && isKnown() ? OTHER_ACCENTS_BOOST : 1;
  if (otherAccents === '' || languageAnalyses[typed.analyzer]?.accents !== 'tones')
    return OTHER_ACCENTS_BOOST;
  // Other tones are other words, and stand in only for what nobody wrote.
  return isKnown() ? 0 : OTHER_ACCENTS_BOOST;
}
