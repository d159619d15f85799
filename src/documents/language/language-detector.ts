// The language of a document that does not declare it: by its script, by its function words, and where those leave doubt by a
// library of letter statistics. Looks at the beginning of the text only, and says nothing rather than guess.

import { FunctionWords } from '../../text/function-words.js';
import type { Document } from '../document.js';
import { languageOfPath } from './path-language.js';
import { languageByOwnLetters, languageOfScript, mainScript } from './scripts.js';

/** How much of a text is looked at, in UTF-16 units. */
const MAX_SAMPLE_LENGTH = 400;
/** Letters that a text needs for its letter statistics to mean anything. */
const MIN_LETTERS = 80;

// Of the languages in Cyrillic letters, those that write these also have letters that Russian lacks.
const russianOnly = /[ыэ]/;
const beyondRussian = /[ѐђ-џѠ-ԯ]/;

interface LetterStatistics {
  detect(text: string): { readonly language: string; isReliable(): boolean };
}

/** Finds the languages of documents. Its tables are made when first needed, and go with it. */
export class LanguageDetector {
  #functionWords: FunctionWords | null = null;
  #letterStatistics: Promise<LetterStatistics> | null = null;

  /**
   * The document with its language: the one it declares, or the one detected; null where nothing is certain.
   * @param path of its file, which may name the language of a text too short to tell it
   */
  async addLanguage(document: Document, path: string | null = null): Promise<Document> {
    return (
      this.addObviousLanguage(document, path) ??
      withLanguage(document, await this.#languageByLetters(sampleOf(document)))
    );
  }

  /** As `addLanguage`, at once; null where letter statistics must be asked, which few texts need. */
  addObviousLanguage(document: Document, path: string | null = null): Document | null {
    if (document.language !== null) return document;
    const obvious = this.#obviousLanguage(sampleOf(document));
    const language = obvious ?? (path === null ? null : languageOfPath(path));
    // Where the path does not tell, either, letter statistics may.
    if (language === null && obvious === undefined) return null;
    return withLanguage(document, language);
  }

  /** The language of a text as a tag, or null where nothing is certain. */
  async detectLanguage(text: string): Promise<string | null> {
    const language = this.#obviousLanguage(text);
    return language === undefined ? await this.#languageByLetters(text) : language;
  }

  /** The language by script and function words; null where none can be told, undefined where letter statistics may. */
  #obviousLanguage(text: string): string | null | undefined {
    const sample = text.slice(0, MAX_SAMPLE_LENGTH).toLowerCase();
    const main = mainScript(sample);
    if (main === null) return null;
    const ofScript = languageOfScript[main.script];
    if (ofScript !== undefined) return ofScript;
    if (main.script === 'Cyrillic' && russianOnly.test(sample) && !beyondRussian.test(sample)) return 'ru';
    this.#functionWords ??= new FunctionWords();
    const language = this.#functionWords.languageOf(sample);
    if (language !== null) return language;
    return main.letters < MIN_LETTERS ? languageByOwnLetters(main.script, sample) : undefined;
  }

  async #languageByLetters(text: string): Promise<string | null> {
    this.#letterStatistics ??= import('eld/extrasmall').then(({ eld }) => eld);
    const found = (await this.#letterStatistics).detect(text.slice(0, MAX_SAMPLE_LENGTH));
    return found.language !== '' && found.isReliable() ? found.language : null;
  }
}

function withLanguage(document: Document, language: string | null): Document {
  return language === null ? document : { ...document, language };
}

function sampleOf({ title, text }: Document): string {
  return text.length >= MAX_SAMPLE_LENGTH ? text : `${title}\n${text}`;
}
