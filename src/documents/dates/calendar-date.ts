// A date of the Gregorian calendar as exactly as it is known: a year, a month or a day. Years count as in ISO 8601: 0 is 1 BC.

/** A day, or the month or year it is in where no more is known. */
export interface CalendarDate {
  readonly year: number;
  /** 1 to 12, or null where only the year is known. */
  readonly month: number | null;
  readonly day: number | null;
}

/** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, before year 0 with a sign and six digits (`-000043`); null for a date there is not. */
export function printCalendarDate({ year, month, day }: CalendarDate): string | null {
  if (year > 9999 || year < -271_820) return null;
  const printedYear = year < 0 ? `-${pad(-year, 6)}` : pad(year, 4);
  if (month === null) return printedYear;
  if (month < 1 || month > 12) return null;
  if (day === null) return `${printedYear}-${pad(month, 2)}`;
  if (day < 1 || day > daysOfMonth(year, month)) return null;
  return `${printedYear}-${pad(month, 2)}-${pad(day, 2)}`;
}

/** `YYYY-MM-DDTHH:MM:SSZ`, or null outside of the years 1 to 9999. */
export function printInstant(date: Date): string | null {
  const year = date.getUTCFullYear();
  return Number.isNaN(year) || year < 1 || year > 9999 ? null : `${date.toISOString().slice(0, 19)}Z`;
}

/** Milliseconds since 1970 UTC of the beginning of a day. Not Date.UTC, which takes years below 100 for those of the last century. */
export function timeOfDay(year: number, month: number, day: number): number {
  return new Date(0).setUTCFullYear(year, month - 1, day);
}

/** The year that two digits stand for: 69 to 99 in the last century, below that in this one, as in POSIX. */
export function fullYear(twoDigits: number): number {
  return twoDigits + (twoDigits >= 69 ? 1900 : 2000);
}

/** The `day`th day of a year, from 1. */
export function dayOfYear(year: number, day: number): CalendarDate | null {
  const length = daysOfMonth(year, 2) + 337;
  return day < 1 || day > length ? null : calendarDateOf(timeOfDay(year, 1, day));
}

/** A day of a week of ISO 8601: week 1 is the one with 4 January, day 1 is Monday. */
export function dayOfWeek(year: number, week: number, day: number): CalendarDate | null {
  if (week < 1 || week > 53 || day < 1 || day > 7) return null;
  const fourth = timeOfDay(year, 1, 4);
  const weekday = (new Date(fourth).getUTCDay() + 6) % 7;
  return calendarDateOf(timeOfDay(year, 1, 4 - weekday + (week - 1) * 7 + day - 1));
}

function calendarDateOf(time: number): CalendarDate {
  const date = new Date(time);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

function daysOfMonth(year: number, month: number): number {
  if (month !== 2) return [4, 6, 9, 11].includes(month) ? 30 : 31;
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
}

function pad(number: number, width: number): string {
  return String(number).padStart(width, '0');
}
