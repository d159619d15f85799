// "Did you mean": a query with its misspelled words replaced, chosen by how likely the errors are, how frequent the
// words and how often they stand with the other words. See docs/suggestions.md.

import { CommonDocuments } from './common-documents.js';
import type { Deadline } from './deadline.js';
import { countDocuments, type WordExpander } from './expand-word.js';
import { countPhrase } from './find-phrases.js';
import { parseQuery } from './parse-query.js';
import type { WrittenWord } from './query.js';
import { typedWords, type TypedWord } from './typed-words.js';
import { findSpellings } from './spelling.js';

const MAX_LENGTH = 200;
/** Words looked at in a query at most. */
const MAX_WORDS = 12;
/** In a query without hits, a word of the index is replaced by one in so many times as many documents. */
const MUCH_MORE = 20;
/** A word in so few documents may be an error of theirs ... */
const RARE_DOCUMENTS = 3;
const RARE_LETTERS = 5;
/** ... where another is in so many times as many. */
const VERY_MUCH_MORE = 100;
/** Spellings of a word whose documents beside the other words are counted. */
const MAX_COUNTED = 12;
/** What standing beside another word of the query counts next to being frequent. */
const CONTEXT_WEIGHT = 1.5;
const PHRASE_WEIGHT = 1;
/** Logarithm of how likely a space was left out or added, next to a letter. */
const SPACE_LIKELIHOOD = -1;
const SHORTEST_PART = 2;

/** A word of the query and what stands for it. */
interface Slot {
  readonly written: WrittenWord;
  /** Folded; null for what is not one plain word. */
  readonly word: TypedWord | null;
  /** Documents of the word and other forms of it. */
  readonly documents: number;
}

interface Replacement {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly score: number;
}

/**
 * The query with its unlikely words replaced, or null when there is nothing better to offer.
 * @param totalHits hits of the query as it was answered
 * @param isTyping whether the last word is still being typed: it may then become any word it begins
 * @throws FindlingError `search_timeout`
 */
export function suggestQuery(
  expander: WordExpander,
  query: string,
  totalHits: number,
  isTyping: boolean,
  deadline: Deadline,
): string | null {
  if (query.length > MAX_LENGTH) return null;
  const { generation } = expander;
  const slots = parseQuery(query)
    .words.filter(({ open, excluded }) => !open && !excluded)
    .slice(0, MAX_WORDS)
    .map((written): Slot => {
      const { words } = typedWords(written.text, generation.analyzers);
      const [word = null] = words;
      if (words.length !== 1 || word === null) return { written, word: null, documents: 0 };
      return { written, word, documents: new CommonDocuments(generation, [], deadline).count([word]) };
    });
  const begun = isTyping ? slots.at(-1) : undefined;
  const suspects = slots.filter((slot) => {
    if (slot.word === null || slot.word.isStopWord || !isSuspect(slot.word.term, slot.documents))
      return false;
    return slot !== begun || expander.complete(slot.word.term).length === 0;
  });
  const known = slots.filter((slot) => !suspects.includes(slot));
  const tried = suspects.length > 0 ? suspects : totalHits === 0 ? slots : [];
  const context = known.filter(({ word }) => word !== null && !word.isStopWord);
  const replaced = new Map<Slot, Replacement>();
  for (const slot of tried) {
    if (replaced.has(slot)) continue;
    const others = context.flatMap(({ word }) => (word === null ? [] : [word]));
    const best = bestReplacement(expander, query, slots, slot, others, deadline);
    if (best === null) continue;
    for (const other of slots) {
      if (other.written.start >= best.start && other.written.end <= best.end) replaced.set(other, best);
    }
    const [word] = typedWords(best.text, generation.analyzers).words;
    if (word !== undefined) context.push({ ...slot, word });
  }
  if (replaced.size === 0) return null;
  let suggested = query;
  for (const { start, end, text } of [...new Set(replaced.values())].sort((a, b) => b.start - a.start)) {
    suggested = suggested.slice(0, start) + text + suggested.slice(end);
  }
  return suggested;
}

function bestReplacement(
  expander: WordExpander,
  query: string,
  slots: readonly Slot[],
  slot: Slot,
  context: readonly TypedWord[],
  deadline: Deadline,
): Replacement | null {
  const { word, written, documents } = slot;
  if (word === null || word.isStopWord) return null;
  const { generation } = expander;
  const at = slots.indexOf(slot);
  const before = slots[at - 1]?.word?.term ?? '';
  const after = slots[at + 1]?.word?.term ?? '';
  const others = context.filter((other) => other !== word);
  const common = others.length === 0 ? null : new CommonDocuments(generation, others, deadline);
  const least = Math.max(1, documents * (isSuspect(word.term, documents) ? VERY_MUCH_MORE : MUCH_MORE));
  const spellings = findSpellings(expander, word.term, written.text)
    .filter((spelling) => spelling.documents >= least)
    .map((spelling) => ({ ...spelling, score: spelling.likelihood + Math.log(spelling.documents + 1) }))
    .sort((a, b) => b.score - a.score || (a.term < b.term ? -1 : 1))
    .slice(0, MAX_COUNTED)
    .map(({ term, score }): Replacement => {
      const together = common === null ? 0 : common.count(typedWords(term, generation.analyzers).words);
      const phrases =
        countPhrase(generation, `${before} ${term}`) + countPhrase(generation, `${term} ${after}`);
      return {
        start: written.start,
        end: written.end,
        text: inCaseOf(written.text, term),
        score: score + CONTEXT_WEIGHT * Math.log(together + 1) + PHRASE_WEIGHT * Math.log(phrases + 1),
      };
    });
  const spaced = [...splits(expander, slot), ...joins(expander, query, slots, at)];
  const all = [...spellings, ...spaced].sort((a, b) => b.score - a.score || (a.text < b.text ? -1 : 1));
  return all[0] ?? null;
}

/** True for a word that nobody wrote, or hardly anybody. */
function isSuspect(term: string, documents: number): boolean {
  return documents === 0 || (documents <= RARE_DOCUMENTS && Array.from(term).length >= RARE_LETTERS);
}

/** Two words for one: where the index knows them as a phrase. */
function splits({ generation }: WordExpander, { word, written, documents }: Slot): Replacement[] {
  if (word === null || documents > 0) return [];
  const letters = Array.from(word.term);
  const found: Replacement[] = [];
  for (let cut = SHORTEST_PART; cut <= letters.length - SHORTEST_PART; cut += 1) {
    const text = `${letters.slice(0, cut).join('')} ${letters.slice(cut).join('')}`;
    const phrases = countPhrase(generation, text);
    if (phrases === 0) continue;
    const score = SPACE_LIKELIHOOD + Math.log(phrases + 1);
    found.push({ start: written.start, end: written.end, text, score });
  }
  return found;
}

/** One word for this one and a neighbour. */
function joins(
  { generation }: WordExpander,
  query: string,
  slots: readonly Slot[],
  at: number,
): Replacement[] {
  return [at - 1, at].flatMap((first): Replacement[] => {
    const one = slots[first];
    const other = slots[first + 1];
    if (one?.word === null || other?.word === null || one === undefined || other === undefined) return [];
    if (!/^\s+$/.test(query.slice(one.written.end, other.written.start))) return [];
    const text = one.word.term + other.word.term;
    const documents = countDocuments(generation, text);
    if (documents === 0) return [];
    const score = SPACE_LIKELIHOOD + Math.log(documents + 1);
    return [{ start: one.written.start, end: other.written.end, text, score }];
  });
}

/** A word with a capital first letter where the written one has one. */
function inCaseOf(written: string, term: string): string {
  const [first = ''] = written;
  const isCapital = first !== first.toLowerCase() && written !== written.toUpperCase();
  return isCapital ? term.replace(/^./u, (letter) => letter.toUpperCase()) : term;
}
