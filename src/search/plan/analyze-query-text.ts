// The words of a text as they are typed in a query: folded, and reduced by each analyzer in use.

import { memoize } from '../../collections/memo.js';
import type { Generation } from '../../index/read/generation.js';
import type { Analyzer } from '../../text/analysis.js';
import { analyzersOf } from './analyzers-of.js';

/** A word as typed, folded, under each analyzer in use. */
export interface AnalyzedWord {
  /** Folded form. */
  readonly form: string;
  /** True for a word that is too common to tell documents apart. */
  readonly isStopWord: boolean;
  /** The analyzers that hold it too common. */
  readonly commonIn: readonly string[];
  readonly stems: readonly WordStem[];
  /** Stems of another spelling of it (`mueller` for `müller`), where that makes a difference. */
  readonly respelled: readonly WordStem[];
}

/** What a typed word is reduced to by one analyzer. */
export interface WordStem {
  readonly analyzer: string;
  readonly stem: string;
  /** What an occurrence counts; 1 if absent. */
  readonly boost?: number;
}

interface AnalyzedWords {
  readonly words: readonly AnalyzedWord[];
  readonly compounds: readonly AnalyzedWord[];
}

interface WordLists {
  readonly words: AnalyzedWord[];
  readonly compounds: AnalyzedWord[];
}

/** Texts that are remembered, and the longest of them in UTF-16 units. */
const MAX_REMEMBERED = 5000;
const MAX_LENGTH = 64;
const rememberedOf: (generation: Generation) => Map<string, AnalyzedWords> = memoize(() => new Map());

/**
 * The running words of a text under every analyzer of the generation, and the joined compounds among them. Words that
 * were typed lately are not analyzed again: they are the same objects.
 */
export function analyzeQueryText(text: string, generation: Generation): AnalyzedWords {
  if (text.length > MAX_LENGTH) return analyze(text, generation);
  const known = rememberedOf(generation);
  let typed = known.get(text);
  if (typed === undefined) {
    typed = analyze(text, generation);
    if (known.size >= MAX_REMEMBERED) known.clear();
    known.set(text, typed);
  }
  return typed;
}

function analyze(text: string, generation: Generation): AnalyzedWords {
  const names = generation.analyzers.length === 0 ? ['standard'] : generation.analyzers;
  const analyzers = analyzersOf(generation);
  const typed: WordLists = { words: [], compounds: [] };
  const umlauts = spellOutUmlauts(text);
  for (const name of names) {
    const analyzer = analyzers.named(name);
    forEachWord(analyzer, text, typed, (list, at, form, stem) => {
      const before = list[at];
      const isCommon = analyzer.isStopWord(form);
      const common = isCommon ? [name] : [];
      if (before === undefined) {
        if (at === list.length)
          list.push({
            form,
            isStopWord: isCommon,
            commonIn: common,
            stems: [{ analyzer: name, stem }],
            respelled: [],
          });
      } else {
        list[at] = {
          // Languages with elision cut `l'homme` to `homme`.
          form: form.length < before.form.length ? form : before.form,
          isStopWord: before.isStopWord || isCommon,
          commonIn: [...before.commonIn, ...common],
          stems: [...before.stems, { analyzer: name, stem }],
          respelled: before.respelled,
        };
      }
    });
    if (umlauts === text) continue;
    forEachWord(analyzer, umlauts, typed, (list, at, _term, stem) => {
      const word = list[at];
      if (word === undefined || word.stems.at(-1)?.stem === stem) return;
      list[at] = { ...word, respelled: [...word.respelled, { analyzer: name, stem }] };
    });
  }
  return typed;
}

function forEachWord(
  analyzer: Analyzer,
  text: string,
  { words, compounds }: WordLists,
  take: (list: AnalyzedWord[], at: number, form: string, stem: string) => void,
): void {
  let running = 0;
  let joined = 0;
  analyzer.analyze(text, ({ form, stem }, _position, _start, _end, isSamePosition) => {
    if (isSamePosition) take(compounds, joined++, form, stem);
    else take(words, running++, form, stem);
  });
}

const umlaut = /[\u00e4\u00f6\u00fc]/gi;

/** `Mueller` for `M\u00fcller`: documents in other languages than German may write it so. */
function spellOutUmlauts(text: string): string {
  return text.normalize('NFC').replace(umlaut, (letter) => `${letter.normalize('NFD').charAt(0)}e`);
}
