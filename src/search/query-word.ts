// A word of a query, resolved against a generation: the classes it stands for in each segment, and how rare it is.

import type { Generation } from '../index/generation.js';
import { analyzerNamed } from '../text/analyzer.js';
import { inverseDocumentFrequency } from './segment-weights.js';
import type { WeightedClass } from './word-postings.js';

/** How a class comes to stand for a word. */
export type MatchKind = 'word' | 'prefix' | 'typo';

/** A class by name, so that it can be looked up in every segment and recognised in stored text. */
export interface ClassName {
  readonly analyzer: string;
  readonly stem: string;
  readonly kind: MatchKind;
  /** What an occurrence counts, 1 for the word itself. */
  readonly boost: number;
}

/** A word as typed, folded, under each analyzer in use. */
export interface TypedWord {
  /** Folded form. */
  readonly term: string;
  /** True for a word that is too common to tell documents apart. */
  readonly isStopWord: boolean;
  readonly stems: readonly { readonly analyzer: string; readonly stem: string }[];
}

export interface QueryWord {
  readonly term: string;
  readonly isStopWord: boolean;
  /** Place among the words of the query, in the order they were typed. */
  readonly order: number;
  readonly names: readonly ClassName[];
  /** Per segment of the generation. */
  readonly classes: readonly (readonly WeightedClass[])[];
  /** Documents it occurs in; of several classes the sum. */
  readonly documents: number;
  readonly idf: number;
  /** Multiplies the score; below 1 for words that were not typed as such. */
  readonly weight: number;
  /** A bit for each field it may stand in. */
  readonly mask: number;
}

/** The running words of a text under every analyzer of the generation, and the joined compounds among them. */
export function typedWords(
  text: string,
  analyzers: readonly string[],
): { readonly words: TypedWord[]; readonly compounds: TypedWord[] } {
  const words: TypedWord[] = [];
  const compounds: TypedWord[] = [];
  const names = analyzers.length === 0 ? ['standard'] : analyzers;
  names.forEach((name, index) => {
    const analyzer = analyzerNamed(name);
    let running = 0;
    let joined = 0;
    analyzer.analyze(text, (term, stem, _position, _start, _end, extra) => {
      const list = extra ? compounds : words;
      const at = extra ? joined++ : running++;
      const before = list[at];
      if (index === 0) {
        list.push({ term, isStopWord: analyzer.isStopWord(term), stems: [{ analyzer: name, stem }] });
      } else if (before !== undefined) {
        list[at] = {
          term: before.term,
          isStopWord: before.isStopWord || analyzer.isStopWord(term),
          stems: [...before.stems, { analyzer: name, stem }],
        };
      }
    });
  });
  return { words, compounds };
}

/** Looks a word's classes up in every segment. */
export function resolveWord(
  generation: Generation,
  typed: TypedWord,
  names: readonly ClassName[],
  order: number,
  weight: number,
  mask: number,
): QueryWord {
  let documents = 0;
  const classes = generation.segments.map((live) =>
    names.flatMap(({ analyzer, stem, boost }): WeightedClass[] => {
      const classNumber = live.segment.findClass(analyzer, stem);
      if (classNumber < 0) return [];
      documents += live.classDocuments(classNumber);
      return [{ classNumber, boost }];
    }),
  );
  const matching = Math.min(documents, generation.documents);
  return {
    term: typed.term,
    isStopWord: typed.isStopWord,
    order,
    names,
    classes,
    documents: matching,
    idf: weight * inverseDocumentFrequency(generation.documents, matching),
    weight,
    mask,
  };
}
