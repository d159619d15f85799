// The words of an exported index: what a search names is loaded, and stays loaded.

import type { SiteHead, SitePositions, SitePosting } from '../../index/minisearch/site-format.js';
import type { Stem } from '../../text/analysis.js';
import type { SiteFiles } from './site-files.js';
import type { TermIndex } from './term-index.js';

/** Shorter beginnings are not completed: too many words go on from them. */
export const MIN_PREFIX = 2;

/** Loads what reduces a word to its stem. */
export type LoadStemmer = () => Promise<Stem | null>;

/** Letters that the forms of a word have in common. */
const COMMON_LETTERS = 2;

type Shards = SiteHead['postings'];

/** Loads words into an index. */
export class SiteWords {
  readonly #files: SiteFiles;
  readonly #index: TermIndex;
  readonly #loadStemmer: LoadStemmer;
  readonly #added = new Set<string>();
  /** By word that was loaded: the other forms of it. */
  readonly #related = new Map<string, readonly string[]>();
  readonly #positions = new Map<string, SitePositions[1]>();

  /** @param loadStemmer null for a language whose words have no stems */
  constructor(files: SiteFiles, index: TermIndex, loadStemmer: LoadStemmer) {
    this.#files = files;
    this.#index = index;
    this.#loadStemmer = loadStemmer;
  }

  /** Loads a word and its other forms, or all words that begin so. */
  async load(word: string, isPrefix = false): Promise<void> {
    const { postings } = await this.#files.head();
    const end = isPrefix && word.length >= MIN_PREFIX ? `${word}\uffff` : word;
    await this.#loadRange(postings, word, end);
    await Promise.all(
      (this.#related.get(word) ?? []).map((other) => this.#loadRange(postings, other, other)),
    );
  }

  /** Loads the forms of a word that the index does not have as it is typed. */
  async loadForms(word: string): Promise<void> {
    if (this.#related.has(word) || !/^\p{L}{3}/u.test(word)) return;
    const [all, stemOf] = await Promise.all([this.all(), this.#loadStemmer()]);
    if (stemOf === null) return;
    const stem = stemOf(word);
    const beginning = word.slice(0, COMMON_LETTERS);
    const forms = all.filter((other) => other.startsWith(beginning) && stemOf(other) === stem);
    if (forms.length === 0) return;
    await Promise.all(forms.map((form) => this.load(form)));
    this.#related.set(word, forms);
  }

  /** Loads where words stand. */
  async loadPositions(words: readonly string[]): Promise<void> {
    const { positions } = await this.#files.head();
    const names = new Set(words.flatMap((word) => shardsOf(positions, word, word)));
    await Promise.all(
      [...names].map(async (name) => {
        for (const [word, byField] of await this.#files.json<readonly SitePositions[]>(name))
          this.#positions.set(word, byField);
      }),
    );
  }

  /** Where a word that was loaded stands, see `SitePositions`. */
  positionsOf(word: string): SitePositions[1] {
    return this.#positions.get(word) ?? {};
  }

  /** Whether the index has a word that was loaded, or other forms of it. */
  has(word: string): boolean {
    return this.#related.has(word);
  }

  /** A word as it is typed and other forms of it. */
  formsOf(word: string): readonly string[] {
    return [word, ...(this.#related.get(word) ?? [])];
  }

  /** The loaded words that begin so, in order. */
  beginningWith(beginning: string): readonly string[] {
    return [...this.#related.keys()].filter((word) => word.startsWith(beginning)).sort();
  }

  /** All words of the index, in order. */
  async all(): Promise<readonly string[]> {
    const { words } = await this.#files.head();
    return this.#files.lines(words);
  }

  async #loadRange(shards: Shards, from: string, to: string): Promise<void> {
    const wanted = shardsOf(shards, from, to).filter((name) => !this.#added.has(name));
    await Promise.all(
      wanted.map(async (name) => {
        const loaded = await this.#files.json<readonly SitePosting[]>(name);
        if (this.#added.has(name)) return;
        this.#added.add(name);
        this.#index.addWords(loaded);
        for (const [word, , related = []] of loaded) this.#related.set(word, related);
      }),
    );
  }
}

/** The files that may hold words from one to another. */
function shardsOf(shards: Shards, from: string, to: string): readonly string[] {
  return shards
    .filter(([first], at) => {
      const next = shards[at + 1]?.[0];
      return first <= to && (next === undefined || next > from);
    })
    .map(([, name]) => name);
}
