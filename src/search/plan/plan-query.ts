// From the tree of a query to what is looked up: the words that rank, resolved against a generation, and the condition a
// document must meet.

import { fields, TEXT_FIELD, TEXTS_FIELD } from '../../index/format/schema.js';
import type { Generation } from '../../index/read/generation.js';
import { lettersOfForm } from '../../text/inner-form.js';
import { findKoreanParticle } from '../../text/scripts/korean-particles.js';
import { readAddress, type WebAddress } from '../../text/web-address.js';
import { type AskedField, type AskedFields, isOwnText, nameOfOwn } from '../query/asked-field.js';
import type { Clause, ListQuery, PhraseQuery, Query, WordQuery } from '../query/query.js';
import { kindOfField, type QueryField } from '../query/query-fields.js';
import { countPrefixes, holdsSeveralWords, isPlainWord, lastWordOf } from '../query/query-parts.js';
import { type AnalyzedWord, analyzeQueryText } from './analyze-query-text.js';
import { askedFieldsOf } from './asked-fields.js';
import type { CandidateFinder } from './candidate-finder.js';
import { allOf, anyOf, type Condition, NOTHING } from './condition.js';
import { ALL_FIELDS } from './field-mask.js';
import { filterOfOwnValue, filterOfValue } from './filter-of-value.js';
import { isLoneCharacter, isSentence } from './ideographs.js';
import type { Plan, WordRow } from './plan.js';
import type { PlanOptions } from './plan-options.js';
import { QueryBounds } from './query-bounds.js';
import type { QueryTerm, QueryTermRole } from './query-term.js';
import { QueryWords } from './query-words.js';
import { expandStars } from './terms/expand-stars.js';
import { exactVariants, resolveTerms } from './terms/resolve-terms.js';
import { TermResolver } from './terms/term-resolver.js';
import type { TermVariant } from './variants/term-variant.js';
import { WordsTogether } from './widen/words-together.js';
import { wordOfAddress } from './word-of-address.js';

/** The weight of hyphen compounds, which rank beside their parts. */
const COMPOUND_WEIGHT = 0.3;
/** The weight of a number or code in groups (`00:1b:44:11:3a:b7`): it is what is looked for, and a group of another one is not. */
const CODE_WEIGHT = 8;
/** Groups of the shortest. */
const MIN_CODE_GROUPS = 3;
/** The weight of a Korean particle: a noun is found with any other, those with the one typed first. */
const PARTICLE_WEIGHT = 0.3;
/** The weight of words with the signs they were typed with (`C++`), which rank beside those without: they come before them. */
const SIGNED_WEIGHT = 4;
/** The weight of the whole address of a document: who pastes it looks for this one. */
const ADDRESS_WEIGHT = 100;
/** The weight of words in quotation marks that are no operator. */
const QUOTED_WEIGHT = 1.2;
/** What an occurrence of a synonym counts beside the typed word. */
const SYNONYM_BOOST = 0.5;

/**
 * Plans a query.
 * Where the budget is spent, words stand for less than they could, or nothing is met; what meets the plan meets the query.
 * @param candidates what completes and corrects words; its generation is the one that is asked, its budget that of the search
 */
export function planQuery(candidates: CandidateFinder, query: ListQuery, options: PlanOptions): Plan {
  return new Planner(candidates, query, options).plan();
}

/** Where in the tree the planner is. */
interface Scope {
  /** A bit for each field the words may stand in, see `field-mask.ts`. */
  readonly mask: number;
  /** The field whose values the words name here; null where they are words to be found. */
  readonly field: QueryField | null;
  /** The own field of texts that the words are to be found in; null for any other and for none. */
  readonly ownText: AskedField | null;
  /** True where words neither rank nor are marked nor stand for others. */
  readonly excluded: boolean;
  /** Whether stop words count like any other. */
  readonly keepsStopWords: boolean;
}

type WordCondition = Condition & { readonly kind: 'word' };

class Planner {
  readonly #generation: Generation;
  readonly #candidates: CandidateFinder;
  readonly #query: ListQuery;
  readonly #options: PlanOptions;
  readonly #words: QueryTerm[] = [];
  readonly #stopWords: QueryTerm[] = [];
  readonly #lastWord: Query | null;
  readonly #bounds: QueryBounds;
  readonly #queryWords: QueryWords;
  readonly #own: AskedFields;
  readonly #together: WordsTogether;
  readonly #resolver: TermResolver;
  readonly #phrases: WordRow[] = [];
  #order = 0;
  #expanded = false;
  /** Whether something that hits must not hold stands for less than it should. */
  #excludesTooLittle = false;

  constructor(candidates: CandidateFinder, query: ListQuery, options: PlanOptions) {
    this.#generation = candidates.generation;
    this.#candidates = candidates;
    this.#query = query;
    this.#options = options;
    this.#lastWord = lastWordOf(query);
    this.#bounds = new QueryBounds(countPrefixes(query));
    this.#queryWords = new QueryWords(candidates.generation, query);
    this.#own = askedFieldsOf(candidates.generation.schema);
    this.#together = new WordsTogether(candidates);
    this.#resolver = new TermResolver(candidates, options);
  }

  plan(): Plan {
    const query = this.#query;
    const condition = this.#buildList(query.clauses, {
      mask: ALL_FIELDS,
      field: null,
      ownText: null,
      excluded: false,
      keepsStopWords: !this.#queryWords.haveContent(query),
    });
    const words = this.#words.filter(({ documentFrequency }) => documentFrequency > 0);
    return {
      words,
      stopWords: this.#stopWords,
      rows: this.#rowsOf(words),
      condition: this.#excludesTooLittle
        ? NOTHING
        : (condition ?? (query.clauses.length === 0 ? { kind: 'everything' } : NOTHING)),
      saysNothing: condition === null && query.clauses.length > 0,
      expanded: this.#expanded,
      ignored: [...this.#bounds.ignored],
      unstarred: [...this.#bounds.unstarred],
    };
  }

  #rowsOf(words: readonly QueryTerm[]): readonly WordRow[] {
    if (this.#phrases.length > 0 || words.length < 2 || this.#stopWords.length > 0) return this.#phrases;
    return words.every(({ isStopWord }) => isStopWord) ? [{ words, isPhrase: false }] : [];
  }

  /** The condition a part of the query sets, or null if it says nothing: punctuation, stop words passed over. */
  #build(query: Query, scope: Scope): Condition | null {
    switch (query.kind) {
      case 'word':
      case 'phrase':
        return scope.field === null
          ? this.#buildFound(query, scope)
          : filterOfValue(scope.field, query.text, this.#own);
      case 'list':
        return this.#buildList(query.clauses, scope);
      case 'and':
        return allOf(this.#buildAll(query.parts, scope));
      case 'or':
        return anyOf(this.#buildAll(query.parts, scope));
      case 'not':
        return this.#buildExcluded(query.part, scope);
      case 'field':
        return this.#build(query.query, scopeOfField(query.field, scope, this.#own));
    }
  }

  /**
   * Words to be found. Behind an own field of texts a star is any value; short values of one that is searched with other texts are
   * not indexed, and are compared.
   */
  #buildFound(query: WordQuery | PhraseQuery, scope: Scope): Condition | null {
    const { ownText } = scope;
    const isStar = ownText !== null && query.text.trim() === '*';
    const found = isStar
      ? null
      : query.kind === 'word'
        ? this.#buildWord(query, scope)
        : this.#buildPhrase(query, scope);
    if (ownText === null || (!isStar && ownText.searchedIn !== TEXTS_FIELD)) return found;
    return anyOf([...onlyOf(found), ...onlyOf(filterOfOwnValue(ownText, query.text))]);
  }

  #buildAll(parts: readonly Query[], scope: Scope): Condition[] {
    return parts.flatMap((part) => this.#build(part, scope) ?? []);
  }

  #buildExcluded(query: Query, scope: Scope): Condition | null {
    const part = this.#build(query, { ...scope, excluded: true, keepsStopWords: true });
    if (this.#candidates.budget.isSpent) this.#excludesTooLittle = true;
    return part === null ? null : { kind: 'not', part };
  }

  /** Filters and excluded parts always count. Of the others all that must match do, or any one if none must. */
  #buildList(clauses: readonly Clause[], scope: Scope): Condition | null {
    const always: Condition[] = [];
    const must: Condition[] = [];
    const should: Condition[] = [];
    if (!scope.excluded && scope.field === null) this.#together.add(clauses);
    for (const { occur, query } of clauses) {
      const condition =
        occur === 'not'
          ? this.#buildExcluded(query, scope)
          : this.#build(query, occur === 'must' ? { ...scope, keepsStopWords: true } : scope);
      if (condition === null) continue;
      const isFilter = query.kind === 'field' && kindOfField(query.field) !== 'text';
      if (occur === 'not' || isFilter) always.push(condition);
      else if (occur === 'must' || this.#isAsked(query)) must.push(condition);
      else should.push(condition);
    }
    return allOf([...(must.length > 0 ? must : onlyOf(anyOf(should))), ...always]);
  }

  /** True for a part that has to match although no plus sign says so. */
  #isAsked({ kind }: Query): boolean {
    const { match } = this.#options;
    return match === 'all' || (match === 'auto' && (kind === 'phrase' || kind === 'field' || kind === 'and'));
  }

  /**
   * An address finds documents that have it; typed alone also those that name its host, beside other words also those that hold
   * a word of the host. What stands behind the host only ranks, and what every address has (`www`, `.org`) is passed over.
   */
  #buildAddress({ host, name, rest, key }: WebAddress, scope: Scope): Condition | null {
    const address = this.#buildIfKnown(wordOfAddress(this.#generation, key), scope, ADDRESS_WEIGHT);
    const isAsked = scope.excluded || scope.keepsStopWords || scope.mask !== ALL_FIELDS;
    const isWhole = isAsked || this.#options.match === 'all' || this.#query.clauses.length === 1;
    const ofHost = isWhole
      ? this.#buildPhrase({ kind: 'phrase', text: host, slop: 0 }, scope)
      : anyOf(this.#buildRanked(name, scope));
    if (!scope.excluded) this.#buildRanked(rest, scope);
    return anyOf([...onlyOf(ofHost), ...address]);
  }

  /** The words of a text that documents hold, each by itself. */
  #buildRanked(text: string, scope: Scope): WordCondition[] {
    const { words } = analyzeQueryText(text, this.#generation);
    return words.flatMap((word) => {
      if (word.isStopWord || word.form.length < 2) return [];
      if (this.#bounds.admitsWord(word.form)) return this.#buildExactly(word, scope, 1);
      this.#bounds.ignore(word.form);
      return [];
    });
  }

  #buildWord(query: WordQuery, scope: Scope): Condition | null {
    const address = isPlainWord(query) && !this.#options.dividesAddresses ? readAddress(query.text) : null;
    if (address !== null) return this.#buildAddress(address, scope);
    const starred = query.pieces === undefined ? null : this.#buildStarred(query.text, query.pieces, scope);
    if (starred !== null) return starred;
    if (!this.#admits(query)) return null;
    const { words, compounds, signed } = this.#queryWords.of(query.text);
    const particle = scope.excluded || !isPlainWord(query) ? null : findKoreanParticle(query.text);
    const nounEnd =
      words.length - (particle === null || particle.bigrams >= words.length ? 0 : particle.bigrams);
    const parts = words.flatMap((word, index): WordCondition[] => {
      const withSigns = signed.get(index);
      if (withSigns !== undefined && scope.excluded) return this.#buildExactly(withSigns, scope, 1);
      if (!this.#bounds.admitsWord(word.form)) {
        this.#bounds.ignore(word.form, words.length === 1 ? query.text : word.form);
        return [];
      }
      if (word.isStopWord && !scope.keepsStopWords) {
        this.#keep(this.#stopWords, scope, this.#resolver.exactly(word, this.#nextRole(scope)));
        return [];
      }
      if (index >= nounEnd) {
        this.#keep(this.#words, scope, this.#resolver.exactly(word, this.#nextRole(scope, PARTICLE_WEIGHT)));
        return [];
      }
      const isLast = index === nounEnd - 1;
      const resolved = this.#resolve(word, query, scope, {
        isLast,
        otherForms: isLast ? (particle?.otherForms ?? []) : [],
      });
      this.#keep(this.#words, scope, resolved);
      return [{ kind: 'word', word: resolved }];
    });
    const joined = scope.excluded
      ? []
      : [
          ...compounds.flatMap((compound) =>
            this.#buildIfKnown(compound, scope, isCode(words, compound) ? CODE_WEIGHT : COMPOUND_WEIGHT),
          ),
          ...[...signed.values()].flatMap((word) => this.#buildIfKnown(word, scope, SIGNED_WEIGHT)),
        ];
    if (parts.length === 0) return anyOf(joined);
    const { match } = this.#options;
    const isOneWord = this.#query.clauses.length === 1 && !holdsSeveralWords(query.text);
    const together = match === 'all' || (match === 'auto' && isOneWord);
    const apart = together ? this.#allOfText(words.slice(0, nounEnd), parts) : anyOf(parts);
    return anyOf([...onlyOf(apart), ...joined]);
  }

  /** A word with stars inside or before it; null where it is looked for without them. */
  #buildStarred(text: string, pieces: readonly string[], scope: Scope): WordCondition | null {
    const { scannedWords } = this.#options;
    const starred = expandStars(this.#candidates, text, pieces, this.#bounds, scannedWords);
    if (starred === null) return null;
    const { form, variants } = starred;
    if (!this.#resolver.spendLookups(variants.length)) return null;
    this.#expanded = true;
    const word = { form, isStopWord: false, commonIn: [], stems: [], respelled: [] };
    const terms = resolveTerms(this.#generation, variants);
    const resolved = this.#resolver.create(word, terms, this.#nextRole(scope));
    this.#keep(this.#words, scope, resolved);
    return { kind: 'word', word: resolved };
  }

  /** The word as it is written, whether a document holds it or not. */
  #buildExactly(word: AnalyzedWord, scope: Scope, weight: number): WordCondition[] {
    const resolved = this.#resolver.exactly(word, this.#nextRole(scope, weight));
    if (resolved.documentFrequency > 0) this.#keep(this.#words, scope, resolved);
    return [{ kind: 'word', word: resolved }];
  }

  /** The same; nothing where no document holds it. */
  #buildIfKnown(word: AnalyzedWord, scope: Scope, weight: number): WordCondition[] {
    return this.#buildExactly(word, scope, weight).filter(
      ({ word: { documentFrequency } }) => documentFrequency > 0,
    );
  }

  /** Whether the bounds have room for what a word with a star or a tilde asks for. */
  #admits({ text, prefix, errors }: WordQuery): boolean {
    const isAdmitted = prefix
      ? this.#bounds.admitsPrefix()
      : errors === null || errors === 0 || this.#bounds.admitsFuzzyWord();
    if (!isAdmitted) this.#bounds.ignored.add(`${text}${prefix ? '*' : '~'}`);
    return isAdmitted;
  }

  /** What all has to match of a text without a space: not a character alone, nor every bigram of a whole sentence. */
  #allOfText(words: readonly AnalyzedWord[], parts: readonly WordCondition[]): Condition | null {
    if (this.#options.match !== 'all' && isSentence(words.map(({ form }) => form))) return anyOf(parts);
    const whole = parts.filter(({ word }) => !isLoneCharacter(word.form));
    return allOf(whole.length > 0 ? whole : parts);
  }

  #buildPhrase({ text, slop, isSynonym = false }: PhraseQuery, scope: Scope): Condition | null {
    // In a phrase a word must stand where it was typed, in whatever language.
    if (isSynonym && !this.#bounds.admitsSynonym()) return null;
    const words = this.#wordsOfPhrase(text, isSynonym);
    const chosen = this.#queryWords.chooseLanguages(words);
    if (words.length === 0) return null;
    const resolved = words.map((word, index) => {
      const role = this.#nextRole(scope);
      const found = isSynonym
        ? this.#resolver.create(word, resolveTerms(this.#generation, synonymVariants(word)), role)
        : this.#resolver.exactly(word, role);
      if (isSynonym && found.documentFrequency > 0) this.#expanded = true;
      const ranks = chosen[index]?.isStopWord === false || scope.keepsStopWords || words.length === 1;
      this.#keep(ranks ? this.#words : this.#stopWords, scope, found);
      return found;
    });
    if (resolved.length > 1 && slop === 0 && !isSynonym && !scope.excluded)
      this.#phrases.push({ words: resolved, isPhrase: true });
    const [only] = resolved;
    if (resolved.length !== 1 || only === undefined) return { kind: 'phrase', words: resolved, slop };
    const signed =
      scope.excluded || isSynonym ? [] : [...analyzeQueryText(text, this.#generation).signed.values()];
    const withSigns = signed.flatMap((word) => this.#buildIfKnown(word, scope, SIGNED_WEIGHT));
    return anyOf([{ kind: 'word', word: only }, ...withSigns]);
  }

  /** The words of a phrase that are within the bounds: all up to the first that is not. */
  #wordsOfPhrase(text: string, isSynonym: boolean): readonly AnalyzedWord[] {
    const { words } = analyzeQueryText(text, this.#generation);
    if (isSynonym) return words;
    const { phraseWords, ignored } = this.#bounds;
    const beyond = words.findIndex(
      ({ form }, index) => index >= phraseWords || !this.#bounds.admitsWord(form),
    );
    if (beyond < 0) return words;
    for (const { form } of words.slice(beyond)) ignored.add(form);
    return words.slice(0, beyond);
  }

  /** A word to be found, with all it stands for under the options. */
  #resolve(
    word: AnalyzedWord,
    query: WordQuery,
    scope: Scope,
    { isLast, otherForms }: { readonly isLast: boolean; readonly otherForms: readonly string[] },
  ): QueryTerm {
    const typed = this.#resolver.exactly(
      word,
      this.#nextRole(scope, query.isQuoted === true ? QUOTED_WEIGHT : 1),
    );
    const forms = otherForms.flatMap((form) => analyzeQueryText(form, this.#generation).words);
    const exact = this.#resolver.withForms(typed, word, [...this.#together.of(query), ...forms]);
    const resolved = this.#resolver.expand(exact, word, query, {
      isLast,
      isLastOfQuery: isLast && query === this.#lastWord,
      isExcluded: scope.excluded,
      bounds: this.#bounds,
    });
    if (resolved !== exact) this.#expanded = true;
    return resolved;
  }

  /** The role of the next word of the query. */
  #nextRole({ mask }: Scope, weight = 1): QueryTermRole {
    const order = this.#order;
    this.#order += 1;
    return { order, weight, mask };
  }

  #keep(list: QueryTerm[], { excluded }: Scope, word: QueryTerm): void {
    if (!excluded) list.push(word);
  }
}

/** Whether several words as one are all of a text that is a number or code in groups. */
function isCode(words: readonly AnalyzedWord[], { form }: AnalyzedWord): boolean {
  return words.length >= MIN_CODE_GROUPS && lettersOfForm(form) === words.map((word) => word.form).join('');
}

function synonymVariants(word: AnalyzedWord): TermVariant[] {
  return exactVariants(word).map((variant) => ({ ...variant, kind: 'synonym', boost: SYNONYM_BOOST }));
}

function scopeOfField(field: QueryField, scope: Scope, own: AskedFields): Scope {
  if (kindOfField(field) !== 'text') return { ...scope, field, ownText: null };
  const ownText = isOwnText(field) ? (own.find(nameOfOwn(field)) ?? null) : null;
  const index = isOwnText(field)
    ? (ownText?.searchedIn ?? TEXT_FIELD)
    : fields.findIndex(({ name }) => name === field);
  return { ...scope, field: null, ownText, mask: 1 << index };
}

function onlyOf(condition: Condition | null): Condition[] {
  return condition === null ? [] : [condition];
}
