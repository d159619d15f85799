// Words of German, Dutch and the Scandinavian languages that have a word of the query as a part: `Containerhafen` for `Hafen`,
// `Krankenversicherung` for `Versicherung` and for `Kranken`. No dictionary tells where such words divide, but the index does:
// what is left of a compound beside the part has to be a word that documents hold by itself, or two, with the letters between them
// or without. So `Partei` has no `Ei`, and `Vorteil`, whose first part is a stop word, no `Teil`.

import { termKey } from '../../../index/format/term-key.js';
import type { Generation } from '../../../index/read/generation.js';
import { isCompoundForm } from '../../../text/inner-form.js';
import { endOfAccents, splitAccents } from '../../../text/scripts/accents.js';
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
/** Letters of each of two words before the part, at least, and how many compounds are divided so. */
const MIN_OF_TWO = 4;
const MAX_DIVIDED = 128;
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

/** Finds the compounds of one word in one language. Accents are not looked at: letters are compared as they are folded. */
class CompoundFinder {
  readonly #search: DictionarySearch;
  readonly #form: string;
  readonly #analyzer: string;
  /** The letters of the stem of the part. */
  readonly #stem: string;
  readonly #links: readonly string[];
  readonly #known = new Map<string, boolean>();
  /** Words that may still be divided into more than two parts. */
  #divisible = MAX_DIVIDED;

  constructor(search: DictionarySearch, form: string, part: WordStem, links: readonly string[]) {
    this.#search = search;
    this.#form = form;
    this.#analyzer = part.analyzer;
    this.#stem = splitAccents(part.stem)[0];
    this.#links = links;
  }

  find(): Candidate[] {
    const { generation, budget } = this.#search;
    const counts = new Map<string, number>();
    // What the part as it was typed and its stem have in common stands in a compound, whichever of them that has.
    const shared = commonBeginning(this.#form, this.#stem);
    if (shared.length < MIN_BEFORE) return [];
    const pieces = ['', shared, ''];
    if (countScannedWords(generation, pieces) > MAX_SCANNED_WORDS) return [];
    for (const { segment } of generation.segments) {
      const ordinals = findMatchingWords(segment, pieces, MAX_LOOKED_AT, budget);
      if (ordinals === null) return [];
      for (const ordinal of ordinals) {
        const form = segment.forms.key(ordinal);
        const { analyzer, stem } = segment.describeTerm(segment.sections.formTerms[ordinal] ?? 0);
        if (analyzer !== this.#analyzer || isCompoundForm(form)) continue;
        if (!this.#isPartOf(form, splitAccents(stem)[0])) continue;
        counts.set(form, (counts.get(form) ?? 0) + (segment.sections.formDocuments[ordinal] ?? 0));
      }
    }
    return [...counts].map(([form, documentFrequency]) => ({ form, errors: 0, documentFrequency }));
  }

  /** @param stem of the compound */
  #isPartOf(form: string, stem: string): boolean {
    const own = this.#stem;
    if (stem !== own && stem.endsWith(own) && this.#isFirstPart(stem.slice(0, -own.length))) return true;
    // A stemmer may cut more from a long word than from a short one: Prüfung, but Gebäudeprüf.
    const before = form.endsWith(this.#form) ? form.slice(0, -this.#form.length) : '';
    if (before !== '' && this.#isFirstPart(before)) return true;
    const at = form.indexOf(this.#form);
    const isLong = at >= 0 && form.length >= at + this.#form.length + MIN_BEHIND;
    if (!isLong || !this.#isLastPart(stem.slice(at + this.#form.length))) return false;
    return at === 0 || this.#isFirstPart(form.slice(0, at));
  }

  /** Whether letters before the part are a word or two, perhaps with letters that link them. */
  #isFirstPart(letters: string): boolean {
    return this.#withoutLink(letters, (rest) => this.#isWord(rest)) || this.#areTwoWords(letters);
  }

  #withoutLink(letters: string, isKnown: (rest: string) => boolean): boolean {
    return this.#links.some(
      (link) => letters.endsWith(link) && isKnown(letters.slice(0, letters.length - link.length)),
    );
  }

  #areTwoWords(letters: string): boolean {
    if (letters.length < 2 * MIN_OF_TWO || this.#divisible === 0) return false;
    this.#divisible -= 1;
    for (let at = MIN_OF_TWO; at <= letters.length - MIN_OF_TWO; at += 1) {
      const isSecond = this.#withoutLink(
        letters.slice(at),
        (rest) => rest.length >= MIN_OF_TWO && this.#isWord(rest),
      );
      if (isSecond && this.#withoutLink(letters.slice(0, at), (rest) => this.#isWord(rest))) return true;
    }
    return false;
  }

  /** Whether letters behind the part are the stem of a word, perhaps behind letters that link it. */
  #isLastPart(letters: string): boolean {
    return this.#links.some((link) => letters.startsWith(link) && this.#isStem(letters.slice(link.length)));
  }

  /** Whether letters are a word, or what is left of one that ends in a vowel: `skol` of `skola`, `kirch` of `Kirche`. */
  #isWord(letters: string): boolean {
    if (letters.length < MIN_BEFORE) return false;
    return this.#recall(`word ${letters}`, () => {
      if (this.#isStopWord(letters)) return false;
      const { generation } = this.#search;
      if (countDocuments(generation, letters) >= (letters.length < MIN_SURE_REST ? 2 : 1)) return true;
      const vowels = letters.length < MIN_SURE_REST ? [] : ['a', 'e'];
      return vowels.some((vowel) => countDocuments(generation, letters + vowel) > 0);
    });
  }

  #isStem(letters: string): boolean {
    if (letters.length < MIN_BEFORE) return false;
    return this.#recall(`stem ${letters}`, () => {
      if (this.#isStopWord(letters)) return false;
      const key = termKey(this.#analyzer, letters);
      return this.#search.generation.segments.some(({ segment }) => {
        if (segment.findTermKey(key) >= 0) return true;
        // With accents the same letters are a term behind it.
        const next = segment.terms.lowerBound(key);
        return next < segment.terms.size && segment.terms.key(next) < endOfAccents(key);
      });
    });
  }

  /** Many compounds share their parts; false where the budget is spent. */
  #recall(key: string, find: () => boolean): boolean {
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const { generation, budget } = this.#search;
    if (!budget.spend(WORK.lookup * generation.segments.length)) return false;
    const found = find();
    this.#known.set(key, found);
    return found;
  }

  #isStopWord(letters: string): boolean {
    return analyzersOf(this.#search.generation).named(this.#analyzer).isStopWord(letters);
  }
}

function commonBeginning(a: string, b: string): string {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length += 1;
  return a.slice(0, length);
}

/** Whether enough documents of a generation are in a language that writes compounds as one word. */
export function hasCompounds({ documentCountOf, documentCount }: Generation): boolean {
  return [...LINKS.keys()].some(
    (name) => (documentCountOf.get(name) ?? 0) * SHARE >= Math.max(documentCount, 1),
  );
}
