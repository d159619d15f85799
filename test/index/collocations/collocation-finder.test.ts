import { describe, expect, it } from 'vitest';
import type { Document } from '../../../src/documents/document.js';
import { makeDocument } from '../../make-document.js';
import { makeSegment } from '../../memory-segments.js';

function phrasesOf(
  documents: readonly (Partial<Document> & { readonly id: string })[],
): Record<string, number> {
  const { collocations, sections } = makeSegment(documents.map(makeDocument));
  return Object.fromEntries(
    Array.from({ length: collocations.size }, (_, number) => [
      collocations.key(number),
      sections.collocationDocuments[number]!,
    ]),
  );
}

/** Texts that hold `sentence` in the middle of words that occur nowhere else. */
function around(sentence: string, times: number): { id: string; text: string }[] {
  return Array.from({ length: times }, (_, number) => {
    const own = Array.from(
      'abcdefghij',
      (letter) => `${letter}${sentence.replaceAll(/\P{L}/gu, '')}${'x'.repeat(number)}`,
    );
    return {
      id: `${sentence}-${number}`,
      text: `${own.slice(0, 5).join(' ')} ${sentence} ${own.slice(5).join(' ')}`,
    };
  });
}

describe('the phrases of a segment', () => {
  it('are two or three words that stand together in several documents, and in how many', () => {
    expect(phrasesOf([...around('Bank of England', 4), ...around('European Central Bank', 3)])).toEqual({
      'bank of england': 4,
      'central bank': 3,
      'european central': 3,
      'european central bank': 3,
    });
  });

  it('are not what stands in one document, however often', () => {
    expect(phrasesOf([{ id: 'a', text: 'harbour master. harbour master.' }])).toEqual({});
  });

  it('neither begin nor end with a stop word', () => {
    const phrases = Object.keys(phrasesOf(around('the harbour of the master was', 4)));
    expect(phrases).toEqual([]);
  });

  it('do not hold words that stand together by chance', () => {
    const common = Array.from({ length: 30 }, (_, number) => ({
      id: `c${number}`,
      text: number % 2 === 0 ? 'ferry quay ferry ferry quay' : 'quay quay ferry quay ferry',
    }));
    expect(phrasesOf(common)).toEqual({});
  });

  it('do not reach from the title into the text, or over a hyphen compound', () => {
    const documents = around('is al-Jaafari', 3).map(({ id, text }) => ({
      id,
      title: 'Harbour',
      text: `Master ${text}`,
    }));
    expect(phrasesOf(documents)).toEqual({ 'al jaafari': 3 });
  });

  it('hold no bigrams of ideographs', () => {
    expect(phrasesOf(around('港口关闭', 4))).toEqual({});
  });
});
