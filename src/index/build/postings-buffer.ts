// Holds the tokens of the documents of one segment while these come in: which surface form, in which field, at which position.
// Two numbers a token, in the order of the documents; `invertTokens` sorts them by term when all are there.

import { grow } from '../../collections/grow.js';
import type { Document } from '../../documents/document.js';
import { listFieldTexts } from '../../documents/own/field-texts.js';
import { NO_SEARCHED_FIELDS, type SearchedFields } from '../../documents/own/searched-fields.js';
import { addressWord } from '../../text/address-word.js';
import type { Analyzer, TokenColumns, Word } from '../../text/analysis.js';
import type { Analyzers } from '../../text/analyzer.js';
import { protectedWord } from '../../text/protected-word.js';
import { stemText } from '../../text/stem-text.js';
import { MAX_POSITION, packFieldPosition, VALUE_GAP } from '../format/field-position.js';
import { analyzerForLanguage, BODY_FIELD, fields, FIRST_OWN_FIELD, NAMES_FIELD } from '../format/schema.js';

/** Room for tokens grows by this factor: what lies behind the last token is not touched and takes no memory. */
const GROWTH = 4;

/** A word as folded, under the analyzer that reduced it to its stem: an entry of the dictionary of forms. */
export type SurfaceForm = Word;

/** Which surface form of the buffer stands behind each word number of one analyzer. */
class AnalyzerForms {
  readonly #firstNumber: number;
  /** By the number the analyzer gave a word, less `#firstNumber`: the index of its form plus 1, or 0. */
  #ofWord = new Uint32Array(1 << 10);
  /** By form and stem; made once the analyzer has begun to give words new numbers. */
  #known: Map<string, number> | null = null;

  constructor(firstNumber: number) {
    this.#firstNumber = firstNumber;
  }

  /** The form of a word number, or -1. */
  ofWord(word: number): number {
    return (this.#ofWord[word - this.#firstNumber] ?? 0) - 1;
  }

  remember(word: number, form: number): void {
    const index = word - this.#firstNumber;
    if (index >= this.#ofWord.length) {
      this.#ofWord = grow(this.#ofWord, Math.max(index + 1, this.#ofWord.length * 2));
    }
    this.#ofWord[index] = form + 1;
  }

  /**
   * The form of a word that has another number than when it was met, or -1.
   * @param firstNumber the lowest number the analyzer now gives
   */
  find(word: Word, firstNumber: number, forms: readonly SurfaceForm[]): number {
    if (firstNumber === this.#firstNumber) return -1;
    this.#known ??= new Map(
      forms.flatMap((form, index) => (form.analyzer === word.analyzer ? [[keyOf(form), index]] : [])),
    );
    return this.#known.get(keyOf(word)) ?? -1;
  }

  /** Takes in a form that was added to the buffer. */
  add(form: SurfaceForm, index: number): void {
    this.#known?.set(keyOf(form), index);
  }
}

function keyOf({ form, stem }: Word): string {
  return `${form}\u0000${stem}`;
}

/** An analyzer, and what is known of its words. */
interface UsedAnalyzer {
  readonly analyzer: Analyzer;
  readonly known: AnalyzerForms;
}

/** What is said of the words of one field, to be looked up. */
interface OwnWords {
  readonly stopWords: ReadonlySet<string>;
  readonly protectedWords: ReadonlySet<string>;
}

/** The analyzed documents of one segment. */
export class PostingsBuffer {
  documentCount = 0;
  /** Distinct, in the order they were met. */
  readonly forms: SurfaceForm[] = [];
  /** Words in each field of each document, `fields.length` numbers a document. */
  lengths: number[] = [];
  /** For each document its first token, and the one behind its last. */
  starts: number[] = [];
  ends: number[] = [];
  tokenCount = 0;
  /** Per token: the index of its surface form in `forms`. */
  formOf = new Uint32Array(1 << 12);
  /** Per token: field and position, see `packFieldPosition`. */
  fieldPositionOf = new Uint32Array(1 << 12);
  readonly #analyzers: Analyzers;
  readonly #searched: SearchedFields;
  /** By own field what is said of its words. */
  readonly #ownWords: readonly (OwnWords | null)[];
  /** Fields that documents may have values of: those of the schema, and the own ones that are configured. */
  readonly #searchedFields: number;
  readonly #formsOf = new Map<string, AnalyzerForms>();
  /** By analyzer and stem of a word that no analyzer gives (an address, a protected word), its form. */
  readonly #otherForms = new Map<string, number>();

  /**
   * @param analyzers kept by whoever fills one buffer after another
   * @param searched own fields that are searched by themselves
   */
  constructor(analyzers: Analyzers, searched: SearchedFields = NO_SEARCHED_FIELDS) {
    this.#analyzers = analyzers;
    this.#searched = searched;
    this.#ownWords = searched.words.map((words) =>
      words === null
        ? null
        : { stopWords: new Set(words.stopWords), protectedWords: new Set(words.protectedWords) },
    );
    this.#searchedFields = FIRST_OWN_FIELD + searched.own.length;
  }

  /**
   * Analyzes a document and appends its tokens.
   * @param readText is given those of its text as well, and the analyzer they come from
   */
  add(document: Document, readText?: (tokens: TokenColumns, analyzer: Analyzer) => void): void {
    const name = analyzerForLanguage(document.language);
    const ofDocument = this.#analyzerNamed(name);
    this.starts.push(this.tokenCount);
    for (let field = 0; field < fields.length; field += 1)
      this.lengths.push(
        field < this.#searchedFields ? this.#addField(document, field, ofDocument, readText) : 0,
      );
    this.documentCount += 1;
    this.ends.push(this.tokenCount);
  }

  /** Appends the tokens of one field of a document; returns how many words it has. */
  #addField(
    document: Document,
    field: number,
    ofDocument: UsedAnalyzer,
    readText: ((tokens: TokenColumns, analyzer: Analyzer) => void) | undefined,
  ): number {
    const described = fields[field];
    if (described === undefined) return 0;
    const address = field === NAMES_FIELD ? document.url : null;
    const place = field - FIRST_OWN_FIELD;
    const language = this.#searched.languages[place] ?? null;
    const used = language === null ? ofDocument : this.#analyzerNamed(analyzerForLanguage(language));
    const own = this.#ownWords[place] ?? null;
    const values = listFieldTexts(document, described, this.#searched, place, (text) =>
      stemText(used.analyzer, text, own?.protectedWords),
    );
    if (values.length === 0 && address === null) return 0;
    const { analyzer } = used;
    let length = 0;
    let base = 0;
    const append = (tokens: TokenColumns): void => {
      this.#append(tokens, used, field, base, own);
      if (field === BODY_FIELD) readText?.(tokens, analyzer);
    };
    for (const value of values) {
      const words = analyzer.analyzeColumns(value, append);
      length += words;
      base += words + VALUE_GAP;
    }
    if (address !== null) this.#appendAddress(address, ofDocument.analyzer.name, base);
    return length;
  }

  /** Adds the address of a document, by which it is found as a whole. @param position behind the other values of its field */
  #appendAddress(url: string, analyzer: string, position: number): void {
    const word = addressWord(analyzer, url);
    if (word === null) return;
    this.#reserve(1);
    this.formOf[this.tokenCount] = this.#formOfOther(word);
    this.fieldPositionOf[this.tokenCount] = packFieldPosition(NAMES_FIELD, Math.min(position, MAX_POSITION));
    this.tokenCount += 1;
  }

  /**
   * Puts the documents in another order; their tokens stay where they are. None may be added afterwards.
   * @param order the numbers of the documents, in the order they get
   */
  sort(order: readonly number[]): void {
    const { lengths, starts, ends } = this;
    this.starts = order.map((document) => starts[document] ?? 0);
    this.ends = order.map((document) => ends[document] ?? 0);
    this.lengths = order.flatMap((document) =>
      lengths.slice(document * fields.length, (document + 1) * fields.length),
    );
  }

  /** Frees what the tokens took; documents and surface forms stay. */
  dropTokens(): void {
    this.formOf = new Uint32Array(0);
    this.fieldPositionOf = new Uint32Array(0);
  }

  /** An analyzer, and what the buffer knows of its words. */
  #analyzerNamed(name: string): UsedAnalyzer {
    const analyzer = this.#analyzers.named(name);
    return { analyzer, known: this.#formsOf.get(name) ?? this.#begin(analyzer) };
  }

  /** Begins to use an analyzer. It may forget words now, for the buffer keeps all it meets from here on. */
  #begin(analyzer: Analyzer): AnalyzerForms {
    analyzer.trimCache();
    const known = new AnalyzerForms(analyzer.firstNumber);
    this.#formsOf.set(analyzer.name, known);
    return known;
  }

  /** The surface form of a word whose number is new: a new one, unless the analyzer has only given the word a new number. */
  #formOfNewWord(known: AnalyzerForms, { firstNumber }: Analyzer, word: Word): number {
    const found = known.find(word, firstNumber, this.forms);
    if (found >= 0) return found;
    const index = this.forms.length;
    this.forms.push(word);
    known.add(word, index);
    return index;
  }

  /** The form of a word that no analyzer gives. */
  #formOfOther(word: Word): number {
    const key = `${word.analyzer}\u0000${word.stem}`;
    let form = this.#otherForms.get(key);
    if (form === undefined) {
      form = this.forms.length;
      this.forms.push(word);
      this.#otherForms.set(key, form);
    }
    return form;
  }

  #append(
    { count, words, positions }: TokenColumns,
    { analyzer, known }: UsedAnalyzer,
    field: number,
    base: number,
    own: OwnWords | null,
  ): void {
    this.#reserve(count);
    const { formOf, fieldPositionOf } = this;
    let { tokenCount } = this;
    for (let token = 0; token < count; token += 1) {
      const word = words[token] ?? 0;
      let form = known.ofWord(word);
      if (own !== null) {
        const written = analyzer.wordOf(word);
        if (own.stopWords.has(written.form)) continue;
        if (own.protectedWords.has(written.form)) form = this.#formOfOther(protectedWord(written));
      }
      if (form < 0) {
        form = this.#formOfNewWord(known, analyzer, analyzer.wordOf(word));
        known.remember(word, form);
      }
      formOf[tokenCount] = form;
      const position = Math.min(base + (positions[token] ?? 0), MAX_POSITION);
      fieldPositionOf[tokenCount] = packFieldPosition(field, position);
      tokenCount += 1;
    }
    this.tokenCount = tokenCount;
  }

  /** Makes room for so many more tokens. */
  #reserve(count: number): void {
    const needed = this.tokenCount + count;
    if (needed <= this.formOf.length) return;
    const length = Math.max(this.formOf.length * GROWTH, needed);
    this.formOf = grow(this.formOf, length);
    this.fieldPositionOf = grow(this.fieldPositionOf, length);
  }
}
