// The names of months in the languages that dates and datelines are written in, as Node's own Unicode data (CLDR) has them.

/** Languages and how a month is written in them: within a date, unless there is no day. */
const WRITTEN: readonly (readonly [locale: string, options: Intl.DateTimeFormatOptions])[] = [
  ...['en', 'de', 'de-AT', 'fr', 'es', 'it', 'pt', 'tr', 'ru'].map(
    (locale) => [locale, { day: 'numeric', month: 'long' }] as const,
  ),
  // Standing alone, a Russian month is in the nominative.
  ['ru', { month: 'long' }],
  // The abbreviations of news agencies.
  ['en', { day: 'numeric', month: 'short' }],
  ['de', { day: 'numeric', month: 'short' }],
];

/** Languages whose months are known in dates alone: all their names take a tenth of a second to list. */
const FURTHER = 'nl sv da nb fi pl cs sk hu ro uk el id ar he bg'
  .split(' ')
  .flatMap((locale) => [
    [locale, { day: 'numeric', month: 'long' }] as const,
    [locale, { month: 'long' }] as const,
    [locale, { day: 'numeric', month: 'short' }] as const,
  ]);

let monthOf: ReadonlyMap<string, number> | undefined;
let furtherMonthOf: ReadonlyMap<string, number> | undefined;

/** The number of a month, 1 to 12, by its name or usual abbreviation, with or without a point; null for other words. */
export function monthOfName(name: string): number | null {
  monthOf ??= listMonths(WRITTEN);
  return monthOf.get(bareName(name)) ?? null;
}

/** As `monthOfName`, in more languages: for a text that is a date as a whole, where no city or other name can be meant. */
export function monthOfDate(name: string): number | null {
  const month = monthOfName(name);
  if (month !== null) return month;
  furtherMonthOf ??= listMonths(FURTHER);
  return furtherMonthOf.get(bareName(name)) ?? null;
}

function listMonths(written: typeof WRITTEN): ReadonlyMap<string, number> {
  const months = new Map<string, number>();
  for (const [locale, options] of written) {
    const format = new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' });
    for (let month = 1; month <= 12; month += 1) {
      const parts = format.formatToParts(Date.UTC(2000, month - 1, 1));
      const name = parts.find(({ type }) => type === 'month')?.value;
      // Of two languages with one name for different months, the first counts: `listopad` is November in Polish.
      if (name !== undefined && !months.has(bareName(name))) months.set(bareName(name), month);
    }
  }
  return months;
}

function bareName(name: string): string {
  return name.toLowerCase().replace(/\.$/, '');
}
