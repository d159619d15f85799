// The words of the element: the same as those of the page, in its twelve languages. English comes with the element, any other
// language once a page asks for it.

import english from 'words:en';
import { formatsOf } from './word-formats.js';

/** A noun by the plural categories of its language. */
export type Counted = Readonly<Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }>;

/** What the element says. `{name}` is filled in. */
export interface ElementWords {
  readonly search: string;
  readonly searchLabel: string;
  readonly suggestions: string;
  readonly suggested: Counted;
  readonly documents: Counted;
  readonly atLeast: string;
  readonly nothing: string;
  readonly checkSpelling: string;
  readonly didYouMean: string;
  readonly searchedFor: string;
  readonly searchAsTyped: string;
  readonly moreHits: string;
  /** How long to wait where the server asks for that. */
  readonly waitSeconds: Counted;
  readonly retry: string;
  readonly close: string;
  readonly filters: string;
  readonly yes: string;
  readonly no: string;
  /** Names of facets. */
  readonly field: Readonly<Record<string, string>>;
  /** By status of HTTP, and `other`. */
  readonly errorHeadings: Readonly<Record<string, string>>;
}

/** Words with the language whose numbers and dates go with them. */
export interface Language {
  /** A BCP 47 tag. */
  readonly tag: string;
  readonly direction: 'ltr' | 'rtl';
  readonly words: ElementWords;
}

const OTHERS: Readonly<Record<string, () => Promise<{ readonly default: unknown }>>> = {
  de: () => import('words:de'),
  es: () => import('words:es'),
  fr: () => import('words:fr'),
  it: () => import('words:it'),
  ja: () => import('words:ja'),
  pt: () => import('words:pt'),
  ru: () => import('words:ru'),
  tr: () => import('words:tr'),
  zh: () => import('words:zh'),
  ar: () => import('words:ar'),
  fa: () => import('words:fa'),
};
const RIGHT_TO_LEFT: readonly string[] = ['ar', 'fa'];

export const ENGLISH: Language = { tag: 'en', direction: 'ltr', words: english as ElementWords };

/** The language with this tag, English for any other one, or where its words cannot be loaded. */
export async function loadLanguage(tag: string): Promise<Language> {
  const name = tag.toLowerCase().split('-')[0] ?? '';
  const load = OTHERS[name];
  if (load === undefined) return ENGLISH;
  try {
    const { default: words } = await load();
    return { tag, direction: RIGHT_TO_LEFT.includes(name) ? 'rtl' : 'ltr', words: words as ElementWords };
  } catch {
    return ENGLISH;
  }
}

/** A sentence with its `{names}` filled in. */
export function say(sentence: string, values: Readonly<Record<string, string>>): string {
  return sentence.replaceAll(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');
}

/** A noun with its number. */
export function sayCount(language: Language, noun: Counted, count: number): string {
  const form = noun[formatsOf(language.tag).plural.select(count)] ?? noun.other;
  return say(form, { n: sayNumber(language, count) });
}

/** A number as it is read. */
export function sayNumber({ tag }: Language, number: number): string {
  return formatsOf(tag).number.format(number);
}

/** A date of a hit as it is read: as exactly as it is known. */
export function sayDate({ tag }: Language, date: string): string {
  const time = Date.parse(date);
  if (Number.isNaN(time) || /^\d{4}$/.test(date)) return date;
  const { day, month } = formatsOf(tag);
  return (date.length === 7 ? month : day).format(time);
}
