// Searches an exported index: loads the words of a query and what must be shown of its hits, and answers in the shapes of the API.

import type { Query, QueryCombination } from 'minisearch';
import type { Hit, SearchOptions, SearchResult, SuggestOptions, SuggestResult } from '../../client/client.js';
import type { SiteDocument, SiteHead, SitePosting } from '../../index/minisearch/site-format.js';
import { markRanges } from '../../search/show/highlight.js';
import { correctWord } from './correct-word.js';
import { cutExcerpt, rangesOf } from './excerpt.js';
import { readQuery } from './read-words.js';
import type { SiteFiles } from './site-files.js';
import { type FoundDocument, TermIndex } from './term-index.js';

/** Shorter beginnings are not completed: too many words go on from them. */
const MIN_PREFIX = 2;
const RELATED_WEIGHT = 0.75;

interface Opened {
  readonly head: SiteHead;
  readonly index: TermIndex;
}

/** A search over files. */
export class SiteSearch {
  readonly #files: SiteFiles;
  #opening: Promise<Opened> | null = null;
  readonly #added = new Set<string>();
  /** By word that was loaded: the other forms of it, and in how many documents it stands. */
  readonly #known = new Map<string, { readonly related: readonly string[]; readonly documents: number }>();

  constructor(files: SiteFiles) {
    this.#files = files;
  }

  async search(query: string, { limit = 10, offset = 0, prefix }: SearchOptions = {}): Promise<SearchResult> {
    const started = performance.now();
    const opening = this.#open();
    const { words, excluded } = readQuery(query);
    const isTyping = prefix === 'last' && /[\p{L}\p{M}\p{N}]$/u.test(query);
    const last = isTyping ? words.at(-1) : undefined;
    // The words are loaded beside what all searches need.
    await Promise.all([opening, ...[...words, ...excluded].map((word) => this.#load(word, word === last))]);
    const { head, index } = await opening;
    const corrected = await this.#correct(words, last);
    const used = corrected ?? words;
    const found =
      words.length === 0 ? [] : findAll(index, used, excluded, last, (word) => this.#formsOf(word));
    const shown = await this.#show(head, found.slice(offset, offset + limit));
    const searchedFor =
      corrected === null || found.length === 0 ? null : replaceWords(query, words, corrected);
    return {
      query,
      totalHits: found.length,
      limit,
      offset,
      processingTimeMs: performance.now() - started,
      generation: head.generation,
      hits: shown,
      facetDistribution: {},
      suggestion: searchedFor,
      ...(searchedFor === null ? {} : { searchedFor }),
      warnings: [],
      notes: [],
    };
  }

  /** Words that go on from the last one, those in most documents first. */
  async suggest(query: string, { limit = 5 }: SuggestOptions = {}): Promise<SuggestResult> {
    const started = performance.now();
    const { head } = await this.#open();
    const last = /[\p{L}\p{M}\p{N}]+$/u.exec(query)?.[0] ?? '';
    const [word] = readQuery(last).words;
    const answer = { query, generation: head.generation };
    if (word === undefined || word.length < MIN_PREFIX)
      return { ...answer, suggestions: [], processingTimeMs: performance.now() - started };
    await this.#load(word, true);
    const before = query.slice(0, query.length - last.length);
    const suggestions = [...this.#known]
      .filter(([other]) => other.startsWith(word) && other !== word)
      .sort(([a, one], [b, two]) => two.documents - one.documents || (a < b ? -1 : 1))
      .slice(0, limit)
      .map(([other]) => ({
        text: before + other,
        html: markRanges(before + other, [
          { start: before.length + word.length, length: other.length - word.length },
        ]),
      }));
    return { ...answer, suggestions, processingTimeMs: performance.now() - started };
  }

  #open(): Promise<Opened> {
    if (this.#opening === null) {
      this.#opening = openIndex(this.#files);
      this.#opening.catch(() => {
        this.#opening = null;
      });
    }
    return this.#opening;
  }

  /** A word as it is typed and other forms of it. */
  #formsOf(word: string): readonly string[] {
    return [word, ...(this.#known.get(word)?.related ?? [])];
  }

  /** Loads a word and its other forms, or all words that begin so. */
  async #load(word: string, isPrefix: boolean): Promise<void> {
    const end = isPrefix && word.length >= MIN_PREFIX ? `${word}\uffff` : word;
    await this.#loadRange(word, end);
    await Promise.all((this.#known.get(word)?.related ?? []).map((other) => this.#loadRange(other, other)));
  }

  /** Loads the files that may hold words from one to another. */
  async #loadRange(from: string, to: string): Promise<void> {
    const { postings } = await this.#files.head();
    const wanted = postings.filter(([first, name], at) => {
      const next = postings[at + 1]?.[0];
      return first <= to && (next === undefined || next > from) && !this.#added.has(name);
    });
    await Promise.all(
      wanted.map(async ([, name]) => {
        const [loaded, { index }] = await Promise.all([
          this.#files.json<readonly SitePosting[]>(name),
          this.#open(),
        ]);
        if (this.#added.has(name)) return;
        this.#added.add(name);
        index.addWords(loaded);
        for (const [word, byField, related = []] of loaded) {
          const documents = Math.max(...Object.values(byField).map((deltas) => deltas.length / 2));
          this.#known.set(word, { related, documents });
        }
      }),
    );
  }

  /** The words with those replaced that the index does not have; null where it has all of them. */
  async #correct(words: readonly string[], last: string | undefined): Promise<readonly string[] | null> {
    const isKnown = (word: string): boolean =>
      this.#known.has(word) ||
      (word === last &&
        word.length >= MIN_PREFIX &&
        [...this.#known.keys()].some((other) => other.startsWith(word)));
    if (words.every(isKnown)) return null;
    const { head } = await this.#open();
    const all = await this.#files.lines(head.words);
    const corrected = await Promise.all(
      words.map(async (word) => {
        if (isKnown(word)) return word;
        const candidates = correctWord(word, all);
        await Promise.all(candidates.map((other) => this.#load(other, false)));
        const documentsOf = (other: string): number => this.#known.get(other)?.documents ?? 0;
        return [...candidates].sort((a, b) => documentsOf(b) - documentsOf(a))[0] ?? word;
      }),
    );
    return corrected.some((word, at) => word !== words[at]) ? corrected : null;
  }

  #show(head: SiteHead, found: readonly FoundDocument[]): Promise<readonly Hit[]> {
    return Promise.all(
      found.map(async ({ number, score, words }) => {
        const [first = 0, name = ''] = head.texts.filter(([from]) => from <= number).at(-1) ?? [];
        const document = (await this.#files.json<readonly SiteDocument[]>(name))[number - first];
        if (document === undefined) throw new Error(`${name} does not hold document ${number}.`);
        return makeHit(document, score, new Set(words));
      }),
    );
  }
}

async function openIndex(files: SiteFiles): Promise<Opened> {
  const head = await files.head();
  const lengths = await files.json<readonly number[]>(head.lengths);
  return { head, index: new TermIndex(head, lengths) };
}

/** All documents with each of the words; where there are none, those with any of them. */
function findAll(
  index: TermIndex,
  words: readonly string[],
  excluded: readonly string[],
  last: string | undefined,
  formsOf: (word: string) => readonly string[],
): readonly FoundDocument[] {
  const queries = words.map((word): QueryCombination => ({
    combineWith: 'OR',
    queries: [...formsOf(word)],
    prefix: (term) => term === word && word === last && word.length >= MIN_PREFIX,
    boostTerm: (term) => (term === word ? 1 : RELATED_WEIGHT),
  }));
  const without = (query: Query): Query =>
    excluded.length === 0 ? query : { combineWith: 'AND_NOT', queries: [query, ...excluded] };
  const all = index.find(without({ combineWith: 'AND', queries }));
  return all.length > 0 || words.length < 2 ? all : index.find(without({ combineWith: 'OR', queries }));
}

function replaceWords(query: string, words: readonly string[], corrected: readonly string[]): string {
  const byWord = new Map(words.map((word, at) => [word, corrected[at] ?? word]));
  return query
    .split(/(\s+)/)
    .map((part) => {
      const [word] = readQuery(part).words;
      const other = word === undefined ? undefined : byWord.get(word);
      return other === undefined || other === word ? part : other;
    })
    .join('');
}

function makeHit({ text, ...document }: SiteDocument, score: number, words: ReadonlySet<string>): Hit {
  const excerpt = cutExcerpt(text, words);
  return {
    ...document,
    score,
    titleHtml: markRanges(document.title, rangesOf(document.title, words)),
    snippets: excerpt === null ? [] : [excerpt],
  };
}
