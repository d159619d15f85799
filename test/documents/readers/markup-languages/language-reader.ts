// What the tests of all markup languages need: a reader of texts, and that it loses no word of one.

import fc from 'fast-check';
import { expect } from 'vitest';
import type { Document } from '../../../../src/documents/document.js';
import { markupLanguages } from '../../../../src/documents/readers/markup-languages/markup-languages.js';

export type ReadText = (text: string) => Document;

/** Reads texts as those of a file with this name. */
export function readerOf(language: keyof typeof markupLanguages, path: string): ReadText {
  return (text) => markupLanguages[language](text, { path, line: null }, () => undefined);
}

/**
 * Expects that the words of a text are in its document, whatever marks stand behind them.
 * @param head what stands before them in the text
 * @param isExempt true for a text some of whose words are not shown
 */
export function expectWordsKept(
  read: ReadText,
  head: string,
  mark: fc.Arbitrary<string>,
  isExempt: (text: string) => boolean = () => false,
): void {
  const word = fc.stringMatching(/^[a-z]{3,8}$/);
  fc.assert(
    fc.property(fc.array(fc.tuple(word, mark), { minLength: 1, maxLength: 30 }), (pieces) => {
      const written = `${head}${pieces.flat().join('')}`;
      const { title, text } = read(written);
      if (isExempt(written)) return;
      const letters = (title + text).replace(/[^a-z]/g, '');
      for (const [kept] of pieces) expect(letters).toContain(kept);
    }),
  );
}
