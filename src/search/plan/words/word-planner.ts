// What the words of a query are looked up as: each under the languages it counts in, with what else it stands for; with stars; as an
// address; as a phrase.

import type { Generation } from '../../../index/read/generation.js';
import { lettersOfForm } from '../../../text/inner-form.js';
import { isLoneCharacter, isSentence } from '../../../text/scripts/ideographs.js';
import { findKoreanParticle, type WordWithParticle } from '../../../text/scripts/korean-particles.js';
import { readAddress, type WebAddress } from '../../../text/web-address.js';
import type { ListQuery, PhraseQuery, Query, WordQuery } from '../../query/query.js';
import { countPrefixes, holdsSeveralWords, isPlainWord, lastWordOf } from '../../query/query-parts.js';
import { type AnalyzedText, type AnalyzedWord, analyzeQueryText } from '../analyze-query-text.js';
import type { CandidateFinder } from '../candidate-finder.js';
import { allOf, anyOf, type Condition, onlyOf } from '../condition.js';
import { ALL_FIELDS } from '../field-mask.js';
import type { PlanOptions } from '../plan-options.js';
import { QueryBounds } from '../query-bounds.js';
import type { QueryTerm } from '../query-term.js';
import { expandStars } from '../terms/expand-stars.js';
import { resolveTerms } from '../terms/resolve-terms.js';
import { TermResolver } from '../terms/term-resolver.js';
import { WordsTogether } from '../widen/words-together.js';
import { PhrasePlanner } from './phrase-planner.js';
import { PlannedWords, type WordCondition } from './planned-words.js';
import { QueryWords } from './query-words.js';
import type { Scope } from './scope.js';
import { wordOfAddress } from './word-of-address.js';

/** The weight of hyphen compounds, which rank beside their parts. */
const COMPOUND_WEIGHT = 0.3;
/** The weight of a number or code in groups (`00:1b:44:11:3a:b7`): it is what is looked for, and a group of another one is not. */
const CODE_WEIGHT = 8;
/** Groups of the shortest. */
const MIN_CODE_GROUPS = 3;
/** The weight of a Korean particle: a noun is found with any other, those with the one typed first. */
const PARTICLE_WEIGHT = 0.3;
/** The weight of the whole address of a document: who pastes it looks for this one. */
const ADDRESS_WEIGHT = 100;
/** The weight of words in quotation marks that are no operator. */
const QUOTED_WEIGHT = 1.2;

/** Where in a text of the query a word stands that is looked up. */
interface PlaceInText {
  /** Whether no other word of it stands for others behind this one. */
  readonly isLast: boolean;
  /** Other forms it is found in: mostly none. */
  readonly otherForms: readonly string[];
}

/** Plans the words of one query. */
export class WordPlanner {
  /** How much the query has asked for so far. */
  readonly bounds: QueryBounds;
  /** What its words have come to so far. */
  readonly planned: PlannedWords;
  readonly queryWords: QueryWords;
  readonly #generation: Generation;
  readonly #candidates: CandidateFinder;
  readonly #query: ListQuery;
  readonly #options: PlanOptions;
  readonly #lastWord: Query | null;
  readonly #together: WordsTogether;
  readonly #resolver: TermResolver;
  readonly #phrases: PhrasePlanner;

  constructor(candidates: CandidateFinder, query: ListQuery, options: PlanOptions) {
    const { generation } = candidates;
    this.#generation = generation;
    this.#candidates = candidates;
    this.#query = query;
    this.#options = options;
    this.#lastWord = lastWordOf(query);
    this.#together = new WordsTogether(candidates);
    this.#resolver = new TermResolver(candidates, options);
    this.bounds = new QueryBounds(countPrefixes(query));
    this.planned = new PlannedWords(this.#resolver);
    this.queryWords = new QueryWords(generation, query);
    this.#phrases = new PhrasePlanner(generation, this.bounds, this.queryWords, this.#resolver, this.planned);
  }

  /** Looks at the words of a list that stand side by side, before they are planned: documents may write some as one. */
  lookAtNeighbours(clauses: ListQuery['clauses']): void {
    this.#together.add(clauses);
  }

  /** The condition that words to be found set; null where they say nothing. */
  plan(query: WordQuery | PhraseQuery, scope: Scope): Condition | null {
    if (query.kind === 'phrase') return this.#phrases.plan(query, scope);
    const address = isPlainWord(query) && !this.#options.dividesAddresses ? readAddress(query.text) : null;
    if (address !== null) return this.#planAddress(address, scope);
    const starred = query.pieces === undefined ? null : this.#planStarred(query.text, query.pieces, scope);
    if (starred !== null) return starred;
    return this.#admits(query) ? this.#planText(query, scope) : null;
  }

  /**
   * An address finds documents that have it; typed alone also those that name its host, beside other words also those that hold
   * a word of the host. What stands behind the host only ranks, and what every address has (`www`, `.org`) is passed over.
   */
  #planAddress({ host, name, rest, key }: WebAddress, scope: Scope): Condition | null {
    const address = this.planned.ifKnown(wordOfAddress(this.#generation, key), scope, ADDRESS_WEIGHT);
    const isAsked = scope.excluded || scope.keepsStopWords || scope.mask !== ALL_FIELDS;
    const isWhole = isAsked || this.#options.match === 'all' || this.#query.clauses.length === 1;
    const ofHost = isWhole
      ? this.#phrases.plan({ kind: 'phrase', text: host, slop: 0 }, scope)
      : anyOf(this.#planRanked(name, scope));
    if (!scope.excluded) this.#planRanked(rest, scope);
    return anyOf([...onlyOf(ofHost), ...address]);
  }

  /** The words of a text that documents hold, each by itself. */
  #planRanked(text: string, scope: Scope): WordCondition[] {
    const { words } = analyzeQueryText(text, this.#generation);
    return words.flatMap((word) => {
      if (word.isStopWord || word.form.length < 2) return [];
      if (this.bounds.admitsWord(word.form)) return this.planned.exactly(word, scope, 1);
      this.bounds.ignore(word.form);
      return [];
    });
  }

  /** A word with stars inside or before it; null where it is looked for without them. */
  #planStarred(text: string, pieces: readonly string[], scope: Scope): WordCondition | null {
    const { scannedWords } = this.#options;
    const starred = expandStars(this.#candidates, text, pieces, this.bounds, scannedWords);
    if (starred === null) return null;
    const { form, variants } = starred;
    if (!this.#resolver.spendLookups(variants.length)) return null;
    this.planned.noteExpanded();
    const word = { form, isStopWord: false, commonIn: [], stems: [], respelled: [] };
    const terms = resolveTerms(this.#generation, variants);
    const resolved = this.#resolver.create(word, terms, this.planned.nextRole(scope));
    this.planned.keep(resolved, scope);
    return { kind: 'word', word: resolved };
  }

  /** Whether the bounds have room for what a word with a star or a tilde asks for. */
  #admits({ text, prefix, errors }: WordQuery): boolean {
    const isAdmitted = prefix
      ? this.bounds.admitsPrefix()
      : errors === null || errors === 0 || this.bounds.admitsFuzzyWord();
    if (!isAdmitted) this.bounds.ignored.add(`${text}${prefix ? '*' : '~'}`);
    return isAdmitted;
  }

  /** What was typed without a space: a word, several with marks between them, a run of characters of a script without spaces. */
  #planText(query: WordQuery, scope: Scope): Condition | null {
    const text = this.queryWords.of(query.text);
    const particle = scope.excluded || !isPlainWord(query) ? null : findKoreanParticle(query.text);
    const parts = this.#planParts(query, text, particle, scope);
    const joined = scope.excluded ? [] : this.#planJoined(text, scope);
    if (parts.length === 0) return anyOf(joined);
    const { match } = this.#options;
    const isOneWord = this.#query.clauses.length === 1 && !holdsSeveralWords(query.text);
    const together = match === 'all' || (match === 'auto' && isOneWord);
    const apart = together
      ? this.#allOfText(text.words.slice(0, nounEndOf(text.words, particle)), parts)
      : anyOf(parts);
    return anyOf([...onlyOf(apart), ...joined]);
  }

  /** The words of a text, each by itself: those that have to be found. */
  #planParts(
    query: WordQuery,
    { words, signed }: AnalyzedText,
    particle: WordWithParticle | null,
    scope: Scope,
  ): WordCondition[] {
    const nounEnd = nounEndOf(words, particle);
    return words.flatMap((word, index): WordCondition[] => {
      const withSigns = signed.get(index);
      if (withSigns !== undefined && scope.excluded) return this.planned.exactly(withSigns, scope, 1);
      if (!this.bounds.admitsWord(word.form)) {
        this.bounds.ignore(word.form, words.length === 1 ? query.text : word.form);
        return [];
      }
      if (word.isStopWord && !scope.keepsStopWords) {
        this.planned.keepStopWord(this.#resolver.exactly(word, this.planned.nextRole(scope)), scope);
        return [];
      }
      if (index >= nounEnd) {
        const role = this.planned.nextRole(scope, PARTICLE_WEIGHT);
        this.planned.keep(this.#resolver.exactly(word, role), scope);
        return [];
      }
      const isLast = index === nounEnd - 1;
      const otherForms = isLast ? (particle?.otherForms ?? []) : [];
      const resolved = this.#resolve(word, query, scope, { isLast, otherForms });
      this.planned.keep(resolved, scope);
      return [{ kind: 'word', word: resolved }];
    });
  }

  /** Several words of a text as one, and words with their signs: where documents hold them so. */
  #planJoined({ words, compounds, signed }: AnalyzedText, scope: Scope): WordCondition[] {
    const weightOf = (compound: AnalyzedWord): number =>
      isCode(words, compound) ? CODE_WEIGHT : COMPOUND_WEIGHT;
    return [
      ...compounds.flatMap((compound) => this.planned.ifKnown(compound, scope, weightOf(compound))),
      ...this.planned.signed(signed, scope),
    ];
  }

  /** What all has to match of a text without a space: not a character alone, nor every bigram of a whole sentence. */
  #allOfText(words: readonly AnalyzedWord[], parts: readonly WordCondition[]): Condition | null {
    if (this.#options.match !== 'all' && isSentence(words.map(({ form }) => form))) return anyOf(parts);
    const whole = parts.filter(({ word }) => !isLoneCharacter(word.form));
    return allOf(whole.length > 0 ? whole : parts);
  }

  /** A word to be found, with all it stands for under the options. */
  #resolve(
    word: AnalyzedWord,
    query: WordQuery,
    scope: Scope,
    { isLast, otherForms }: PlaceInText,
  ): QueryTerm {
    const role = this.planned.nextRole(scope, query.isQuoted === true ? QUOTED_WEIGHT : 1);
    const typed = this.#resolver.exactly(word, role);
    const forms = otherForms.flatMap((form) => analyzeQueryText(form, this.#generation).words);
    const exact = this.#resolver.withForms(typed, word, [...this.#together.of(query), ...forms]);
    const resolved = this.#resolver.expand(exact, word, query, {
      isLast,
      isLastOfQuery: isLast && query === this.#lastWord,
      isExcluded: scope.excluded,
      bounds: this.bounds,
    });
    if (resolved !== exact) this.planned.noteExpanded();
    return resolved;
  }
}

/** How many of the words are those before the particle. */
function nounEndOf(words: readonly AnalyzedWord[], particle: WordWithParticle | null): number {
  return particle === null || particle.bigrams >= words.length
    ? words.length
    : words.length - particle.bigrams;
}

/** Whether several words as one are all of a text that is a number or code in groups. */
function isCode(words: readonly AnalyzedWord[], { form }: AnalyzedWord): boolean {
  return words.length >= MIN_CODE_GROUPS && lettersOfForm(form) === words.map((word) => word.form).join('');
}
