// Numbers, plurals and dates as a language writes them. Browsers take some ten milliseconds to make the first of these formats: so
// each is made once, and before somebody waits for a result.

/** What a language writes. */
export interface WordFormats {
  readonly plural: Intl.PluralRules;
  readonly number: Intl.NumberFormat;
  readonly day: Intl.DateTimeFormat;
  readonly month: Intl.DateTimeFormat;
}

const made = new Map<string, WordFormats>();

/** The formats of a language, the same each time. @param tag a BCP 47 tag */
export function formatsOf(tag: string): WordFormats {
  let formats = made.get(tag);
  if (formats === undefined) {
    formats = {
      plural: new Intl.PluralRules(tag),
      number: new Intl.NumberFormat(tag),
      day: new Intl.DateTimeFormat(tag, { dateStyle: 'medium', timeZone: 'UTC' }),
      month: new Intl.DateTimeFormat(tag, { year: 'numeric', month: 'long', timeZone: 'UTC' }),
    };
    made.set(tag, formats);
  }
  return formats;
}

/** Makes the formats of a language and uses them once, since a part of the work is done at the first use. */
export function warmUpFormats(tag: string): void {
  const { plural, number, day, month } = formatsOf(tag);
  plural.select(1);
  number.format(1);
  day.format(0);
  month.format(0);
}
