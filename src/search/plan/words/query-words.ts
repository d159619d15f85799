// The words of one query as its languages have them: which languages they count in, and which are stop words of it.

import type { Generation } from '../../../index/read/generation.js';
import { searchedStopWords } from '../../../text/stop-words.js';
import type { Query } from '../../query/query.js';
import { kindOfField } from '../../query/query-fields.js';
import { textsOf } from '../../query/query-parts.js';
import { type AnalyzedText, type AnalyzedWord, analyzeQueryText } from '../analyze-query-text.js';
import { keyOfWord, LanguageChooser } from '../language-chooser.js';
import { resolveExactTerms } from '../terms/resolve-terms.js';

/** Words of a query in which all words are likely to be meant. */
const MAX_SHORT_QUERY = 4;
/** Different words of the query that are asked for its languages: the first ones. */
const MAX_DECIDING_WORDS = 256;

/** The words of one query in one generation. */
export class QueryWords {
  readonly #generation: Generation;
  readonly #query: Query;
  readonly #languages: LanguageChooser;
  #all: readonly AnalyzedWord[] | undefined;

  constructor(generation: Generation, query: Query) {
    this.#generation = generation;
    this.#query = query;
    this.#languages = new LanguageChooser(generation, () => this.#allWords);
  }

  /** The words of a part of the query, each with the languages it counts in. */
  of(text: string): AnalyzedText {
    const { words, compounds, signed } = analyzeQueryText(text, this.#generation);
    return {
      words: this.chooseLanguages(words).map((word) => this.#keepIfSearched(word)),
      compounds,
      signed,
    };
  }

  /** Words of the query, each with the languages it counts in. */
  chooseLanguages(words: readonly AnalyzedWord[]): AnalyzedWord[] {
    return this.#languages.choose(words);
  }

  /** True if any word of a part that is to be found is more than a stop word. */
  haveContent(part: Query): boolean {
    switch (part.kind) {
      case 'list':
        return part.clauses.some(({ occur, query }) => occur !== 'not' && this.haveContent(query));
      case 'and':
      case 'or':
        return part.parts.some((query) => this.haveContent(query));
      case 'not':
        return false;
      case 'field':
        return kindOfField(part.field) === 'text' && this.haveContent(part.query);
      case 'word':
      case 'phrase':
        if (part.kind === 'word' && part.pieces !== undefined) return true;
        return this.of(part.text).words.some(
          (word, _index, { length }) => !word.isStopWord || (length === 1 && this.#isSignedKnown(part.text)),
        );
    }
  }

  /** All words of the query, each once, for choosing languages; found when first asked for. */
  get #allWords(): readonly AnalyzedWord[] {
    this.#all ??= this.#findAllWords();
    return this.#all;
  }

  #findAllWords(): readonly AnalyzedWord[] {
    const words = textsOf(this.#query).flatMap((text) => analyzeQueryText(text, this.#generation).words);
    const different = new Map(words.map((word) => [keyOfWord(word), word]));
    return [...different.values()].slice(0, MAX_DECIDING_WORDS);
  }

  /** In a short query some stop words are words to be found: `find my phone`, `off grid`. */
  #keepIfSearched(word: AnalyzedWord): AnalyzedWord {
    if (!word.isStopWord || !searchedStopWords.has(word.form)) return word;
    return this.#allWords.length <= MAX_SHORT_QUERY ? { ...word, isStopWord: false } : word;
  }

  /** Whether documents hold the only word of a text with the signs it was typed with. */
  #isSignedKnown(text: string): boolean {
    const word = analyzeQueryText(text, this.#generation).signed.get(0);
    return word !== undefined && resolveExactTerms(this.#generation, word).documentFrequency > 0;
  }
}
