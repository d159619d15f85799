// The words of a text of a query: folded, and stemmed by each analyzer in use.

import { memoize } from '../../collections/memo.js';
import { protectedWordsOf } from '../../documents/own/field-words.js';
import { fieldsOf } from '../../field-settings.js';
import type { Generation } from '../../index/read/generation.js';
import { type Analyzer, COMPOUND, PLAIN, SIGNED_WORD } from '../../text/analysis.js';
import { lettersOfForm } from '../../text/inner-form.js';
import { protectedStem } from '../../text/protected-word.js';
import { analyzersOf } from './analyzers-of.js';
import { otherSpellings } from './variants/other-spellings.js';

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
  const words = new Map<number, AnalyzedWord>();
  const compounds = new Map<number, AnalyzedWord>();
  const signed = new Map<number, AnalyzedWord>();
  const listOf = new Map([
    [PLAIN, words],
    [COMPOUND, compounds],
    [SIGNED_WORD, signed],
  ]);
  const others = otherSpellings(text);
  for (const name of names) {
    const analyzer = analyzers.named(name);
    forEachWord(analyzer, text, (role, index, form, stem) => {
      const list = listOf.get(role);
      list?.set(index, withStem(list.get(index), analyzer, form, stem));
    });
    for (const other of others) {
      if (other.notIn === name) continue;
      forEachWord(analyzer, other.text, (role, index, _form, stem) => {
        const list = role === SIGNED_WORD ? undefined : listOf.get(role);
        const word = list?.get(index);
        if (word === undefined || word.stems.at(-1)?.stem === stem) return;
        const respelled = { analyzer: name, stem, boost: other.boost };
        list?.set(index, { ...word, respelled: [...word.respelled, respelled] });
      });
    }
  }
  const found = findProtected([...words.values()], generation);
  return { words: found, compounds: [...compounds.values()], signed };
}

/** The words that some field of a generation has only as they are written. */
const protectedIn: (generation: Generation) => ReadonlySet<string> = memoize(({ schema: { names } }) => {
  return new Set(Object.keys(fieldsOf(names)).flatMap((name) => [...protectedWordsOf(names, name)]));
});

/** Words, each also as it is in fields that have it only as it is written. */
function findProtected(words: readonly AnalyzedWord[], generation: Generation): readonly AnalyzedWord[] {
  const asWritten = protectedIn(generation);
  if (asWritten.size === 0) return words;
  return words.map((word) => {
    if (!asWritten.has(word.form)) return word;
    const stem = protectedStem(word.form);
    return { ...word, stems: [...word.stems, ...word.stems.map(({ analyzer }) => ({ analyzer, stem }))] };
  });
}

/** Calls `take` for each token of a text, with its index: of a plain one or a compound among its like, else that of its word. */
function forEachWord(
  analyzer: Analyzer,
  text: string,
  take: (role: number, index: number, form: string, stem: string) => void,
): void {
  let word = -1;
  let compound = -1;
  analyzer.analyze(text, ({ form, stem }, _position, _start, _end, role) => {
    if (role === PLAIN) word += 1;
    else if (role === COMPOUND) compound += 1;
    // A letter with signs is typed as the letter, whatever form texts have it in.
    take(role, role === COMPOUND ? compound : word, role === PLAIN ? lettersOfForm(form) : form, stem);
  });
}

/** A word as one more analyzer sees it; undefined for one that none has seen before. */
function withStem(
  before: AnalyzedWord | undefined,
  analyzer: Analyzer,
  form: string,
  stem: string,
): AnalyzedWord {
  const { name } = analyzer;
  const isCommon = analyzer.isStopWord(form, stem);
  return {
    // Languages with elision cut `l'homme` to `homme`.
    form: before !== undefined && before.form.length <= form.length ? before.form : form,
    isStopWord: isCommon || before?.isStopWord === true,
    commonIn: [...(before?.commonIn ?? []), ...(isCommon ? [name] : [])],
    stems: [...(before?.stems ?? []), { analyzer: name, stem }],
    respelled: before?.respelled ?? [],
  };
}
