// The ranking by the book: BM25F and what positions, titles and names add, of every document and every word, nothing skipped.

import { expect } from 'vitest';
import type { Document } from '../../../src/documents/document.js';
import { listFieldTexts } from '../../../src/documents/own/field-texts.js';
import {
  analyzerForLanguage,
  fields,
  type RankingParameters,
  shippedParameters,
} from '../../../src/index/format/schema.js';
import { PLAIN } from '../../../src/text/analysis.js';
import { Analyzers } from '../../../src/text/analyzer.js';
import {
  analyzeWord,
  idfOfRepeated,
  orderInStages,
  scanNames,
  type ScannedDocument,
  scanProximity,
} from '../rank/scan-proximity.js';

const analyzers = new Analyzers();

/** A document and its score. */
export interface Scored {
  readonly id: string;
  readonly score: number;
}

interface CountedDocument {
  readonly id: string;
  readonly document: Document;
  readonly analyzer: string;
  /** Per field: stem to number of times. */
  readonly frequencies: readonly ReadonlyMap<string, number>[];
  readonly lengths: readonly number[];
}

const counted = new WeakMap<Document, CountedDocument>();

/** Counted once, however often it is scanned. */
function countedOnce(document: Document): CountedDocument {
  const known = counted.get(document) ?? countWords(document);
  counted.set(document, known);
  return known;
}

function countWords(document: Document): CountedDocument {
  const analyzer = analyzerForLanguage(document.language);
  const lengths: number[] = [];
  const frequencies = fields.map((field) => {
    const counts = new Map<string, number>();
    let length = 0;
    for (const value of listFieldTexts(document, field)) {
      analyzers.named(analyzer).analyze(value, ({ stem }, _position, _start, _end, role) => {
        counts.set(stem, (counts.get(stem) ?? 0) + 1);
        if (role === PLAIN) length += 1;
      });
    }
    lengths.push(length);
    return counts;
  });
  return { id: document.id, document, analyzer, frequencies, lengths };
}

/** The documents in the order of a scan, with any or with all words of the query. */
export function scanDocuments(
  documents: readonly Document[],
  words: readonly string[],
  parameters = shippedParameters,
): { readonly any: Scored[]; readonly all: Scored[] } {
  const scanned = scoreDocuments(documents, words, parameters);
  const withAll = scanned.filter(({ held }) => held === words.length);
  return { any: orderInStages(scanned, parameters), all: orderInStages(withAll, parameters) };
}

function stemIn(word: string, analyzer: string): string {
  return analyzeWord(analyzer, word).stem;
}

function holds({ analyzer, frequencies }: CountedDocument, word: string): boolean {
  const stem = stemIn(word, analyzer);
  return frequencies.some((counts) => counts.has(stem));
}

function idfOf(documents: readonly CountedDocument[], word: string, documentCount: number): number {
  const frequencies = documents
    .filter((document) => holds(document, word))
    .map(({ analyzer, frequencies: byField }) =>
      byField.reduce((sum, counts) => sum + (counts.get(stemIn(word, analyzer)) ?? 0), 0),
    );
  return idfOfRepeated(frequencies, documentCount, word === '東京');
}

/** The idf of a word in so many documents, of which these are all that may hold it, times how much they repeat it. */
export function scanIdf(documents: readonly Document[], word: string, documentCount: number): number {
  return idfOf(documents.map(countedOnce), word, documentCount);
}

/** BM25F by the book: every word of the query against every document, nothing skipped. */
function scoreDocuments(
  documents: readonly Document[],
  words: readonly string[],
  parameters: RankingParameters,
): (ScannedDocument & { readonly held: number })[] {
  const { k1, bigramK1 } = parameters;
  const all = documents.map(countedOnce);
  const averages = fields.map((_, field) => {
    const having = all.map(({ lengths }) => lengths[field] ?? 0).filter((length) => length > 0);
    return having.reduce((sum, length) => sum + length, 0) / Math.max(1, having.length);
  });
  const idfs = words.map((word) => idfOf(all, word, all.length));
  return all
    .map((counts) => ({ counts, held: words.filter((word) => holds(counts, word)).length }))
    .filter(({ held }) => held > 0)
    .map(({ counts, held }) => {
      const { document, analyzer, lengths } = counts;
      const additions = scanProximity(document, analyzer, { words, idfs }, { lengths, averages }, parameters);
      let first = 0;
      let second = 0;
      words.forEach((word, index) => {
        const stem = stemIn(word, analyzer);
        const weight = fields.reduce((sum, field, number) => {
          const { weight: fieldWeight, b } = parameters.fields[number] ?? field;
          const frequency = counts.frequencies[number]?.get(stem) ?? 0;
          if (frequency === 0) return sum;
          const length = Math.min(
            (lengths[number] ?? 0) / (averages[number] ?? 1),
            parameters.maxRelativeLength,
          );
          return sum + frequency * Math.fround(fieldWeight / (1 - b + b * length));
        }, 0);
        const saturation = word === '東京' ? bigramK1 : k1;
        const saturated = (value: number): number =>
          ((idfs[index] ?? 0) * (saturation + 1) * value) / (saturation + value);
        first += saturated(weight);
        second += saturated(weight + (additions[index] ?? 0));
      });
      const names = scanNames(document, analyzer, words, idfs, parameters);
      return { id: counts.id, first, second, ...names, held };
    });
}

/** How the best that were found differ from those of the scan: in their number, scores by rank and by id, or order; null if in nothing. */
export function differenceOf(
  found: readonly Scored[],
  scanned: readonly Scored[],
  limit: number,
): string | null {
  if (found.length !== Math.min(limit, scanned.length)) return `${found.length} of ${scanned.length} hits`;
  const scores = new Map(scanned.map(({ id, score }) => [id, score]));
  for (const [rank, { id, score }] of found.entries()) {
    for (const expected of [scores.get(id), scanned[rank]?.score])
      if (expected === undefined || !(Math.abs(score - expected) < 1e-6 * Math.max(1, score)))
        return `score ${score} of ${id} at rank ${rank}, not ${expected}`;
    const before = found[rank - 1];
    if (before !== undefined && (before.score < score || (before.score === score && before.id >= id)))
      return `${before.id} (${before.score}) before ${id} (${score})`;
  }
  return null;
}

/** Expects the best that were found to be those of the scan. */
export function expectBest(found: readonly Scored[], scanned: readonly Scored[], limit: number): void {
  expect(differenceOf(found, scanned, limit)).toBeNull();
}
