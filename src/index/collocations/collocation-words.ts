// Which words make phrases, numbered by term: content words stand at the ends, small connecting words may stand between.

import { analyzerNamed } from '../../text/analyzer.js';
import type { RunningWords } from './running-words.js';

/** Words told apart at most: their numbers have 16 bits. */
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

/** A form of a segment: a term and the analyzer it comes from. */
export interface CollocationForm {
  readonly form: string;
  readonly analyzer: string;
}

export interface CollocationWords {
  /** Per form, from 1 as in the running words: number of a content word from 1, 0 for another. */
  readonly wordOf: Uint16Array;
  /** Per form, from 1: number of a connecting word from 1, 0 for another. */
  readonly connectorOf: Uint8Array;
  /** Per content word: its term. The first is unused. */
  readonly terms: readonly string[];
  /** Per connecting word: its term. The first is unused. */
  readonly connectors: readonly string[];
  /** Per content word: its occurrences. */
  readonly counts: Uint32Array;
}

/** Numbers the words that occur often enough for a phrase. */
export function numberCollocationWords(
  running: RunningWords,
  forms: readonly CollocationForm[],
  least: number,
): CollocationWords {
  const occurrences = new Uint32Array(forms.length + 1);
  running.forms.forEach((form) => {
    occurrences[form] = (occurrences[form] ?? 0) + 1;
  });
  const byTerm = new Map<string, number>();
  const stopWords = new Set<string>();
  forms.forEach(({ form, analyzer }, index) => {
    const count = occurrences[index + 1] ?? 0;
    if (count === 0) return;
    if (connectorNumbers.has(form) || analyzerNamed(analyzer).isStopWord(form)) stopWords.add(form);
    else byTerm.set(form, (byTerm.get(form) ?? 0) + count);
  });
  const counted = [...byTerm].filter(
    ([form, count]) => count >= least && !stopWords.has(form) && speakable.test(form) && !unspaced.test(form),
  );
  const minimum = minimumFor(
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
    terms: ['', ...kept.map(([form]) => form)],
    connectors: ['', ...connectorNumbers.keys()],
    counts: Uint32Array.from([0, ...kept.map(([, count]) => count)]),
  };
}

/** The least count that at most `limit` of the counts reach: a choice that leaves no ties to break. */
export function minimumFor(counts: readonly number[], limit: number): number {
  if (counts.length <= limit) return 0;
  const sorted = Uint32Array.from(counts).sort();
  return (sorted[sorted.length - limit - 1] ?? 0) + 1;
}
