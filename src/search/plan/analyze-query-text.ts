// The words of a text of a query: folded, and stemmed by each analyzer in use.

import { memoize } from '../../collections/memo.js';
import type { Generation } from '../../index/read/generation.js';
import type { Analyzer } from '../../text/analysis.js';
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
}

interface GrowingText {
  readonly words: AnalyzedWord[];
  readonly compounds: AnalyzedWord[];
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
  const analyzed: GrowingText = { words: [], compounds: [] };
  const spelledOut = spellOutUmlauts(text);
  for (const name of names) {
    const analyzer = analyzers.named(name);
    forEachWord(analyzer, text, analyzed, (words, index, form, stem) => {
      const before = words[index];
      const isCommon = analyzer.isStopWord(form);
      const common = isCommon ? [name] : [];
      if (before === undefined) {
        if (index === words.length)
          words.push({
            form,
            isStopWord: isCommon,
            commonIn: common,
            stems: [{ analyzer: name, stem }],
            respelled: [],
          });
      } else {
        words[index] = {
          // Languages with elision cut `l'homme` to `homme`.
          form: form.length < before.form.length ? form : before.form,
          isStopWord: before.isStopWord || isCommon,
          commonIn: [...before.commonIn, ...common],
          stems: [...before.stems, { analyzer: name, stem }],
          respelled: before.respelled,
        };
      }
    });
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
  analyzer.analyze(text, ({ form, stem }, _position, _start, _end, isSamePosition) => {
    if (isSamePosition) take(compounds, nextCompound++, form, stem);
    else take(words, nextWord++, form, stem);
  });
}

const umlaut = /[\u00e4\u00f6\u00fc]/gi;

/** `Mueller` for `M\u00fcller`: documents in other languages than German may write it so. */
function spellOutUmlauts(text: string): string {
  return text.normalize('NFC').replace(umlaut, (letter) => `${letter.normalize('NFD').charAt(0)}e`);
}
