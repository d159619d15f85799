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

let monthOf: ReadonlyMap<string, number> | undefined;

/** The number of a month, 1 to 12, by its name or usual abbreviation, with or without a point; null for other words. */
export function monthOfName(name: string): number | null {
  monthOf ??= listMonths();
  return monthOf.get(bareName(name)) ?? null;
}

function listMonths(): ReadonlyMap<string, number> {
  const months = new Map<string, number>();
  for (const [locale, options] of WRITTEN) {
    const format = new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' });
    for (let month = 1; month <= 12; month += 1) {
      const parts = format.formatToParts(Date.UTC(2000, month - 1, 1));
      const name = parts.find(({ type }) => type === 'month')?.value;
      if (name !== undefined) months.set(bareName(name), month);
    }
  }
  return months;
}

function bareName(name: string): string {
  return name.toLowerCase().replace(/\.$/, '');
}
