// Words of German, Dutch and the Scandinavian languages that have a word of the query as a part: `Containerhafen` for `Hafen`,
// `Krankenversicherung` for `Versicherung` and for `Kranken`. No dictionary tells where such words divide, but the index does:
// what is left of a compound beside the part has to be a word that documents hold by itself, with the letters between the two
// or without. So `Partei` has no `Ei`, and `Vorteil`, whose first part is a stop word, no `Teil`.

import type { Generation } from '../../../index/read/generation.js';
import { isCompoundForm } from '../../../text/inner-form.js';
import { countScannedWords, findMatchingWords } from '../../dictionary/find-matching-words.js';
import {
  type Candidate,
  countDocuments,
  type DictionarySearch,
} from '../../dictionary/find-similar-words.js';
import { WORK } from '../../search-budget.js';
import type { AnalyzedWord, WordStem } from '../analyze-query-text.js';
import { analyzersOf } from '../analyzers-of.js';
import { MAX_SCANNED_WORDS } from '../query-bounds.js';

/** Letters that may stand between the parts of a compound, by analyzer. */
const LINKS: ReadonlyMap<string, readonly string[]> = new Map([
  ['german', ['', 's', 'es', 'n', 'en', 'er', 'e']],
  ['dutch', ['', 's', 'e', 'en', 'er', 'n']],
  ['danish', ['', 's', 'e', 'er']],
  ['norwegian', ['', 's', 'e', 'er']],
  ['swedish', ['', 's', 'e', 'o', 'u']],
]);
/** The part of the documents that must be in such a language: for fewer, looking through the words is not worth it. */
const SHARE = 20;
/** Letters of the shortest word that is looked for as a part. */
const MIN_LETTERS = 4;
/** Letters of the shortest word before the part, and of the shortest stem behind it. */
const MIN_BEFORE = 3;
/** Letters that a compound has behind the part at least. */
const MIN_BEHIND = 4;
/** A first part of fewer letters than this is a word by chance now and then: it has to be in more than one document. */
const MIN_SURE_REST = 4;
/** Words of a segment that hold the letters of the part and are looked at: the most frequent. */
const MAX_LOOKED_AT = 512;
/** Compounds of a word. */
const MAX_COMPOUNDS = 64;

/** The compounds of which a word is a part, the most frequent first; none where the budget is spent. */
export function findCompounds(search: DictionarySearch, word: AnalyzedWord): Candidate[] {
  const { generation, budget } = search;
  if (!/^\p{L}+$/u.test(word.form) || Array.from(word.form).length < MIN_LETTERS) return [];
  const found = new Map<string, Candidate>();
  for (const stem of word.stems) {
    const links = LINKS.get(stem.analyzer);
    const documents = generation.documentCountOf.get(stem.analyzer) ?? 0;
    if (links === undefined || documents * SHARE < generation.documentCount) continue;
    if (word.commonIn.includes(stem.analyzer) || stem.stem.length < MIN_BEFORE) continue;
    const finder = new CompoundFinder(search, word.form, stem, links);
    for (const candidate of finder.find()) found.set(candidate.form, candidate);
  }
  if (budget.isSpent) return [];
  return [...found.values()]
    .sort((a, b) => b.documentFrequency - a.documentFrequency || (a.form < b.form ? -1 : 1))
    .slice(0, MAX_COMPOUNDS);
}

/** Finds the compounds of one word in one language. */
class CompoundFinder {
  readonly #search: DictionarySearch;
  readonly #form: string;
  readonly #part: WordStem;
  readonly #links: readonly string[];

  constructor(search: DictionarySearch, form: string, part: WordStem, links: readonly string[]) {
    this.#search = search;
    this.#form = form;
    this.#part = part;
    this.#links = links;
  }

  find(): Candidate[] {
    const { generation, budget } = this.#search;
    const counts = new Map<string, number>();
    // The stem of a part is shorter than the part as it was typed, and both stand in a compound where it ends.
    const pieces = ['', this.#part.stem, ''];
    if (countScannedWords(generation, pieces) > MAX_SCANNED_WORDS) return [];
    for (const { segment } of generation.segments) {
      const ordinals = findMatchingWords(segment, pieces, MAX_LOOKED_AT, budget);
      if (ordinals === null) return [];
      for (const ordinal of ordinals) {
        const form = segment.forms.key(ordinal);
        const { analyzer, stem } = segment.describeTerm(segment.sections.formTerms[ordinal] ?? 0);
        if (analyzer !== this.#part.analyzer || isCompoundForm(form) || !this.#isPartOf(form, stem)) continue;
        counts.set(form, (counts.get(form) ?? 0) + (segment.sections.formDocuments[ordinal] ?? 0));
      }
    }
    return [...counts].map(([form, documentFrequency]) => ({ form, errors: 0, documentFrequency }));
  }

  #isPartOf(form: string, stem: string): boolean {
    const own = this.#part.stem;
    if (stem !== own && stem.endsWith(own) && this.#isFirstPart(stem.slice(0, -own.length))) return true;
    const isLong = form.startsWith(this.#form) && form.length >= this.#form.length + MIN_BEHIND;
    return isLong && this.#isLastPart(stem.slice(this.#form.length));
  }

  /** Whether letters before the part are a word, perhaps with letters that link it. */
  #isFirstPart(letters: string): boolean {
    return this.#links.some(
      (link) => letters.endsWith(link) && this.#isWord(letters.slice(0, letters.length - link.length)),
    );
  }

  /** Whether letters behind the part are the stem of a word, perhaps behind letters that link it. */
  #isLastPart(letters: string): boolean {
    return this.#links.some((link) => letters.startsWith(link) && this.#isStem(letters.slice(link.length)));
  }

  #isWord(letters: string): boolean {
    const { generation, budget } = this.#search;
    if (letters.length < MIN_BEFORE || this.#isStopWord(letters)) return false;
    if (!budget.spend(WORK.lookup * generation.segments.length)) return false;
    return countDocuments(generation, letters) >= (letters.length < MIN_SURE_REST ? 2 : 1);
  }

  #isStem(letters: string): boolean {
    const { generation, budget } = this.#search;
    if (letters.length < MIN_BEFORE || this.#isStopWord(letters)) return false;
    if (!budget.spend(WORK.lookup * generation.segments.length)) return false;
    return generation.documentFrequency(this.#part.analyzer, letters) > 0;
  }

  #isStopWord(letters: string): boolean {
    return analyzersOf(this.#search.generation).named(this.#part.analyzer).isStopWord(letters);
  }
}

/** Whether enough documents of a generation are in a language that writes compounds as one word. */
export function hasCompounds({ documentCountOf, documentCount }: Generation): boolean {
  return [...LINKS.keys()].some(
    (name) => (documentCountOf.get(name) ?? 0) * SHARE >= Math.max(documentCount, 1),
  );
}
