// The language of a text that does not say it: by its script, by its function words, and where those leave doubt by
// a library of letter statistics. Looks at the beginning of the text only, and says nothing rather than guess.

import type { Document } from '../document.js';
import { TextUnits } from '../../text/columns/text-units.js';
import { languageOfFunctionWords } from '../../text/function-words.js';
import { languageOfScript, mainScript } from './scripts.js';

/** UTF-16 units looked at. */
const SAMPLE = 400;
/** Letters a text needs for its letter statistics to mean anything. */
const MIN_LETTERS = 80;

// Of the languages in Cyrillic letters, those that write these also have letters that Russian lacks.
const russianOnly = /[ыэ]/;
const beyondRussian = /[ѐђ-џѠ-ԯ]/;

interface Detector {
  detect(text: string): { readonly language: string; isReliable(): boolean };
}

const sample = new TextUnits();
let detector: Promise<Detector> | undefined;

/** The document with its language: the one it declares, or the one detected; null where nothing is certain. */
export async function nameLanguage(document: Document): Promise<Document> {
  const named = nameLanguageAtSight(document);
  if (named !== null) return named;
  return withLanguage(document, await languageByLetters(sampleOf(document)));
}

/** As `nameLanguage`, at once; null where letter statistics must be asked, which few texts need. */
export function nameLanguageAtSight(document: Document): Document | null {
  if (document.language !== null) return document;
  const language = languageAtSight(sampleOf(document));
  return language === undefined ? null : withLanguage(document, language);
}

/** The language of a text as a tag, or null. */
export async function detectLanguage(text: string): Promise<string | null> {
  const language = languageAtSight(text);
  return language === undefined ? await languageByLetters(text) : language;
}

/** The language by script and function words; null where none can be told, undefined where letter statistics may. */
function languageAtSight(text: string): string | null | undefined {
  const lower = beginningOf(text).toLowerCase();
  const units = sample.load(lower);
  const main = mainScript(units, lower.length);
  if (main === null) return null;
  const named = languageOfScript[main.script];
  if (named !== undefined) return named;
  if (main.script === 'Cyrillic' && russianOnly.test(lower) && !beyondRussian.test(lower)) return 'ru';
  return languageOfFunctionWords(units, lower.length) ?? (main.letters < MIN_LETTERS ? null : undefined);
}

async function languageByLetters(text: string): Promise<string | null> {
  detector ??= import('eld/extrasmall').then(({ eld }) => eld);
  const found = (await detector).detect(beginningOf(text));
  return found.language !== '' && found.isReliable() ? found.language : null;
}

function withLanguage(document: Document, language: string | null): Document {
  return language === null ? document : { ...document, language };
}

function sampleOf({ title, text }: Document): string {
  return text.length >= SAMPLE ? text : `${title}\n${text}`;
}

function beginningOf(text: string): string {
  return text.length > SAMPLE ? text.slice(0, SAMPLE) : text;
}
