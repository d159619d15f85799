// What the second stage adds to the weights of words, straight from the text of a document: every token is looked at.

import type { Document } from '../../../src/documents/document.js';
import { listFieldTexts } from '../../../src/documents/own/field-texts.js';
import { lengthNorm } from '../../../src/index/format/length-norms.js';
import {
  BODY_FIELD,
  fields,
  HEADING_FIELD,
  NAMES_FIELD,
  shippedParameters,
} from '../../../src/index/format/schema.js';
import { Analyzers } from '../../../src/text/analyzer.js';

const analyzers = new Analyzers();

/** A document scored by a scan. */
export interface ScannedDocument {
  readonly id: string;
  /** Its score by its words alone. */
  readonly first: number;
  /** The same with what positions add. */
  readonly second: number;
  /** What is added where its title is the query, else 0. */
  readonly title: number;
  /** What is added, less three quarters of `second`, where another name of it is the query, else 0. */
  readonly name: number;
}

/** More documents than these that share a name are named by none. */
const MAX_NAMED = 3;

/** Both stages of ranking over all documents a scan found: the best and those whose title or name is the query are ordered anew. */
export function orderInStages(
  scanned: readonly ScannedDocument[],
  { rerankWindow: depth } = shippedParameters,
): { id: string; score: number }[] {
  const byScore = (some: { id: string; score: number }[]): { id: string; score: number }[] =>
    some.sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
  const ranked = byScore(scanned.map(({ id, first }) => ({ id, score: first })));
  const titled = new Set(scanned.filter(({ title }) => title > 0).map(({ id }) => id));
  const withName = scanned.filter(({ name }) => name > 0).map(({ id }) => id);
  const named = new Set(withName.length > MAX_NAMED ? [] : withName);
  const second = new Map(
    scanned.map(({ id, second: words, title, name }) => [
      id,
      title === 0 && named.has(id) ? words + name - 0.75 * words : words + title,
    ]),
  );
  const beyond = ranked.slice(depth);
  const also = beyond.filter(({ id }) => titled.has(id)).slice(0, depth);
  also.push(...beyond.filter((document) => named.has(document.id) && !also.includes(document)));
  const head = [...ranked.slice(0, depth), ...also].map(({ id }) => ({ id, score: second.get(id) ?? 0 }));
  return [...byScore(head), ...beyond.filter((document) => !also.includes(document))];
}

/**
 * The idf of a word, times how much documents repeat it.
 * @param frequencies of the word, in all fields together, of the documents that hold it
 * @param documentCount how many documents there are
 */
export function idfOfRepeated(frequencies: readonly number[], documentCount: number, isPair = false): number {
  const found = frequencies.length;
  if (found === 0) return 0;
  const idf = Math.log(1 + (documentCount - found + 0.5) / (found + 0.5));
  const occurrences = frequencies.reduce((sum, frequency) => sum + Math.min(16, frequency), 0);
  return isPair ? idf : idf * Math.sqrt((occurrences + 20) / (found + 10) / 2);
}

interface AnalyzedWord {
  readonly form: string;
  readonly stem: string;
}

const analyzedWords = new Map<string, Map<string, AnalyzedWord>>();

/** The first token of a word of a query, analyzed once, however many documents are scanned. */
export function analyzeWord(analyzerName: string, word: string): AnalyzedWord {
  let known = analyzedWords.get(analyzerName);
  if (known === undefined) {
    known = new Map();
    analyzedWords.set(analyzerName, known);
  }
  let token = known.get(word);
  if (token === undefined) {
    token = analyzers.named(analyzerName).tokens(word)[0] ?? { form: '', stem: '' };
    known.set(word, token);
  }
  return token;
}

/** A text taken apart. */
interface AnalyzedText {
  readonly tokens: readonly { readonly form: string; readonly stem: string; readonly position: number }[];
  /** In words. */
  readonly length: number;
}

const analyzedDocuments = new WeakMap<Document, Map<string, readonly (readonly AnalyzedText[])[]>>();

function analyzeText(analyzerName: string, text: string): AnalyzedText {
  const tokens: { form: string; stem: string; position: number }[] = [];
  const length = analyzers.named(analyzerName).analyze(text, ({ form, stem }, position) => {
    tokens.push({ form, stem, position });
  });
  return { tokens, length };
}

/** The values of each field of a document, analyzed once, however often it is scanned. */
function analyzedOnce(document: Document, analyzerName: string): readonly (readonly AnalyzedText[])[] {
  const known = analyzedDocuments.get(document) ?? new Map<string, readonly (readonly AnalyzedText[])[]>();
  analyzedDocuments.set(document, known);
  const analyzed =
    known.get(analyzerName) ??
    fields.map((field) => listFieldTexts(document, field).map((value) => analyzeText(analyzerName, value)));
  known.set(analyzerName, analyzed);
  return analyzed;
}

/**
 * The additional weight of each word of a query in one document.
 * @param idfs by word; 0 for a word that no document holds
 * @param lengths in words, by field
 * @param averages lengths of the fields over the collection
 */
export function scanProximity(
  document: Document,
  analyzerName: string,
  { words, idfs }: { readonly words: readonly string[]; readonly idfs: readonly number[] },
  { lengths, averages }: { readonly lengths: readonly number[]; readonly averages: readonly number[] },
  parameters = shippedParameters,
): number[] {
  const { exactForm, nearness, near: furthest } = parameters;
  const stems = words.map((word) => analyzeWord(analyzerName, word).stem);
  const terms = words.map((word) => analyzeWord(analyzerName, word).form);
  // Words that are reduced to one stem are one word here.
  const firstOf = stems.map((stem) => stems.indexOf(stem));
  const rarest = Math.max(...idfs);
  const exact = words.map(() => 0);
  const near = words.map(() => 0);
  fields.forEach((_, number) => {
    const norm = Math.fround(lengthNorm(number, lengths[number] ?? 0, averages[number] ?? 0, parameters));
    const occurrences: { position: number; word: number }[] = [];
    let base = 0;
    for (const { tokens, length } of analyzedOnce(document, analyzerName)[number] ?? []) {
      for (const { form, stem, position } of tokens) {
        terms.forEach((typed, word) => {
          if (typed === form && stems[word] === stem) exact[word] = (exact[word] ?? 0) + norm;
        });
        const word = stems.indexOf(stem);
        if (word >= 0) occurrences.push({ position: base + position, word });
      }
      base += length + 16;
    }
    occurrences.sort((a, b) => a.position - b.position || a.word - b.word);
    occurrences.slice(1).forEach(({ position, word }, index) => {
      const before = occurrences[index];
      if (before === undefined || before.word === word) return;
      const gap = position - before.position;
      if (gap < 1 || gap > furthest) return;
      firstOf.forEach((first, other) => {
        if (first === word)
          near[other] = (near[other] ?? 0) + (norm / gap) * ((idfs[before.word] ?? 0) / rarest);
        if (first === before.word)
          near[other] = (near[other] ?? 0) + (norm / gap) * ((idfs[word] ?? 0) / rarest);
      });
    });
  });
  return words.map((_, word) => exactForm * (exact[word] ?? 0) + nearness * (near[word] ?? 0));
}

/** What is added for a title, and for a name, that holds the words which occur anywhere, in their order, and nothing else; else 0. */
export function scanNames(
  document: Document,
  analyzerName: string,
  words: readonly string[],
  idfs: readonly number[],
  { k1, bigramK1 } = shippedParameters,
): Pick<ScannedDocument, 'title' | 'name'> {
  const analyzed = analyzedOnce(document, analyzerName);
  const stems = words
    .filter((_, index) => (idfs[index] ?? 0) > 0)
    .map((word) => analyzeWord(analyzerName, word).stem);
  const [titles = [], texts = []] = [HEADING_FIELD, BODY_FIELD].map((field) => analyzed[field]);
  const isQuery = ({ tokens, length }: AnalyzedText): boolean => {
    let before = -1;
    const inOrder = stems.every((stem) => {
      const next = tokens.find((token) => token.stem === stem && token.position > before);
      before = next?.position ?? Number.POSITIVE_INFINITY;
      return next !== undefined;
    });
    return stems.length > 0 && inOrder && length === stems.length;
  };
  const bonus = (Math.max(k1, bigramK1) + 1) * idfs.reduce((sum, idf) => sum + idf, 0);
  const share = texts.every(({ length }) => length === 0) ? 0.8 : 1;
  return {
    title: titles.some(isQuery) ? share * bonus : 0,
    name: (analyzed[NAMES_FIELD] ?? []).some(isQuery) ? bonus : 0,
  };
}
