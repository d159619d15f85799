// Which documents of an exported index a query finds, by the rules of the engine (docs/query-language.md), and the words that rank
// them.

import {
  type DocumentSet,
  emptySet,
  fullSet,
  intersect,
  subtract,
  unite,
} from '../../index/read/document-set.js';
import { type AskedField, type AskedFields, isOwnText, nameOfOwn } from '../../search/query/asked-field.js';
import type { Clause, ListQuery, PhraseQuery, Query, WordQuery } from '../../search/query/query.js';
import { kindOfField, type QueryField } from '../../search/query/query-fields.js';
import { countPrefixes, holdsSeveralWords, lastWordOf, textsOf } from '../../search/query/query-parts.js';
import { matchesPieces } from '../../search/query/star-pattern.js';
import { isLoneCharacter, isSentence } from '../../text/scripts/ideographs.js';
import { wordsWithin } from './correct-word.js';
import { findPhrase } from './find-phrase.js';
import { readQueryText } from './read-words.js';
import type { SiteColumns } from './site-columns.js';
import type * as Values from './site-values.js';
import { MIN_PREFIX, type SiteWords } from './site-words.js';
import type { RankedWord, TermIndex } from './term-index.js';

/** What reads values of documents. */
export type SiteValues = typeof Values & { readonly columns: SiteColumns; readonly own: AskedFields };

/** What a search looks at. */
export interface SiteView {
  readonly index: TermIndex;
  readonly words: SiteWords;
  /** Loads what reads values, their columns, and the own fields; the same each time. */
  readonly values: () => Promise<SiteValues>;
  /** The names of the indexed fields. */
  readonly fields: readonly string[];
  readonly documents: number;
  readonly stopWords: { readonly always: ReadonlySet<string>; readonly searched: ReadonlySet<string> };
}

/** What decides how words are taken. */
export interface FindOptions {
  readonly match: 'auto' | 'all' | 'any';
  /** Whether the last word may be the beginning of another. */
  readonly isTyping: boolean;
}

/** A word that ranks, and the documents that hold it. */
export interface FoundWord extends RankedWord {
  readonly documents: DocumentSet;
}

/** What a query, or a part of it, finds. */
export interface FoundPart {
  /** Null where it says nothing: punctuation, stop words passed over. */
  readonly documents: DocumentSet | null;
  readonly ranked: readonly FoundWord[];
}

/** Where in the tree of a query a part stands. */
interface Scope {
  readonly mask: number;
  /** The field whose values are named here; null where they are words to be found. */
  readonly field: QueryField | null;
  readonly ownText: AskedField | null;
  /** True where words neither rank nor stand for others. */
  readonly excluded: boolean;
  /** Whether stop words count like any other. */
  readonly keepsStopWords: boolean;
}

/** Words that a word with a star inside or before it may stand for; where there are more, it is looked for without the star. */
const MAX_STARRED = 1000;
/** In a query of no more words some stop words are words to be found. */
const MAX_SHORT_QUERY = 4;
const NOTHING: FoundPart = { documents: null, ranked: [] };

/** Finds the documents of one query. */
export class DocumentFinder {
  /** Words that were looked for without the stars inside or before them. */
  readonly unstarred = new Set<string>();
  readonly #view: SiteView;
  readonly #query: ListQuery;
  readonly #own: AskedFields;
  readonly #options: FindOptions;
  readonly #lastWord: Query | null;

  /** @param own the fields that the query was parsed with */
  constructor(view: SiteView, query: ListQuery, own: AskedFields, options: FindOptions) {
    this.#view = view;
    this.#query = query;
    this.#own = own;
    this.#options = options;
    this.#lastWord = options.isTyping ? lastWordOf(query) : null;
  }

  /** What the query finds; all documents if there is nothing typed. Loads what it takes. */
  async find(): Promise<FoundPart> {
    const query = this.#query;
    if (query.clauses.length === 0) return { documents: fullSet(this.#view.documents), ranked: [] };
    const { documents, ranked } = await this.#findList(query.clauses, {
      mask: (1 << this.#view.fields.length) - 1,
      field: null,
      ownText: null,
      excluded: false,
      keepsStopWords: !this.#hasContent(),
    });
    return { documents, ranked: eachOnce(ranked) };
  }

  async #find(query: Query, scope: Scope): Promise<FoundPart> {
    switch (query.kind) {
      case 'word':
      case 'phrase':
        return scope.field === null
          ? this.#findText(query, scope)
          : { documents: await this.#filterBy(scope.field, query.text), ranked: [] };
      case 'list':
        return this.#findList(query.clauses, scope);
      case 'and':
        return allOf(await this.#findEach(query.parts, scope));
      case 'or':
        return anyOf(await this.#findEach(query.parts, scope));
      case 'not':
        return this.#exclude(query.part, scope);
      case 'field':
        return this.#find(query.query, this.#scopeOfField(query.field, scope));
    }
  }

  #findEach(parts: readonly Query[], scope: Scope): Promise<FoundPart[]> {
    return Promise.all(parts.map((part) => this.#find(part, scope)));
  }

  async #exclude(query: Query, scope: Scope): Promise<FoundPart> {
    const { documents } = await this.#find(query, { ...scope, excluded: true, keepsStopWords: true });
    if (documents === null) return NOTHING;
    const others = fullSet(this.#view.documents);
    subtract(others, documents);
    return { documents: others, ranked: [] };
  }

  /** Filters and excluded parts always count. Of the others all that must match do, or any one if none must. */
  async #findList(clauses: readonly Clause[], scope: Scope): Promise<FoundPart> {
    const parts = await Promise.all(
      clauses.map(({ occur, query }) =>
        occur === 'not'
          ? this.#exclude(query, scope)
          : this.#find(query, occur === 'must' ? { ...scope, keepsStopWords: true } : scope),
      ),
    );
    const [always, must, should]: [FoundPart[], FoundPart[], FoundPart[]] = [[], [], []];
    clauses.forEach(({ occur, query }, at) => {
      const part = parts[at] ?? NOTHING;
      if (part.documents === null) return;
      const isFilter = query.kind === 'field' && kindOfField(query.field) !== 'text';
      if (occur === 'not' || isFilter) always.push(part);
      else if (occur === 'must' || this.#mustMatch(query)) must.push(part);
      else should.push(part);
    });
    const { documents } = allOf([must.length > 0 ? allOf(must) : anyOf(should), ...always]);
    return { documents, ranked: parts.flatMap(({ ranked }) => ranked) };
  }

  /** True for a part that has to match although no plus sign says so. */
  #mustMatch({ kind }: Query): boolean {
    const { match } = this.#options;
    return match === 'all' || (match === 'auto' && (kind === 'phrase' || kind === 'field' || kind === 'and'));
  }

  #scopeOfField(field: QueryField, scope: Scope): Scope {
    if (kindOfField(field) !== 'text') return { ...scope, field, ownText: null };
    const { fields } = this.#view;
    const ownText = isOwnText(field) ? (this.#own.find(nameOfOwn(field)) ?? null) : null;
    const index = isOwnText(field) ? (ownText?.searchedIn ?? fields.indexOf('text')) : fields.indexOf(field);
    return { ...scope, field: null, ownText, mask: 1 << index };
  }

  async #filterBy(field: QueryField, value: string): Promise<DocumentSet | null> {
    const { filterByValue, columns } = await this.#view.values();
    return filterByValue(columns, field, value, this.#own);
  }

  /** Short values of an own field that is searched with other texts are no words of the index: they are compared. */
  async #findText(query: WordQuery | PhraseQuery, scope: Scope): Promise<FoundPart> {
    const { ownText } = scope;
    const isStar = ownText !== null && query.text.trim() === '*';
    const found = isStar
      ? NOTHING
      : query.kind === 'word'
        ? await this.#findWord(query, scope)
        : await this.#findPhrase(query, scope);
    if (ownText === null || (!isStar && ownText.searchedIn !== this.#view.fields.indexOf('texts')))
      return found;
    const { filterByOwnValue, columns } = await this.#view.values();
    const documents = await filterByOwnValue(columns, ownText, query.text);
    return anyOf([found, { documents, ranked: [] }]);
  }

  async #findWord(query: WordQuery, scope: Scope): Promise<FoundPart> {
    const starred =
      query.pieces === undefined ? null : await this.#findStarred(query.text, query.pieces, scope);
    if (starred !== null) return starred;
    const { words, compounds } = readQueryText(query.text);
    const found = await Promise.all(
      words.map(async (word, at) => {
        if (this.#isStopWord(word) && !scope.keepsStopWords) return NOTHING;
        return this.#findForms(word, scope, at === words.length - 1 ? query : null);
      }),
    );
    const kept = words.flatMap((word, at) => {
      const part = found[at] ?? NOTHING;
      return part.documents === null ? [] : [{ word, part }];
    });
    const joined = scope.excluded
      ? []
      : await Promise.all(compounds.map((word) => this.#findForms(word, scope, null)));
    const known = joined.filter(({ ranked }) => ranked.some(({ word }) => this.#view.words.has(word)));
    const { match } = this.#options;
    const isOneWord = this.#query.clauses.length === 1 && !holdsSeveralWords(query.text);
    const together = match === 'all' || (match === 'auto' && isOneWord);
    const isWhole = together && (match === 'all' || !isSentence(words));
    const whole = kept.filter(({ word }) => !isLoneCharacter(word));
    const parts = (isWhole && whole.length > 0 ? whole : kept).map(({ part }) => part);
    const apart = isWhole ? allOf(parts) : anyOf(parts);
    return {
      documents: anyOf([apart, ...known]).documents,
      ranked: [...kept.flatMap(({ part }) => part.ranked), ...known.flatMap(({ ranked }) => ranked)],
    };
  }

  /** A word and what it stands for. @param query the word as typed, with its star or tilde; null where there is none */
  async #findForms(word: string, scope: Scope, query: WordQuery | null): Promise<FoundPart> {
    const { words } = this.#view;
    const isLast = query !== null && query === this.#lastWord && query.errors === null;
    const isPrefix = (query?.prefix === true || isLast) && word.length >= MIN_PREFIX;
    await words.load(word, isPrefix);
    if (!isPrefix || words.beginningWith(word).length === 0) await words.loadForms(word);
    const errors = query?.errors ?? null;
    if (errors === null || errors === 0) return this.#rank(word, words.formsOf(word), scope, isPrefix);
    const near = wordsWithin(word, await words.all(), errors === 'usual' ? null : errors);
    await Promise.all(near.map((other) => words.load(other)));
    return this.#rank(word, [...words.formsOf(word), ...near], scope, false);
  }

  /** A word with stars inside or before it; null where it is looked for without them. */
  async #findStarred(text: string, pieces: readonly string[], scope: Scope): Promise<FoundPart | null> {
    const folded = pieces.map((piece) => (piece === '' ? [''] : readQueryText(piece).words));
    if (folded.some(({ length }) => length !== 1)) return null;
    const { words } = this.#view;
    const whole = folded.map(([piece = '']) => piece);
    const like = (await words.all()).filter((word) => matchesPieces(word, whole));
    if (like.length === 0) return null;
    if (like.length > MAX_STARRED) {
      this.unstarred.add(text);
      return null;
    }
    await Promise.all(like.map((word) => words.load(word)));
    return this.#rank(
      whole.join('*'),
      like.flatMap((word) => words.formsOf(word)),
      scope,
      false,
    );
  }

  async #findPhrase({ text, slop }: PhraseQuery, scope: Scope): Promise<FoundPart> {
    const { words, documents } = this.#view;
    const typed = readQueryText(text).words;
    await Promise.all(typed.map(async (word) => words.load(word).then(() => words.loadForms(word))));
    const parts = typed.map((word) => this.#rank(word, words.formsOf(word), scope, false));
    const [only] = parts;
    if (only === undefined || parts.length === 1) return only ?? NOTHING;
    const ranked = parts.flatMap((part, at) =>
      this.#isStopWord(typed[at] ?? '') && !scope.keepsStopWords ? [] : part.ranked,
    );
    const found = emptySet(documents);
    // Positions are large: they are loaded where there is a document with all words.
    const { documents: candidates } = allOf(parts);
    if (candidates?.every((bits) => bits === 0) !== false) return { documents: found, ranked };
    await words.loadPositions(typed.flatMap((word) => words.formsOf(word)));
    const places = typed.map((word) => words.formsOf(word).map((form) => words.positionsOf(form)));
    findPhrase(places, slop, scope.mask, found);
    return { documents: found, ranked };
  }

  #rank(word: string, forms: readonly string[], { mask, excluded }: Scope, isPrefix: boolean): FoundPart {
    const { index, words } = this.#view;
    const documents = emptySet(this.#view.documents);
    const begun = isPrefix ? words.beginningWith(word).flatMap((other) => words.formsOf(other)) : [];
    for (const form of new Set([...forms, ...begun])) index.addDocuments(form, mask, documents);
    return { documents, ranked: excluded ? [] : [{ word, forms, isPrefix, mask, documents }] };
  }

  #isStopWord(word: string): boolean {
    const { always, searched } = this.#view.stopWords;
    return always.has(word) || (searched.has(word) && this.#countWords() > MAX_SHORT_QUERY);
  }

  #countWords(): number {
    return textsOf(this.#query).reduce((sum, text) => sum + readQueryText(text).words.length, 0);
  }

  /** True if any word to be found is more than a stop word. */
  #hasContent(): boolean {
    return (
      countPrefixes(this.#query) > 0 ||
      textsOf(this.#query).some((text) => readQueryText(text).words.some((word) => !this.#isStopWord(word)))
    );
  }
}

/** Words that are repeated count once; one of them may be the beginning of another word. */
function eachOnce(ranked: readonly FoundWord[]): readonly FoundWord[] {
  const words = new Map<string, FoundWord>();
  for (const word of ranked) {
    const key = `${word.mask} ${word.word}`;
    if (word.isPrefix || !words.has(key)) words.set(key, word);
  }
  return [...words.values()];
}

/** All parts that say something have to match. */
function allOf(parts: readonly FoundPart[]): FoundPart {
  return join(parts, intersect);
}

/** One of the parts that say something is enough. */
function anyOf(parts: readonly FoundPart[]): FoundPart {
  return join(parts, unite);
}

function join(
  parts: readonly FoundPart[],
  combine: (set: DocumentSet, other: DocumentSet) => void,
): FoundPart {
  let joined: DocumentSet | null = null;
  for (const { documents } of parts) {
    if (documents === null) continue;
    if (joined === null) joined = documents.slice();
    else combine(joined, documents);
  }
  return { documents: joined, ranked: parts.flatMap(({ ranked }) => ranked) };
}
