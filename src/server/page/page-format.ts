// How words, numbers, dates, languages and directions are written on pages, in each language of the interface.
// Formatters are costly to make: one PageFormat serves the whole life of an app, and each of its formatters is made when it is
// needed first, so that no start waits for them.

import type { EngineField } from '../../search/engine.js';
import { DEFAULT_SITE, type Site } from './site.js';
import type { Counted, Words } from './words/en.js';
import { directionOfLanguage, wordsOf } from './words/languages.js';
import type { PageLanguage } from './words/page-language.js';
import { formOf, sayText } from './words/say.js';

/** How pages are written in one language. */
export interface PageFormat {
  readonly language: PageLanguage;
  readonly direction: 'ltr' | 'rtl';
  readonly words: Words;
  /** What the operator calls the site. */
  readonly site: Site;
  /** `1 document`, `1,234 documents`. */
  printNoun(count: number, noun: Counted): string;
  /** `1,234`. */
  printCount(count: number): string;
  /** `22 March 2015` or `44 BC`, as exact as the date itself; text that is no date stays as it is. */
  printDate(date: string): string;
  /** `March` for `1987-03`. */
  printMonth(month: string): string;
  /** `1,299.5`; a number that may be a year has no separators. */
  /** A number as it is written in English, without thousands (`8.674`), with the decimal sign of the language. */
  printDecimal(text: string): string;
  printNumber(number: number): string;
  /** The own fields of the documents by their names in a filter (`fields.price`); none on pages that do not filter. */
  readonly fields: ReadonlyMap<string, EngineField>;
  /** `German` for `de`; an unknown tag stays as it is. */
  printLanguage(tag: string): string;
}

/** Values that were printed and are remembered, of dates and of languages each. */
const MAX_REMEMBERED = 5_000;

const DATE_SHAPE = /^(-\d{6}|\d{4})(?:-(\d{2})(?:-(\d{2})(?:[T ].*)?)?)?$/;

const MONTHS = { month: 'long', year: 'numeric', timeZone: 'UTC' } as const;

/** Formatters for the pages of a site in a language. */
export function createPageFormat(language: PageLanguage = 'en', site: Site = DEFAULT_SITE): PageFormat {
  // Dates of documents are those of one calendar everywhere, in the digits in which they can be typed.
  const locale = language === 'en' ? 'en-GB' : `${language}-u-ca-gregory-nu-latn`;
  const words = wordsOf(language);
  const counts = once(() => new Intl.NumberFormat(locale));
  const numbers = once(
    () => new Intl.NumberFormat(locale, { useGrouping: 'min2', maximumFractionDigits: 6 }),
  );
  const decimalSign = onceText(
    () =>
      counts()
        .formatToParts(0.5)
        .find(({ type }) => type === 'decimal')?.value,
  );
  const languages = once(() => new Intl.DisplayNames([language], { type: 'language' }));
  const days = once(() => new Intl.DateTimeFormat(locale, { ...MONTHS, day: 'numeric' }));
  const months = once(() => new Intl.DateTimeFormat(locale, MONTHS));
  const monthNames = once(() => new Intl.DateTimeFormat(locale, { month: 'long', timeZone: 'UTC' }));
  const plurals = once(() => new Intl.PluralRules(language));
  // Most counts on a page are small, and a formatter takes a hundred times as long as this.
  const printCount = (count: number): string => (count < 1000 ? String(count) : counts().format(count));
  return {
    language,
    direction: directionOfLanguage(language),
    words,
    site,
    printCount,
    printNumber: (number) => numbers().format(number),
    printDecimal: (text) => text.replace('.', decimalSign()),
    fields: new Map(),
    printNoun: (count, noun) => sayText(formOf(noun, plurals().select(count)), { n: printCount(count) }),
    printDate: remember((date) => {
      const [, year, month, day] = DATE_SHAPE.exec(date) ?? [];
      if (year === undefined) return date;
      const suffix = Number(year) < 1 ? ' BC' : '';
      if (month === undefined) return suffix === '' ? String(Number(year)) : `${1 - Number(year)}${suffix}`;
      const time = Date.parse(`${year}-${month}-${day ?? '01'}T00:00:00Z`);
      if (Number.isNaN(time)) return date;
      // Of a year before Christ the formatters print the number, but not on which side it lies.
      return (day === undefined ? months : days)().format(time) + suffix;
    }),
    printMonth: remember((month) => {
      const time = Date.parse(`${month}-01T00:00:00Z`);
      return Number.isNaN(time) ? month : monthNames().format(time);
    }),
    printLanguage: remember((tag) => {
      const known = languageTagOf(tag);
      return known === null ? tag : (languages().of(known) ?? tag);
    }),
  };
}

function onceText(make: () => string | undefined): () => string {
  let made: string | undefined;
  return () => (made ??= make() ?? '.');
}

function once<Made extends object>(make: () => Made): () => Made {
  let made: Made | null = null;
  return () => (made ??= make());
}

/** The same answers, the last thousands of which are not made again: a formatter takes some microseconds, and pages repeat. */
function remember(print: (text: string) => string): (text: string) => string {
  const printed = new Map<string, string>();
  return (text) => {
    let known = printed.get(text);
    if (known === undefined) {
      known = print(text);
      if (printed.size >= MAX_REMEMBERED) printed.clear();
      printed.set(text, known);
    }
    return known;
  };
}

/** A duration for people: `0.4 ms`, `120 ms`, `1.3 s`. */
export function printDuration(milliseconds: number): string {
  if (milliseconds >= 1000) return `${(milliseconds / 1000).toFixed(1)} s`;
  return `${milliseconds < 10 ? milliseconds.toFixed(1) : milliseconds.toFixed(0)} ms`;
}

/** A value for a `lang` attribute, or null for what is no language tag. */
export function languageTagOf(language: string | null): string | null {
  if (language === null) return null;
  try {
    return Intl.getCanonicalLocales(language)[0] ?? null;
  } catch {
    return null;
  }
}

/** A value for a `datetime` attribute, or null for what is no date. */
export function dateTimeOf(date: string): string | null {
  return DATE_SHAPE.test(date) && !date.startsWith('-') ? date : null;
}

/** Which way a text runs: by its first letter, as `dir="auto"` does, but for a whole block. */
export function directionOf(text: string): 'ltr' | 'rtl' {
  const letter = /\p{L}/u.exec(text)?.[0] ?? '';
  return /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u.test(
    letter,
  )
    ? 'rtl'
    : 'ltr';
}
