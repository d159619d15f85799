// The time of day behind a date: `T08:30:15.5+02:00`, ` at 10 PM CET`, `, 10:00 Uhr`.

import { type CalendarDate, printCalendarDate, printInstant, timeOfDay } from './calendar-date.js';
import { zoneOffset } from './zone-offset.js';

const BEFORE = String.raw`(?:[T ]|, ?|(?:, | )(?:at|um|alle|às|a las|à|kl\.?|klo) )`;
const TIME = String.raw`(\d{1,2})(?:[:h](\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?)?(?: ?([ap])\.?m\.?(?!\p{L}))?(?: Uhr\b)?`;
const ZONE = String.raw`(?:\[?(Z|(?:UTC|GMT)? ?[+\-\u2212]\d{1,2}(?::?\d{2})?(?::\d{2})?|[A-Za-z]{2,5}|[A-Za-z_]{2,20}(?:\/[\w+-]{2,20}){1,2})\]?)?`;
const REST = String.raw`(?:\[[\w\/+-]{2,40}\])?(?: ?\([\p{L} ]{1,40}\))?`;
const CLOCK = new RegExp(`^${BEFORE}${TIME} ?${ZONE}${REST}$`, 'iu');
/** As programs write it: much faster to match than what people write. */
const ISO_CLOCK = /^[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?()(Z|[+-]\d{2}:?\d{2})?$/;
const COMPACT_CLOCK = /^T?(\d{2})(\d{2})(\d{2})?(?:[.,]\d{1,9})?()(Z|[+-]\d{2}:?\d{2})?$/;
/** What may be the abbreviation of a zone that is not known. */
const ABBREVIATION = /^(?:[A-Z]{2,5}|[A-Za-z_]+\/[\w/+-]+)$/;

/**
 * A day with the time of day that is written behind it, in UTC; the day alone where nothing is, or where the zone is not
 * known. Null for what is no time of day.
 */
export function withClock(date: CalendarDate, rest: string): string | null {
  const day = printCalendarDate(date);
  if (day === null || rest === '') return day;
  if (date.month === null || date.day === null) return null;
  const match = ISO_CLOCK.exec(rest) ?? CLOCK.exec(rest) ?? COMPACT_CLOCK.exec(rest);
  if (match === null) return null;
  const [, hours, minutes, seconds, half, zone] = match;
  // A number alone is no time of day.
  if (minutes === undefined && half === undefined) return null;
  const hour =
    half === undefined || half === '' ? Number(hours) : hourOfHalf(Number(hours), half.toLowerCase());
  const [minute, second] = [Number(minutes ?? 0), Number(seconds ?? 0)];
  const isEndOfDay = hour === 24 && minute === 0 && second === 0;
  if (hour === null || (hour > 23 && !isEndOfDay) || minute > 59 || second > 60) return null;
  const midnight = timeOfDay(date.year, date.month, date.day);
  const local = midnight + (hour * 3600 + minute * 60 + Math.min(second, 59)) * 1000;
  const offset = zone === undefined || zone === 'Z' ? 0 : zoneOffset(zone, local);
  if (offset === null) return zone !== undefined && ABBREVIATION.test(zone) ? day : null;
  if (Number.isNaN(offset)) return null;
  return date.year < 1 ? day : printInstant(new Date(local - offset * 60_000));
}

function hourOfHalf(hour: number, half: string): number | null {
  if (hour < 1 || hour > 12) return null;
  return (hour % 12) + (half === 'p' ? 12 : 0);
}
