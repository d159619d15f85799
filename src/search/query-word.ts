// A word of a query, resolved against a generation: the classes it stands for in each segment, and how rare it is.

import type { Generation } from '../index/generation.js';
import { analyzerNamed } from '../text/analyzer.js';
import { inverseDocumentFrequency } from './segment-weights.js';
import type { WeightedClass } from './word-postings.js';

/** How a class comes to stand for a word. */
export type MatchKind = 'word' | 'synonym' | 'prefix' | 'typo';

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
  /** The analyzers that hold it too common. */
  readonly commonIn: readonly string[];
  readonly stems: readonly TypedStem[];
  /** Stems of another spelling of it (`mueller` for `müller`), where that makes a difference. */
  readonly respelled: readonly TypedStem[];
}

/** What a typed word is reduced to by one analyzer. */
export interface TypedStem {
  readonly analyzer: string;
  readonly stem: string;
  /** What an occurrence counts; 1 if absent. */
  readonly boost?: number;
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

interface TypedWords {
  readonly words: readonly TypedWord[];
  readonly compounds: readonly TypedWord[];
}

interface WordLists {
  readonly words: TypedWord[];
  readonly compounds: TypedWord[];
}

/** Texts that are remembered, and the longest of them in UTF-16 units. */
const MAX_REMEMBERED = 5000;
const MAX_LENGTH = 64;
const remembered = new Map<string, TypedWords>();

/**
 * The running words of a text under every analyzer of the generation, and the joined compounds among them. Words that
 * were typed lately are not analyzed again.
 */
export function typedWords(text: string, analyzers: readonly string[]): TypedWords {
  if (text.length > MAX_LENGTH) return analyzeTyped(text, analyzers);
  const key = `${analyzers.join(' ')}\u0000${text}`;
  let typed = remembered.get(key);
  if (typed === undefined) {
    typed = analyzeTyped(text, analyzers);
    if (remembered.size >= MAX_REMEMBERED) remembered.clear();
    remembered.set(key, typed);
  }
  return typed;
}

function analyzeTyped(text: string, analyzers: readonly string[]): TypedWords {
  const names = analyzers.length === 0 ? ['standard'] : analyzers;
  const typed: WordLists = { words: [], compounds: [] };
  const umlauts = spellOutUmlauts(text);
  for (const name of names) {
    const analyzer = analyzerNamed(name);
    forEachWord(name, text, typed, (list, at, term, stem) => {
      const before = list[at];
      const isCommon = analyzer.isStopWord(term);
      const common = isCommon ? [name] : [];
      if (before === undefined) {
        if (at === list.length)
          list.push({
            term,
            isStopWord: isCommon,
            commonIn: common,
            stems: [{ analyzer: name, stem }],
            respelled: [],
          });
      } else {
        list[at] = {
          // Languages with elision cut `l'homme` to `homme`.
          term: term.length < before.term.length ? term : before.term,
          isStopWord: before.isStopWord || isCommon,
          commonIn: [...before.commonIn, ...common],
          stems: [...before.stems, { analyzer: name, stem }],
          respelled: before.respelled,
        };
      }
    });
    if (umlauts === text) continue;
    forEachWord(name, umlauts, typed, (list, at, _term, stem) => {
      const word = list[at];
      if (word === undefined || word.stems.at(-1)?.stem === stem) return;
      list[at] = { ...word, respelled: [...word.respelled, { analyzer: name, stem }] };
    });
  }
  return typed;
}

function forEachWord(
  name: string,
  text: string,
  { words, compounds }: WordLists,
  take: (list: TypedWord[], at: number, term: string, stem: string) => void,
): void {
  let running = 0;
  let joined = 0;
  analyzerNamed(name).analyze(text, (term, stem, _position, _start, _end, extra) => {
    if (extra) take(compounds, joined++, term, stem);
    else take(words, running++, term, stem);
  });
}

const umlaut = /[\u00e4\u00f6\u00fc]/gi;

/** `Mueller` for `M\u00fcller`: documents in other languages than German may write it so. */
function spellOutUmlauts(text: string): string {
  return text.normalize('NFC').replace(umlaut, (letter) => `${letter.normalize('NFD').charAt(0)}e`);
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
