// An address as a word of a query: documents have it, whatever their language.

import type { Generation } from '../../../index/read/generation.js';
import { addressWord } from '../../../text/address-word.js';
import type { AnalyzedWord } from '../analyze-query-text.js';

/** The word of the address with this key (`addressKey`) under every analyzer in use. */
export function wordOfAddress({ analyzers }: Generation, key: string): AnalyzedWord {
  const stems = analyzers.flatMap((analyzer) => addressWord(analyzer, key) ?? []);
  return {
    form: stems[0]?.form ?? '',
    isStopWord: false,
    commonIn: [],
    stems: stems.map(({ analyzer, stem }) => ({ analyzer, stem })),
    respelled: [],
  };
}
