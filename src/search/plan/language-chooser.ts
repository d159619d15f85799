// Which languages the words of a query are meant in. A word may be a stop word in one language (German `die`, `war`) and
// tell much in another: then the other words of the query decide, and where they do not, it counts where it tells much.

import { memoize } from '../../collections/memo.js';
import type { Generation } from '../../index/read/generation.js';
import type { AnalyzedWord } from './analyze-query-text.js';
import { accentVariants } from './variants/accent-variants.js';

/** How many times as likely one language must be before it decides. */
const CLEAR_LEAD = 1.5;
/** A word in fewer of a language's documents than this is most likely quoted there. */
const MIN_SHARE = 0.01;
/**
 * Where a language has fewer documents than this share of those of the largest one, its words count among those of the largest:
 * twenty French abstracts that quote English hold `the` more often than French does, and a rare word in one of them says nothing.
 */
const MIN_DOCUMENTS = 0.01;
/** What an occurrence counts in a language in which it is a stop word, if it is all that is asked. */
const COMMON_BOOST = 0.1;
/** What is left of a weight after taking away all it was added up of is less than this. */
const ROUNDING = 1e-9;
/** Words whose shares are remembered. */
const MAX_REMEMBERED = 10_000;

/** By analyzer: the share of its documents that hold a word, from 0 to 1. */
type Shares = ReadonlyMap<string, number>;

/** How frequent words are in each language of one generation. */
class LanguageStatistics {
  readonly #generation: Generation;
  readonly #largest: number;
  readonly #shares = new Map<string, Shares>();

  constructor(generation: Generation) {
    this.#generation = generation;
    this.#largest = Math.max(1, ...generation.documentCountOf.values());
  }

  sharesOf(word: AnalyzedWord): Shares {
    const { stems } = word;
    const key = keyOfWord(word);
    const known = this.#shares.get(key);
    if (known !== undefined) return known;
    const shares = new Map<string, number>();
    const others = accentVariants(this.#generation, word);
    for (const { analyzer, stem } of stems) {
      const spellings = [stem, ...others.flatMap((other) => (other.analyzer === analyzer ? other.stem : []))];
      const documentFrequency = spellings.reduce(
        (sum, each) => sum + this.#generation.documentFrequency(analyzer, each),
        0,
      );
      const share = documentFrequency / this.#documentsFor(analyzer);
      if (share > (shares.get(analyzer) ?? 0)) shares.set(analyzer, Math.min(1, share));
    }
    if (this.#shares.size >= MAX_REMEMBERED) this.#shares.clear();
    this.#shares.set(key, shares);
    return shares;
  }

  /** The number of documents among which words of a language are counted. */
  #documentsFor(analyzer: string): number {
    const count = this.#generation.documentCountOf.get(analyzer) ?? 0;
    return count < MIN_DOCUMENTS * this.#largest ? this.#largest : count;
  }
}

/** The same for words that are looked up alike. */
export function keyOfWord({ form, stems }: AnalyzedWord): string {
  return [form, ...stems.map(({ stem }) => stem)].join(' ');
}

const statisticsOf = memoize((generation: Generation) => new LanguageStatistics(generation));

/** Chooses the languages that the words of one query count in. */
export class LanguageChooser {
  readonly #generation: Generation;
  readonly #query: () => readonly AnalyzedWord[];
  /** What was chosen, by `keyOfWord`. */
  readonly #chosen = new Map<string, AnalyzedWord>();
  #evidence: Evidence | undefined;

  /** @param query all words of the query, each once */
  constructor(generation: Generation, query: () => readonly AnalyzedWord[]) {
    this.#generation = generation;
    this.#query = query;
  }

  /** Words of the query, each with the stems of the languages it counts in and whether it is a stop word there. */
  choose(words: readonly AnalyzedWord[]): AnalyzedWord[] {
    return words.map((word) => {
      if (word.commonIn.length === 0 || this.#generation.analyzers.length === 1) return word;
      const key = keyOfWord(word);
      const known = this.#chosen.get(key) ?? this.#chooseLanguage(word);
      this.#chosen.set(key, known);
      return known;
    });
  }

  #chooseLanguage(word: AnalyzedWord): AnalyzedWord {
    const statistics = statisticsOf(this.#generation);
    const shares = statistics.sharesOf(word);
    const { commonIn } = word;
    const telling = [...shares.keys()].filter((analyzer) => !commonIn.includes(analyzer));
    if (telling.length === 0) return word;
    this.#evidence ??= new Evidence(this.#query(), statistics);
    const others = this.#evidence.without(word.form);
    const highest = (analyzers: readonly string[]): number => Math.max(...analyzers.map(others.weightOf));
    const asCommon = highest(commonIn);
    const asTelling = highest(telling);
    if (asCommon > CLEAR_LEAD * asTelling) return word;
    if (asTelling > CLEAR_LEAD * asCommon) return countIn(word, telling);
    const frequent = telling.filter((analyzer) => (shares.get(analyzer) ?? 0) >= MIN_SHARE);
    if (frequent.length === 0) return word;
    if (others.count > 0) return countIn(word, frequent);
    const stems = word.stems.map((stem) =>
      commonIn.includes(stem.analyzer) ? { ...stem, boost: COMMON_BOOST } : stem,
    );
    return { ...word, isStopWord: false, stems };
  }
}

/** By analyzer: how much words speak for it. */
type Weights = Map<string, number>;

/**
 * How much the words of a query speak for each language: a word counts 1, divided among the analyzers as its shares are. Added up
 * once, since to ask all words for each of them would take the square of their number.
 */
class Evidence {
  readonly #all: Weights = new Map();
  readonly #byForm = new Map<string, Weights>();

  constructor(words: readonly AnalyzedWord[], statistics: LanguageStatistics) {
    for (const word of words) {
      const own = this.#byForm.get(word.form) ?? new Map<string, number>();
      this.#byForm.set(word.form, own);
      const shares = statistics.sharesOf(word);
      let sum = 0;
      for (const share of shares.values()) sum += share;
      for (const [analyzer, share] of shares) {
        own.set(analyzer, (own.get(analyzer) ?? 0) + share / sum);
        this.#all.set(analyzer, (this.#all.get(analyzer) ?? 0) + share / sum);
      }
    }
  }

  /** That of the words other than this one: how many there are, and how much they speak for an analyzer. */
  without(form: string): { readonly count: number; readonly weightOf: (analyzer: string) => number } {
    const own = this.#byForm.get(form);
    return {
      count: this.#byForm.size - (own === undefined ? 0 : 1),
      weightOf: (analyzer) => {
        const weight = (this.#all.get(analyzer) ?? 0) - (own?.get(analyzer) ?? 0);
        return weight < ROUNDING ? 0 : weight;
      },
    };
  }
}

function countIn(word: AnalyzedWord, analyzers: readonly string[]): AnalyzedWord {
  return {
    ...word,
    isStopWord: false,
    stems: word.stems.filter(({ analyzer }) => analyzers.includes(analyzer)),
  };
}
