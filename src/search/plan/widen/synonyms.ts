// Words that stand for one another, as a person lists them in a file, one line each: `a, b, c` where each stands for the
// others, `a, b => c` where those on the left also stand for those on the right. Each may be several words; `#` begins a
// comment.

import { FindlingError } from '../../../errors.js';
import { type Analyzer, PLAIN } from '../../../text/analysis.js';
import { Analyzers } from '../../../text/analyzer.js';
import { stemText } from '../../../text/stem-text.js';
import type { ListQuery } from '../../query/query.js';
import { type WidenedQuery, widenQuery } from './widen-query.js';

/** Synonyms of one entry. */
const MAX_SYNONYMS = 16;
/** Words in one entry. */
const MAX_SYNONYM_WORDS = 8;

/** What a file of synonyms says. */
export class Synonyms {
  /** By the folded words of an entry, joined by spaces: its synonyms as written. */
  readonly #sets: ReadonlyMap<string, readonly string[]>;
  /** By the name of an analyzer the same by the stems of the words of an entry; made when they are first asked for. */
  readonly #stemmed = new Map<string, Map<string, readonly string[]>>();
  /** Words of the longest entry. */
  readonly #maxWords: number;
  readonly #analyzer: Analyzer;
  /** The text they were read from. */
  readonly source: string;

  /** @param analyzer folds words, as it did those of `sets` */
  constructor(sets: ReadonlyMap<string, readonly string[]>, source: string, analyzer: Analyzer) {
    this.#analyzer = analyzer;
    this.source = source;
    this.#sets = sets;
    this.#maxWords = [...sets.keys()].reduce((max, key) => Math.max(max, key.split(' ').length), 0);
  }

  /**
   * The query with synonyms beside its words, or null if none has any. Phrases, words with a star or a tilde, excluded parts
   * and the values of facets and dates stay as they are. Where no entry is written as the words are, one that has them in another form
   * counts.
   * @param analyzers those of the documents
   */
  widen(query: ListQuery, analyzers: readonly Analyzer[]): WidenedQuery | null {
    return widenQuery(query, this.#maxWords, (words) => {
      const text = words.map((word) => word.text).join(' ');
      const written = this.#sets.get(foldedWords(this.#analyzer, text));
      if (written !== undefined) return written;
      for (const analyzer of analyzers) {
        const others = this.#stemmedSets(analyzer).get(stemText(analyzer, text));
        if (others !== undefined) return others;
      }
      return [];
    });
  }

  /** By the stems of the words of an entry, its synonyms; of entries with the same stems the first counts. */
  #stemmedSets(analyzer: Analyzer): ReadonlyMap<string, readonly string[]> {
    let sets = this.#stemmed.get(analyzer.name);
    if (sets === undefined) {
      sets = new Map();
      for (const [entry, others] of this.#sets) {
        const stems = stemText(analyzer, entry);
        if (stems.trim() !== '' && !sets.has(stems)) sets.set(stems, others);
      }
      this.#stemmed.set(analyzer.name, sets);
    }
    return sets;
  }
}

function foldedWords(analyzer: Analyzer, text: string): string {
  const forms: string[] = [];
  analyzer.analyze(text, ({ form }, _position, _start, _end, role) => {
    if (role === PLAIN) forms.push(form);
  });
  return forms.join(' ');
}

/**
 * Reads synonyms from the text of a file.
 * @param name of the file, for messages
 * @throws FindlingError `invalid_config`, naming the line
 */
export function parseSynonyms(text: string, name: string): Synonyms {
  const analyzer = new Analyzers().named('standard');
  const sets = new Map<string, string[]>();
  text.split(/\r\n|[\n\r]/).forEach((raw, index) => {
    const line = raw.replace(/#.*/, '').trim();
    if (line === '') return;
    const fail = (problem: string): FindlingError =>
      new FindlingError('invalid_config', `${name}:${index + 1}: ${problem}; write "a, b" or "a, b => c"`);
    const sides = line.split('=>').map((side) => side.split(',').map((entry) => entry.trim()));
    const [from = [], to] = sides;
    if (sides.length > 2) throw fail('has more than one =>');
    for (const entry of sides.flat()) {
      const words = foldedWords(analyzer, entry);
      if (words === '') throw fail(entry === '' ? 'has an empty entry' : `"${entry}" holds no word`);
      if (words.split(' ').length > MAX_SYNONYM_WORDS)
        throw fail(`"${entry}" has more than ${MAX_SYNONYM_WORDS} words`);
    }
    if (to === undefined && from.length < 2) throw fail('has one entry only');
    for (const entry of from) add(sets, entry, to ?? from, analyzer);
  });
  for (const [key, others] of sets) {
    if (others.length > MAX_SYNONYMS) {
      throw new FindlingError('invalid_config', `${name}: "${key}" has more than ${MAX_SYNONYMS} synonyms`);
    }
  }
  return new Synonyms(sets, text, analyzer);
}

function add(
  sets: Map<string, string[]>,
  entry: string,
  others: readonly string[],
  analyzer: Analyzer,
): void {
  const key = foldedWords(analyzer, entry);
  const known = sets.get(key) ?? [];
  sets.set(key, known);
  const taken = new Set([key, ...known.map((text) => foldedWords(analyzer, text))]);
  for (const other of others) {
    const folded = foldedWords(analyzer, other);
    if (taken.has(folded)) continue;
    taken.add(folded);
    known.push(other);
  }
}
