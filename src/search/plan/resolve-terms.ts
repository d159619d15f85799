// The classes a typed word stands for, by their numbers in each segment of a generation.

import type { Generation } from '../../index/read/generation.js';
import type { ClassName } from './term-name.js';
import { namesSpelledAlike } from './accent-variants.js';
import type { TypedWord } from './analyzed-words.js';
import { weakMemo } from '../weak-memo.js';
import type { WeightedClass } from '../score/term-postings.js';

/** The classes a word stands for, looked up in every segment of a generation. */
export interface FoundClasses {
  readonly names: readonly ClassName[];
  /** Per segment of the generation. */
  readonly classes: readonly (readonly WeightedClass[])[];
  /** Documents it occurs in; of several classes the sum, but no more than there are. */
  readonly documents: number;
}

/** Looks classes up in every segment. */
export function findClasses(generation: Generation, names: readonly ClassName[]): FoundClasses {
  let documents = 0;
  const classes = generation.segments.map((live) => {
    const found: WeightedClass[] = [];
    for (const { analyzer, stem, boost } of names) {
      const classNumber = live.segment.findClass(analyzer, stem);
      if (classNumber < 0) continue;
      documents += live.classDocuments(classNumber);
      found.push({ classNumber, boost });
    }
    return found;
  });
  return { names, classes, documents: Math.min(documents, generation.documents) };
}

/**
 * What a word stands for by itself: the classes of its stems, and those whose documents spell it alike. Looked up once for
 * each word typed lately.
 */
export const findExactClasses = weakMemo((generation: Generation, word: TypedWord): FoundClasses =>
  findClasses(generation, [...exactNames(word), ...namesSpelledAlike(generation, word)]),
);

/** The classes of the stems of a word. */
export function exactNames({ stems, respelled }: TypedWord): ClassName[] {
  return [...stems, ...respelled].map(({ analyzer, stem, boost }) => ({
    analyzer,
    stem,
    kind: 'word',
    boost: boost ?? 1,
  }));
}
