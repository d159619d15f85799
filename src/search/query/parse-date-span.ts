// A date of a filter or query as the time that it spans.

/**
 * The time from `from` up to but not including `to`, in milliseconds since 1970 UTC, that is written `2015`, `2015-12`,
 * `2015-12-31` or, a single millisecond, with a time of day. A year has four digits, for whoever types `20` is about to type `2015`;
 * before year 0 it has a sign (`-0043`), or it is written `44 BC`. Null for what is no date.
 */
export function parseDateSpan(text: string): { readonly from: number; readonly to: number } | null {
  const [, number, era = ''] = /^(?:ad )?(\d{1,4}) ?(bce?|b\.c\.|ad|ce|a\.d\.)?$/i.exec(text) ?? [];
  if (number !== undefined && (era !== '' || /^ad /i.test(text))) {
    const year = /^b/i.test(era) ? 1 - Number(number) : Number(number);
    return { from: timeOfDay(year, 0, 1), to: timeOfDay(year + 1, 0, 1) };
  }
  const parts = /^(\d{4}|[+-]\d{1,6})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text);
  if (parts === null) {
    const instant = /^(?:\d{4}|[+-]\d{6})-\d{2}-\d{2}T/.test(text) ? Date.parse(text) : Number.NaN;
    return Number.isNaN(instant) ? null : { from: instant, to: instant + 1 };
  }
  const [year, month, day] = [Number(parts[1]), Number(parts[2] ?? 1) - 1, Number(parts[3] ?? 1)];
  const from = timeOfDay(year, month, day);
  const to =
    parts[2] === undefined
      ? timeOfDay(year + 1, 0, 1)
      : parts[3] === undefined
        ? timeOfDay(year, month + 1, 1)
        : timeOfDay(year, month, day + 1);
  if (Number.isNaN(from) || Number.isNaN(to)) return null;
  const first = new Date(from);
  return first.getUTCMonth() === month && first.getUTCDate() === day ? { from, to } : null;
}

/** Not Date.UTC, which takes years below 100 for those of the last century. */
function timeOfDay(year: number, month: number, day: number): number {
  return new Date(0).setUTCFullYear(year, month, day);
}
