// Asks the cluster for what the planner needs to know of the words of a query: in how many documents each occurs and, of words that
// none holds, which words are spelled alike. What it told is remembered for as long as the documents are the same.

import { termKey } from '../../../index/format/term-key.js';
import type { Generation } from '../../../index/read/generation.js';
import { MAX_WORD_LETTERS } from '../../../search/dictionary/edit-distance.js';
import { type AnalyzedWord, analyzeQueryText } from '../../../search/plan/analyze-query-text.js';
import { CandidateFinder } from '../../../search/plan/candidate-finder.js';
import { ALL_FIELDS } from '../../../search/plan/field-mask.js';
import { wordOfAddress } from '../../../search/plan/words/word-of-address.js';
import type { ListQuery } from '../../../search/query/query.js';
import { textsOf } from '../../../search/query/query-parts.js';
import { SearchBudget } from '../../../search/search-budget.js';
import { splitAccents } from '../../../text/scripts/accents.js';
import { readAddress } from '../../../text/web-address.js';
import { formTerm, stemTerm } from '../../terms.js';
import { type ClusterResult, isPartialResult, type SearchBody } from '../asked/ask-index.js';
import { anyQuery, beginningWithAccents, type ClusterQuery, fieldsOf } from '../asked/translate-condition.js';
import { STAND_IN } from './stand-in.js';
import type { ToldWords } from './told-generation.js';
import type { Remembered, WordMemory } from './word-memory.js';

/** Texts of a query that are asked for: the first ones. */
const MAX_TEXTS = 300;
/** Words that are asked for together with their neighbour. */
const MAX_PAIRS = 24;
/** Words of a query that are looked up in other spellings. */
const MAX_MISSPELT = 8;
/** Letters of the shortest word that may be misspelt. */
const MIN_LETTERS = 4;
/** Words like another that are asked for. */
const MAX_SIMILAR = 24;
/** Words of which the words like them are remembered: each has some. */
const MAX_REMEMBERED_SIMILAR = 5000;

/** Searches of the index that is told of. */
export type AskAll = (bodies: readonly SearchBody[]) => Promise<readonly ClusterResult[]>;

/** What was told so far. */
interface Told {
  readonly terms: Map<string, number>;
  readonly forms: Map<string, number>;
  readonly texts: Map<string, string[]>;
}

/** Tells of the words of queries to one state of an index. */
export class WordTeller {
  readonly #base: Generation;
  readonly #generationOf: (told: ToldWords) => Generation;
  readonly #ask: AskAll;
  readonly #terms: WordMemory['terms'];
  readonly #forms: WordMemory['forms'];
  readonly #similar: WordMemory['similar'];

  /**
   * @param base a generation without words, for its analyzers
   * @param generationOf makes one of words
   * @param memory what was told to others of the same state of the index
   */
  constructor(
    base: Generation,
    generationOf: (told: ToldWords) => Generation,
    memory: WordMemory,
    ask: AskAll,
  ) {
    this.#base = base;
    this.#generationOf = generationOf;
    this.#terms = memory.terms;
    this.#forms = memory.forms;
    this.#similar = memory.similar;
    this.#ask = ask;
  }

  /** What documents hold of the words of a query. @param others texts beside those of the query */
  async tell(query: ListQuery, others: readonly string[] = []): Promise<ToldWords> {
    const texts = [...new Set([...textsOf(query), ...others])].slice(0, MAX_TEXTS);
    const pairs = texts.slice(1, MAX_PAIRS).map((text, index) => (texts[index] ?? '') + text);
    const together = pairs.filter((text) => /^[\p{L}\p{M}\p{N}]{3,30}$/u.test(text));
    await this.#count([...texts, ...together], together);
    return this.#toldOf([...texts, ...together]);
  }

  /** The same with words that are spelled like those of the query that may be misspelt. @param isAny also of words that documents hold */
  async tellSimilar(query: ListQuery, isAny: boolean): Promise<ToldWords> {
    const texts = textsOf(query).slice(0, MAX_TEXTS);
    const forms = new Set<string>();
    for (const text of texts)
      for (const { form, isStopWord } of analyzeQueryText(text, this.#base).words) {
        const letters = Array.from(form).length;
        const mayBe =
          letters >= MIN_LETTERS && letters <= MAX_WORD_LETTERS && !/\p{N}/u.test(form) && !isStopWord;
        if (mayBe && (isAny || !this.#isKnown(form))) forms.add(form);
      }
    const similar = await this.#findSimilar([...forms].slice(0, MAX_MISSPELT));
    const words = [...similar].slice(0, MAX_SIMILAR * MAX_MISSPELT);
    const halves = [...forms].flatMap((form) => (this.#isKnown(form) ? [] : halvesOf(form)));
    await this.#count([...words.map(([form]) => form), ...halves], []);
    for (const [form, documents] of words) this.#forms.set(form, documents);
    const told = await this.tell(query);
    return this.#toldOf([...words.map(([form]) => form), ...halves], told);
  }

  /** The same with the halves of its words, which documents may write apart. */
  async tellHalves(query: ListQuery): Promise<ToldWords> {
    const halves = textsOf(query)
      .slice(0, MAX_MISSPELT)
      .flatMap((text) => analyzeQueryText(text, this.#base).words.flatMap(({ form }) => halvesOf(form)));
    return this.tell(query, halves);
  }

  /** By `termKey`, in how many documents the terms of words are. */
  async countsOf(words: readonly string[]): Promise<ReadonlyMap<string, number>> {
    await this.#count(words, []);
    return this.#toldOf(words).terms;
  }

  /** By word of the query that no document holds, how it is most likely spelled. */
  async spellings(query: ListQuery): Promise<ReadonlyMap<string, string>> {
    const told = await this.tellSimilar(query, false);
    const generation = this.#generationOf(told);
    const finder = new CandidateFinder(generation, new SearchBudget(Infinity));
    const spellings = new Map<string, string>();
    for (const text of textsOf(query)) {
      const { words } = analyzeQueryText(text, this.#base);
      for (const { form } of words) {
        if (this.#isKnown(form)) continue;
        const [likeliest] = finder.correct(form);
        if (likeliest !== undefined) spellings.set(words.length === 1 ? text : form, likeliest.form);
      }
    }
    return spellings;
  }

  #isKnown(form: string): boolean {
    return analyzeQueryText(form, this.#base).words.some(({ stems }) =>
      stems.some(({ analyzer, stem }) => (this.#terms.get(termKey(analyzer, stem)) ?? 0) > 0),
    );
  }

  /** Counts the terms of texts, and the documents that hold some of them in the very form. */
  async #count(texts: readonly string[], forms: readonly string[]): Promise<void> {
    this.#terms.forgetMany();
    this.#forms.forgetMany();
    const asked = new Map<string, readonly ClusterQuery[]>();
    for (const text of texts)
      for (const { analyzer, stem } of this.#stemsOf(text)) {
        const key = termKey(analyzer, stem);
        if (!this.#terms.isSure(key)) asked.set(key, countsOf(analyzer, stem));
      }
    const askedForms = forms.filter((form) => !this.#forms.isSure(form));
    const counts = [
      ...[...asked].flatMap(([key, queries]) => queries.map((query) => ({ query, key, of: this.#terms }))),
      ...askedForms.map((form) => ({
        query: anyQuery(fieldsOf(ALL_FIELDS).map((field) => ({ term: { [field]: formTerm(form) } }))),
        key: form,
        of: this.#forms,
      })),
    ];
    const answers = await this.#ask(counts.map(({ query }) => ({ size: 0, track_total_hits: true, query })));
    for (const { of, key } of counts) of.noteWhole(key, true);
    for (const [index, { of, key }] of counts.entries()) {
      const answer = answers[index];
      of.set(key, Math.max(of.get(key) ?? 0, answer?.hits.total?.value ?? 0));
      noteMissing(of, key, answer);
    }
  }

  /** The words of a text, and an address as a whole. */
  #wordsOf(text: string): readonly AnalyzedWord[] {
    const { words, compounds, signed } = analyzeQueryText(text, this.#base);
    const address = readAddress(text);
    const whole = address === null ? [] : [wordOfAddress(this.#base, address.key)];
    return [...words, ...compounds, ...signed.values(), ...whole];
  }

  #stemsOf(text: string): readonly { readonly analyzer: string; readonly stem: string }[] {
    return this.#wordsOf(text).flatMap(({ stems, respelled }) => [...stems, ...respelled]);
  }

  /** Words that are spelled like one of some, with the number of documents. */
  async #findSimilar(forms: readonly string[]): Promise<ReadonlyMap<string, number>> {
    const unknown = forms.filter((form) => !this.#similar.isSure(form));
    const answers = await this.#ask(unknown.map((form) => ({ size: 0, suggest: suggestFor(form) })));
    answers.forEach((answer, index) => {
      const { suggest = {} } = answer;
      const form = unknown[index] ?? '';
      const found = new Map<string, number>();
      for (const entries of Object.values(suggest) as readonly (readonly {
        options: readonly { text: string; freq: number }[];
      }[])[])
        for (const { options } of entries)
          for (const { text, freq } of options)
            if (text.startsWith(formTerm(''))) {
              const word = text.slice(formTerm('').length);
              found.set(word, Math.max(found.get(word) ?? 0, freq));
            }
      this.#similar.set(form, found);
      this.#similar.noteWhole(form, true);
      noteMissing(this.#similar, form, answer);
    });
    const similar = new Map(forms.flatMap((form) => [...(this.#similar.get(form) ?? [])]));
    this.#similar.forgetMany(MAX_REMEMBERED_SIMILAR);
    return similar;
  }

  #toldOf(texts: readonly string[], before?: ToldWords): ToldWords {
    const told: Told = {
      terms: new Map(before?.terms),
      forms: new Map(before?.forms),
      texts: new Map([...(before?.texts ?? [])].map(([analyzer, list]) => [analyzer, [...list]])),
    };
    for (const text of texts) this.#addText(text, told);
    this.#addStandIn(told);
    return told;
  }

  #addStandIn({ terms, forms, texts }: Told): void {
    forms.set(STAND_IN, 1);
    for (const { analyzer, stem } of this.#stemsOf(STAND_IN)) {
      terms.set(termKey(analyzer, stem), 1);
      texts.set(analyzer, [...(texts.get(analyzer) ?? []), STAND_IN]);
    }
  }

  #addText(text: string, { terms, forms, texts }: Told): void {
    const holding = new Set<string>();
    for (const { form, stems, respelled } of this.#wordsOf(text)) {
      let most = this.#forms.get(form) ?? 0;
      for (const { analyzer, stem } of [...stems, ...respelled]) {
        const key = termKey(analyzer, stem);
        const documents = this.#terms.get(key) ?? 0;
        terms.set(key, documents);
        if (documents > 0) holding.add(analyzer);
        if (!this.#forms.has(form)) most = Math.max(most, documents);
      }
      if (most > 0) forms.set(form, Math.max(forms.get(form) ?? 0, most));
    }
    for (const analyzer of holding) {
      const list = texts.get(analyzer) ?? [];
      texts.set(analyzer, list);
      list.push(text);
    }
  }
}

/** How the documents that hold a stem are counted: with other accents, too. */
function countsOf(analyzer: string, stem: string): readonly ClusterQuery[] {
  const [letters] = splitAccents(stem);
  const exact = { term: { ranks: stemTerm(analyzer, stem) } };
  if (!/^\p{Script=Latin}/u.test(letters)) return [exact];
  const accented = { prefix: { ranks: beginningWithAccents(analyzer, letters) } };
  return letters === stem
    ? [exact, accented]
    : [exact, { term: { ranks: stemTerm(analyzer, letters) } }, accented];
}

function noteMissing(of: Pick<Remembered<unknown>, 'noteWhole'>, key: string, answer?: ClusterResult): void {
  if (answer === undefined || isPartialResult(answer)) of.noteWhole(key, false);
}

/** Asks for words within two typing errors of a form, in titles and texts. */
function suggestFor(form: string): Readonly<Record<string, unknown>> {
  const term = {
    analyzer: 'term',
    suggest_mode: 'always',
    max_edits: 2,
    // The mark before a form: its first letter may be another.
    prefix_length: 1,
    min_word_length: MIN_LETTERS,
    size: MAX_SIMILAR,
    shard_size: 10 * MAX_SIMILAR,
    max_inspections: 50,
    accuracy: 0.2,
    string_distance: 'damerau_levenshtein',
  };
  return Object.fromEntries(
    ['words.text', 'words.title'].map((field) => [field, { text: formTerm(form), term: { ...term, field } }]),
  );
}

/** The halves of a word that documents may write as two. */
function halvesOf(form: string): readonly string[] {
  if (form.length < 6 || form.length > 24 || !/^\p{L}+$/u.test(form)) return [];
  return Array.from({ length: form.length - 5 }, (_, at) => [
    form.slice(0, at + 3),
    form.slice(at + 3),
  ]).flat();
}
