// Finds the collocations of a segment: phrases worth suggesting. They are two or three content words that stand together far
// more often than by chance, with at most one connecting word between two of them ("bank of england"). How far above chance
// is measured by their lift (Church, Hanks, "Word association norms, mutual information, and lexicography", 1990).

import type { CollocationSections } from '../format/collocation-sections.js';
import { sortKeys } from '../format/compare-keys.js';
import { encodeDictionary } from '../format/dictionary.js';
import type { FieldLengths } from '../format/field-lengths.js';
import {
  type CollocationForm,
  type CollocationWords,
  numberCollocationWords,
  thresholdFor,
} from './collocation-words.js';
import { LinkTable } from './link-table.js';
import { RunningWords } from './running-words.js';

/** Phrases a segment keeps: the most frequent. */
const MAX_PHRASES = 20_000;
/** A phrase occurs in at least so many of the documents that are read. */
const MIN_DOCUMENTS = 2;
/**
 * Two words stand together in at least so many times as many documents as expected by chance, c(a) c(b) / N, where c counts
 * the occurrences of a word and N those of all.
 */
const MIN_LIFT = 10;
/** Pairs of words that are kept to make longer phrases of: their numbers have 16 bits. */
const MAX_PAIRS = 0xfffe;

/** Takes the tokens of a segment, in any order, and finds its collocations. */
export class CollocationFinder {
  readonly #forms: readonly CollocationForm[];
  readonly #running: RunningWords;

  /**
   * @param lengths words per document, one array a field
   * @param forms the surface forms of the segment
   */
  constructor(lengths: FieldLengths['byField'], forms: readonly CollocationForm[]) {
    this.#forms = forms;
    this.#running = new RunningWords(lengths, forms);
  }

  /** Whether the words of a document are read at all; if not, its tokens need not be added. */
  reads(document: number): boolean {
    return document % this.#running.stride === 0;
  }

  /** Adds a token of form number `form`. */
  add(document: number, fieldPosition: number, form: number): void {
    this.#running.set(document, fieldPosition, form);
  }

  /** The collocations of all tokens added. */
  finish(): CollocationSections {
    const running = this.#running;
    const words = numberCollocationWords(running, this.#forms, MIN_DOCUMENTS);
    const pairs = findPairs(running, words);
    const triples = findTriples(running, words, pairs);
    const minimum = thresholdFor(
      [...pairs, ...triples].map(({ documents }) => documents),
      MAX_PHRASES,
    );
    const documents = new Map<string, number>();
    for (const pair of pairs) {
      if (pair.documents >= minimum) documents.set(textOf(words, pair), pair.documents);
    }
    for (const { text, documents: count } of triples) if (count >= minimum) documents.set(text, count);
    const keys = sortKeys([...documents.keys()]);
    return {
      collocations: encodeDictionary(keys),
      collocationDocuments: Uint32Array.from(keys, (key) => (documents.get(key) ?? 0) * running.stride),
    };
  }
}

interface Phrase {
  readonly text: string;
  readonly documents: number;
}

/** Two content words, by number, with or without (0) a connecting word between them. */
interface Pair {
  readonly from: number;
  readonly connector: number;
  readonly to: number;
  readonly documents: number;
}

function findPairs(running: RunningWords, words: CollocationWords): readonly Pair[] {
  const table = new LinkTable(running.forms.length / 8);
  walkLinks(running, words, (document, from, connector, to) => {
    table.count(from, connector, to, document);
  });
  const pairs: Pair[] = [];
  const total = running.forms.length;
  table.forEach((from, connector, to, documents) => {
    const byChance = ((words.counts[from] ?? 0) * (words.counts[to] ?? 0)) / total;
    if (documents < MIN_DOCUMENTS || from === to || documents < MIN_LIFT * byChance) return;
    pairs.push({ from, connector, to, documents });
  });
  return mostFrequent(pairs, MAX_PAIRS);
}

/** Three content words: two pairs, of which one ends with the word the other begins with. */
function findTriples(running: RunningWords, words: CollocationWords, pairs: readonly Pair[]): Phrase[] {
  const numbers = new LinkTable(pairs.length);
  pairs.forEach(({ from, connector, to }, index) => {
    numbers.number(from, connector, to, index + 1);
  });
  const table = new LinkTable(running.forms.length / 32);
  let previous = 0;
  walkLinks(running, words, (document, from, connector, to, continues) => {
    const pair = numbers.get(from, connector, to);
    if (continues && previous !== 0 && pair !== 0) table.count(previous, 0, pair, document);
    previous = pair;
  });
  const triples: Phrase[] = [];
  table.forEach((first, _connector, second, documents) => {
    const start = pairs[first - 1];
    const end = pairs[second - 1];
    if (documents < MIN_DOCUMENTS || start === undefined || end === undefined || start.from === end.to)
      return;
    triples.push({ text: textOf(words, start) + textOf(words, { ...end, from: 0 }), documents });
  });
  return triples;
}

/** The words of a pair; without the first where `from` is 0. */
function textOf({ forms, connectors }: CollocationWords, { from, connector, to }: Pair): string {
  const between = connector === 0 ? ' ' : ` ${connectors[connector] ?? ''} `;
  return `${forms[from] ?? ''}${between}${forms[to] ?? ''}`;
}

/**
 * Visits each link between two content words that follow each other, with at most one connecting word between them.
 * `continues` says whether the link before it ended where this one begins.
 */
function walkLinks(
  running: RunningWords,
  { wordOf, connectorOf }: CollocationWords,
  visit: (document: number, from: number, connector: number, to: number, continues: boolean) => void,
): void {
  const { forms, starts } = running;
  for (let run = 0; run + 1 < starts.length; run += 1) {
    const document = Math.floor(run / RunningWords.runs);
    const end = starts[run + 1] ?? 0;
    let from = 0;
    let connector = 0;
    let continues = false;
    for (let at = starts[run] ?? 0; at < end; at += 1) {
      const form = forms[at] ?? 0;
      const word = wordOf[form] ?? 0;
      if (word !== 0) {
        if (from !== 0) visit(document, from, connector, word, continues);
        continues = from !== 0;
        from = word;
        connector = 0;
        continue;
      }
      // One connecting word is bridged; anything else ends the run.
      if (from !== 0 && connector === 0) connector = connectorOf[form] ?? 0;
      else connector = 0;
      if (connector === 0) {
        from = 0;
        continues = false;
      }
    }
  }
}

/** The most frequent pairs, at most `limit`; of those that occur in equally many documents all or none. */
function mostFrequent(pairs: readonly Pair[], limit: number): readonly Pair[] {
  const minimum = thresholdFor(
    pairs.map(({ documents }) => documents),
    limit,
  );
  return pairs.filter(({ documents }) => documents >= minimum);
}
