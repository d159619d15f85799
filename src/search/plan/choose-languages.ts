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
/** What an occurrence counts in a language in which it is a stop word, if it is all that is asked. */
const COMMON_BOOST = 0.1;
/** Words whose shares are remembered. */
const MAX_REMEMBERED = 10_000;

/** By analyzer: the share of its documents that hold a word, from 0 to 1. */
type Shares = ReadonlyMap<string, number>;

/** How frequent words are in each language of one generation. */
class LanguageStatistics {
  readonly #generation: Generation;
  readonly #shares = new Map<string, Shares>();

  constructor(generation: Generation) {
    this.#generation = generation;
  }

  sharesOf(word: AnalyzedWord): Shares {
    const { stems, form } = word;
    const key = [form, ...stems.map(({ stem }) => stem)].join(' ');
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
      const share = documentFrequency / Math.max(1, this.#generation.documentCountOf.get(analyzer) ?? 0);
      if (share > (shares.get(analyzer) ?? 0)) shares.set(analyzer, Math.min(1, share));
    }
    if (this.#shares.size >= MAX_REMEMBERED) this.#shares.clear();
    this.#shares.set(key, shares);
    return shares;
  }
}

const statisticsOf = memoize((generation: Generation) => new LanguageStatistics(generation));

/**
 * Words of a query, each with the stems of the languages it counts in and whether it is a stop word there.
 * @param query all words of the query
 * @param chosen what was chosen before for the same query; takes what is chosen now
 */
export function chooseLanguages(
  generation: Generation,
  words: readonly AnalyzedWord[],
  query: () => readonly AnalyzedWord[],
  chosen = new Map<AnalyzedWord, AnalyzedWord>(),
): AnalyzedWord[] {
  return words.map((word) => {
    if (word.commonIn.length === 0 || generation.analyzers.length === 1) return word;
    // To ask all words of the query for each of them would take the square of their number.
    const known = chosen.get(word) ?? chooseLanguage(generation, word, query());
    chosen.set(word, known);
    return known;
  });
}

function chooseLanguage(
  generation: Generation,
  word: AnalyzedWord,
  query: readonly AnalyzedWord[],
): AnalyzedWord {
  const statistics = statisticsOf(generation);
  const shares = statistics.sharesOf(word);
  const { commonIn } = word;
  const telling = [...shares.keys()].filter((analyzer) => !commonIn.includes(analyzer));
  if (telling.length === 0) return word;
  const others = query.filter(({ form }) => form !== word.form);
  const likelihood = weighLanguages(others, statistics);
  const highest = (analyzers: readonly string[]): number =>
    Math.max(...analyzers.map((analyzer) => likelihood.get(analyzer) ?? 0));
  const asCommon = highest(commonIn);
  const asTelling = highest(telling);
  if (asCommon > CLEAR_LEAD * asTelling) return word;
  if (asTelling > CLEAR_LEAD * asCommon) return countIn(word, telling);
  const frequent = telling.filter((analyzer) => (shares.get(analyzer) ?? 0) >= MIN_SHARE);
  if (frequent.length === 0) return word;
  if (others.length > 0) return countIn(word, frequent);
  const stems = word.stems.map((stem) =>
    commonIn.includes(stem.analyzer) ? { ...stem, boost: COMMON_BOOST } : stem,
  );
  return { ...word, isStopWord: false, stems };
}

function countIn(word: AnalyzedWord, analyzers: readonly string[]): AnalyzedWord {
  return {
    ...word,
    isStopWord: false,
    stems: word.stems.filter(({ analyzer }) => analyzers.includes(analyzer)),
  };
}

/** By analyzer: how much the words speak for it. Each word counts 1, divided among the analyzers as its shares are. */
function weighLanguages(
  words: readonly AnalyzedWord[],
  statistics: LanguageStatistics,
): ReadonlyMap<string, number> {
  const weights = new Map<string, number>();
  for (const word of words) {
    const shares = statistics.sharesOf(word);
    let sum = 0;
    for (const share of shares.values()) sum += share;
    for (const [analyzer, share] of shares) weights.set(analyzer, (weights.get(analyzer) ?? 0) + share / sum);
  }
  return weights;
}
