// The phrases of a segment that are worth suggesting: two or three content words that stand together far more often
// than chance would have it, with at most one connecting word between two of them ("bank of england"). Words that
// stand together are found by their lift over chance (Church, Hanks, "Word association norms", 1990).

import { Dictionary, encodeDictionary, sortKeys, type DictionarySections } from '../format/dictionary.js';
import { LinkTable } from './link-table.js';
import {
  minimumFor,
  numberCollocationWords,
  type CollocationForm,
  type CollocationWords,
} from './collocation-words.js';
import type { FieldLengths } from '../build/postings-writer.js';
import { RunningWords } from './running-words.js';

/** Phrases a segment keeps at most, the most frequent. */
const MAX_PHRASES = 20_000;
/** Documents read that a phrase occurs in at least. */
const MIN_DOCUMENTS = 2;
/** How many times as often as by chance two words stand together at least. */
const MIN_LIFT = 10;
/** Pairs of words that longer phrases are made of at most: their numbers have 16 bits. */
const MAX_PAIRS = 0xfffe;

export interface CollocationSections {
  /** Phrases, folded, their words parted by one space; sorted. */
  readonly collocations: DictionarySections;
  /** Documents of the segment each occurs in; of a large segment an estimate. */
  readonly collocationDocuments: Uint32Array<ArrayBuffer>;
}

/** Gathers the tokens of a segment, in any order, and finds its phrases. */
export class CollocationFinder {
  readonly #forms: readonly CollocationForm[];
  readonly #running: RunningWords;

  /** @param lengths words per document, one array a field */
  constructor(lengths: FieldLengths['byField'], forms: readonly CollocationForm[]) {
    this.#forms = forms;
    this.#running = new RunningWords(
      lengths,
      forms.map(({ form }) => form),
    );
  }

  /** Whether the words of a document are read at all; if not, its tokens need not be added. */
  reads(document: number): boolean {
    return document % this.#running.stride === 0;
  }

  /** Notes a token of form number `form`; its place has the field in the high 8 bits and the position in the low 24. */
  add(document: number, place: number, form: number): void {
    this.#running.set(document, place, form);
  }

  finish(): CollocationSections {
    const running = this.#running;
    const words = numberCollocationWords(running, this.#forms, MIN_DOCUMENTS);
    const pairs = findPairs(running, words);
    const triples = findTriples(running, words, pairs);
    const minimum = minimumFor(
      [...pairs, ...triples].map(({ documents }) => documents),
      MAX_PHRASES,
    );
    const documents = new Map<string, number>();
    for (const pair of pairs)
      if (pair.documents >= minimum) documents.set(textOf(words, pair), pair.documents);
    for (const { text, documents: count } of triples) if (count >= minimum) documents.set(text, count);
    const keys = sortKeys([...documents.keys()]);
    return {
      collocations: encodeDictionary(keys),
      collocationDocuments: Uint32Array.from(keys, (key) => (documents.get(key) ?? 0) * running.stride),
    };
  }
}

/** The dictionary of the phrases of a segment. */
export function openCollocations({ collocations, collocationDocuments }: CollocationSections): Dictionary {
  return new Dictionary(collocationDocuments.length, collocations);
}

interface Phrase {
  readonly text: string;
  readonly documents: number;
}

/** Two content words with or without a connecting word between them. */
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
  return aboveMinimum(pairs, MAX_PAIRS);
}

/** Three content words: two pairs that overlap. */
function findTriples(running: RunningWords, words: CollocationWords, pairs: readonly Pair[]): Phrase[] {
  const numbers = new LinkTable(pairs.length);
  pairs.forEach(({ from, connector, to }, index) => {
    numbers.number(from, connector, to, index + 1);
  });
  const table = new LinkTable(running.forms.length / 32);
  let before = 0;
  walkLinks(running, words, (document, from, connector, to, continues) => {
    const pair = numbers.get(from, connector, to);
    if (continues && before !== 0 && pair !== 0) table.count(before, 0, pair, document);
    before = pair;
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
function textOf({ terms, connectors }: CollocationWords, { from, connector, to }: Pair): string {
  const between = connector === 0 ? ' ' : ` ${connectors[connector] ?? ''} `;
  return `${terms[from] ?? ''}${between}${terms[to] ?? ''}`;
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

/** The most frequent pairs, at most `limit`: all that occur in some number of documents or none of them. */
function aboveMinimum(pairs: readonly Pair[], limit: number): readonly Pair[] {
  const minimum = minimumFor(
    pairs.map(({ documents }) => documents),
    limit,
  );
  return pairs.filter(({ documents }) => documents >= minimum);
}
