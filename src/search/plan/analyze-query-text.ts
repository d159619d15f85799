// The words of a text of a query: folded, and stemmed by each analyzer in use.

import { memoize } from '../../collections/memo.js';
import type { Generation } from '../../index/read/generation.js';
import { type Analyzer, COMPOUND, PLAIN, SIGNED_WORD } from '../../text/analysis.js';
import { analyzersOf } from './analyzers-of.js';

/** A word of a query under each analyzer in use. */
export interface AnalyzedWord {
  /** Folded. */
  readonly form: string;
  /** True for a word that is too common to tell documents apart. */
  readonly isStopWord: boolean;
  /** The analyzers that hold it too common. */
  readonly commonIn: readonly string[];
  readonly stems: readonly WordStem[];
  /** Stems of another spelling of it (`mueller` for `müller`), where that makes a difference. */
  readonly respelled: readonly WordStem[];
}

/** What a word is reduced to by one analyzer. */
export interface WordStem {
  readonly analyzer: string;
  readonly stem: string;
  /** What an occurrence counts; 1 if absent. */
  readonly boost?: number;
}

/** The words of a text. */
export interface AnalyzedText {
  /** In the order of the text. */
  readonly words: readonly AnalyzedWord[];
  /** Hyphen compounds as one word (`ecommerce` for `e-commerce`): they stand beside their parts, which are among `words`. */
  readonly compounds: readonly AnalyzedWord[];
  /** By the index of a word that was typed with signs (`C++`): the word with them. */
  readonly signed: ReadonlyMap<number, AnalyzedWord>;
}

interface GrowingText {
  readonly words: AnalyzedWord[];
  readonly compounds: AnalyzedWord[];
  readonly signed: Map<number, AnalyzedWord>;
}

/** Texts that are remembered. */
const MAX_REMEMBERED = 5000;
/** Longer texts are not remembered, in UTF-16 units. */
const MAX_REMEMBERED_LENGTH = 64;
/** By generation, then by text. */
const remembered: (generation: Generation) => Map<string, AnalyzedText> = memoize(() => new Map());

/**
 * The words of a text under every analyzer of a generation. Texts that were asked lately are not analyzed again: their
 * words are the same objects, by which other results are remembered.
 */
export function analyzeQueryText(text: string, generation: Generation): AnalyzedText {
  if (text.length > MAX_REMEMBERED_LENGTH) return analyze(text, generation);
  const known = remembered(generation);
  let analyzed = known.get(text);
  if (analyzed === undefined) {
    analyzed = analyze(text, generation);
    if (known.size >= MAX_REMEMBERED) known.clear();
    known.set(text, analyzed);
  }
  return analyzed;
}

function analyze(text: string, generation: Generation): AnalyzedText {
  const names = generation.analyzers.length === 0 ? ['standard'] : generation.analyzers;
  const analyzers = analyzersOf(generation);
  const analyzed: GrowingText = { words: [], compounds: [], signed: new Map() };
  const spelledOut = spellOutUmlauts(text);
  for (const name of names) {
    const analyzer = analyzers.named(name);
    forEachWord(analyzer, text, analyzed, (words, index, form, stem) => {
      const before = words[index];
      if (before !== undefined) words[index] = withStem(before, analyzer, form, stem);
      else if (index === words.length) words.push(firstStem(analyzer, form, stem));
    });
    collectSigned(analyzer, text, analyzed.signed);
    if (spelledOut === text) continue;
    forEachWord(analyzer, spelledOut, analyzed, (words, index, _form, stem) => {
      const word = words[index];
      if (word === undefined || word.stems.at(-1)?.stem === stem) return;
      words[index] = { ...word, respelled: [...word.respelled, { analyzer: name, stem }] };
    });
  }
  return analyzed;
}

/** Calls `take` for each word of a text, with the list it belongs to and its index there. */
function forEachWord(
  analyzer: Analyzer,
  text: string,
  { words, compounds }: GrowingText,
  take: (list: AnalyzedWord[], index: number, form: string, stem: string) => void,
): void {
  let nextWord = 0;
  let nextCompound = 0;
  analyzer.analyze(text, ({ form, stem }, _position, _start, _end, role) => {
    if (role === PLAIN) take(words, nextWord++, form, stem);
    else if (role === COMPOUND) take(compounds, nextCompound++, form, stem);
  });
}

function collectSigned(analyzer: Analyzer, text: string, signed: Map<number, AnalyzedWord>): void {
  let word = -1;
  analyzer.analyze(text, ({ form, stem }, _position, _start, _end, role) => {
    if (role === PLAIN) word += 1;
    if (role !== SIGNED_WORD) return;
    const before = signed.get(word);
    signed.set(
      word,
      before === undefined ? firstStem(analyzer, form, stem) : withStem(before, analyzer, form, stem),
    );
  });
}

/** A word as the first analyzer sees it. */
function firstStem(analyzer: Analyzer, form: string, stem: string): AnalyzedWord {
  const isStopWord = analyzer.isStopWord(form);
  return {
    form,
    isStopWord,
    commonIn: isStopWord ? [analyzer.name] : [],
    stems: [{ analyzer: analyzer.name, stem }],
    respelled: [],
  };
}

/** The word as one more analyzer sees it. */
function withStem(before: AnalyzedWord, analyzer: Analyzer, form: string, stem: string): AnalyzedWord {
  const isCommon = analyzer.isStopWord(form);
  return {
    // Languages with elision cut `l'homme` to `homme`.
    form: form.length < before.form.length ? form : before.form,
    isStopWord: before.isStopWord || isCommon,
    commonIn: isCommon ? [...before.commonIn, analyzer.name] : before.commonIn,
    stems: [...before.stems, { analyzer: analyzer.name, stem }],
    respelled: before.respelled,
  };
}

const umlaut = /[\u00e4\u00f6\u00fc]/gi;

/** `Mueller` for `M\u00fcller`: documents in other languages than German may write it so. */
function spellOutUmlauts(text: string): string {
  return text.normalize('NFC').replace(umlaut, (letter) => `${letter.normalize('NFD').charAt(0)}e`);
}
