// Which words make phrases: content words stand at their ends, small connecting words may stand between two of these. Words are
// numbered by surface form.

import { stopWordsOfAnalyzer } from '../../text/analyzer.js';
import type { RunningWords } from './running-words.js';

/** Content words that are kept: their numbers have 16 bits. */
const MAX_WORDS = 0xfffe;
/** Prepositions, articles and conjunctions that names are built with, folded. */
const connectors = [
  'of',
  'the',
  'and',
  'for',
  'in',
  'on',
  'to',
  'at',
  'de',
  'du',
  'des',
  'del',
  'di',
  'da',
  'der',
  'von',
];
const connectorNumbers = new Map([...connectors, 'und', 'zu', 'et'].map((form, index) => [form, index + 1]));

const speakable = /^\p{L}[\p{L}\p{M}\p{N}]+$/u;
/** Scripts without spaces are indexed as pairs of characters, which are no words. */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** A surface form of a segment and the analyzer it comes from. */
export interface CollocationForm {
  readonly form: string;
  readonly analyzer: string;
}

/** The words that phrases are made of. */
export interface CollocationWords {
  /** Per form, from 1 as in `RunningWords`: the number of the content word from 1, 0 for another word. */
  readonly wordOf: Uint16Array;
  /** Per form, from 1: the number of the connecting word from 1, 0 for another word. */
  readonly connectorOf: Uint8Array;
  /** Per content word: its surface form. The first is unused. */
  readonly forms: readonly string[];
  /** Per connecting word: its surface form. The first is unused. */
  readonly connectors: readonly string[];
  /** Per content word: its occurrences. */
  readonly counts: Uint32Array;
}

/** Numbers the words that occur at least `minCount` times: with fewer, they are in no phrase. */
export function numberCollocationWords(
  running: RunningWords,
  forms: readonly CollocationForm[],
  minCount: number,
): CollocationWords {
  const occurrences = new Uint32Array(forms.length + 1);
  running.forms.forEach((form) => {
    occurrences[form] = (occurrences[form] ?? 0) + 1;
  });
  const byForm = new Map<string, number>();
  const stopWords = new Set<string>();
  const stopWordsOf = new Map<string, ReadonlySet<string>>();
  const isStopWord = (analyzer: string, form: string): boolean => {
    const words = stopWordsOf.get(analyzer) ?? stopWordsOfAnalyzer(analyzer);
    stopWordsOf.set(analyzer, words);
    return words.has(form);
  };
  forms.forEach(({ form, analyzer }, index) => {
    const count = occurrences[index + 1] ?? 0;
    if (count === 0) return;
    if (connectorNumbers.has(form) || isStopWord(analyzer, form)) stopWords.add(form);
    else byForm.set(form, (byForm.get(form) ?? 0) + count);
  });
  const counted = [...byForm].filter(
    ([form, count]) =>
      count >= minCount && !stopWords.has(form) && speakable.test(form) && !unspaced.test(form),
  );
  const minimum = thresholdFor(
    counted.map(([, count]) => count),
    MAX_WORDS,
  );
  const kept = counted.filter(([, count]) => count >= minimum);
  const numbers = new Map(kept.map(([form], index) => [form, index + 1]));
  const wordOf = new Uint16Array(forms.length + 1);
  const connectorOf = new Uint8Array(forms.length + 1);
  forms.forEach(({ form }, index) => {
    if (occurrences[index + 1] === 0) return;
    wordOf[index + 1] = numbers.get(form) ?? 0;
    connectorOf[index + 1] = connectorNumbers.get(form) ?? 0;
  });
  return {
    wordOf,
    connectorOf,
    forms: ['', ...kept.map(([form]) => form)],
    connectors: ['', ...connectorNumbers.keys()],
    counts: Uint32Array.from([0, ...kept.map(([, count]) => count)]),
  };
}

/** The lowest threshold that at most `limit` of the counts reach: chosen so, there are no ties to break. */
export function thresholdFor(counts: readonly number[], limit: number): number {
  if (counts.length <= limit) return 0;
  const sorted = Uint32Array.from(counts).sort();
  return (sorted[sorted.length - limit - 1] ?? 0) + 1;
}
