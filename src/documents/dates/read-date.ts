// Reads the forms in which a date is written. Each form has to fit the whole text, but for a time of day behind a day.

import { type CalendarDate, dayOfWeek, dayOfYear, fullYear, printCalendarDate } from './calendar-date.js';
import { withClock } from './clock-time.js';
import { dateInOrder, type DateOrder, dateOrders, type NumericDate } from './date-order.js';
import { monthOfDate } from './month-names.js';

/** Months in Roman numerals. */
const ROMAN = 'i ii iii iv v vi vii viii ix x xi xii'.split(' ');

type Groups = readonly (string | undefined)[];

interface DateForm {
  readonly pattern: RegExp;
  /** Which date it is; null for what only looks like one. */
  readonly read: (groups: Groups, order: DateOrder | null) => CalendarDate | null;
  /** The group of the time of day, for the form that has it in the middle. */
  readonly clock?: number;
}

const WEEKDAY = String.raw`(?:\p{L}{2,12}\.?,? )?`;
const MONTH = String.raw`(\p{L}{3,14}\.?)`;
/** Two digits behind a named month are a year, unless they begin a time of day. */
const YEAR = String.raw`(\d{4}|['\u2019]?\d{2}(?! ?[:ap]))(?!\d)`;
const ORDINAL = '(?:st|nd|rd|th|er|º|ª)?';
const form = (pattern: string, read: DateForm['read'], clock?: number): DateForm => ({
  pattern: new RegExp(`^${pattern}`, 'iu'),
  read,
  ...(clock === undefined ? {} : { clock }),
});

const FORMS: readonly DateForm[] = [
  // As programs write it: without the flags of what people write it is much faster to match.
  { pattern: /^(\d{4})-(\d{2})-(\d{2})(?!\d)/, read: ([y, m, d]) => day(y, m, d) },
  form(String.raw`(\d{4})([-/.]) ?(\d{1,2})\2 ?(\d{1,2})(?!\d)\.?`, ([y, , m, d]) => day(y, m, d)),
  form(String.raw`(\d{4})(\d{2})(\d{2})(?=T|$)`, ([y, m, d]) => day(y, m, d)),
  form(String.raw`((?:19|20)\d{2})(\d{2})(\d{2})(?=\d{6}$)`, ([y, m, d]) => day(y, m, d)),
  form(String.raw`(\d{4})(?: ?[-/.] ?)(\d{1,2})$`, ([y, m]) => monthOfYear(y, m)),
  form(String.raw`((?:19|20)\d{2})(\d{2})$`, ([y, m]) => monthOfYear(y, m)),
  form(String.raw`(\d{1,2})[-/.](\d{4})$`, ([m, y]) => monthOfYear(y, m)),
  form(String.raw`([012]\d{3})$`, ([y]) => yearAlone(y)),
  form(String.raw`-(\d{4,6})(?:-(\d{2})(?:-(\d{2}))?)?(?=T|$)`, ([y, m, d]) => ({
    year: -Number(y),
    month: m === undefined ? null : Number(m),
    day: d === undefined ? null : Number(d),
  })),
  form(String.raw`(?:\p{L}{2,12}\.?, ?)?(\d{1,2})([-/.]) ?(\d{1,2})\2 ?(\d{4}|\d{2})(?!\d)`, readNumeric),
  form(
    String.raw`${WEEKDAY}(\d{1,2})${ORDINAL}\.?,?(?: de | |-)${MONTH},?(?: de | del | |-)${YEAR}`,
    ([d, m, y]) => namedMonth(y, m, d),
  ),
  form(String.raw`${WEEKDAY}${MONTH} (\d{1,2})${ORDINAL},? ${YEAR}`, ([m, d, y]) => namedMonth(y, m, d)),
  form(
    String.raw`${WEEKDAY}${MONTH} (\d{1,2})( \d{1,2}:\d{2}(?::\d{2})?(?: (?:[A-Z]{3,5}|[+-]\d{4}))?) (\d{4})((?: [+-]\d{4})?)$`,
    ([m, d, , y]) => namedMonth(y, m, d),
    3,
  ),
  form(String.raw`(\d{4})[-/., ]{1,2}${MONTH}[-/., ]{1,2}(\d{1,2})(?!\d)\.?`, ([y, m, d]) =>
    namedMonth(y, m, d),
  ),
  form(String.raw`${MONTH}[-/,]? ?(?:de |del )?(\d{4})$`, ([m, y]) => namedMonth(y, m)),
  form(String.raw`${MONTH}(?:-|[- ]['\u2019])(\d{2})$`, ([m, y]) => namedMonth(y, m)),
  form(String.raw`(\d{1,2})${ORDINAL} of ${MONTH},? (\d{4})`, ([d, m, y]) => namedMonth(y, m, d)),
  form(String.raw`(\d{1,2})[-/. ](${ROMAN.join('|')})[-/. ](\d{4})`, ([d, m, y]) =>
    day(y, String(ROMAN.indexOf((m ?? '').toLowerCase()) + 1), d),
  ),
  form(String.raw`(\d{4})[-/., ]{1,2}${MONTH}$`, ([y, m]) => namedMonth(y, m)),
  form(String.raw`(\d{4})-?W(\d{2})(?:-?(\d))?$`, ([y, w, d]) =>
    dayOfWeek(Number(y), Number(w), Number(d ?? 1)),
  ),
  form(String.raw`(\d{4})-(\d{3})(?=T|$)`, ([y, d]) => dayOfYear(Number(y), Number(d))),
  form(String.raw`(\d{4})[- ]?Q([1-4])$`, ([y, q]) => monthOfYear(y, String(Number(q) * 3 - 2))),
  form(String.raw`Q([1-4])[-/ ]?(\d{4})$`, ([q, y]) => monthOfYear(y, String(Number(q) * 3 - 2))),
  form(String.raw`(?:spring|summer|autumn|fall|winter),? (\d{4})$`, ([y]) => yearAlone(y)),
  form(
    String.raw`(令和|平成|昭和|大正|明治|民國|民国)? ?(\d{1,4}|元) ?[年년] ?(?:(\d{1,2}) ?[月월] ?(?:(\d{1,2}) ?[日일号號]?)?)?(?: ?[(（]?[月火水木金土日월화수목금토일][)）]|(?: ?\(?(?:星期|週|周)[一二三四五六日天]\)?))?`,
    readEastAsian,
  ),
];

/** The years before the first of an era. */
const ERAS: Readonly<Record<string, number>> = {
  ...{ 令和: 2018, 平成: 1988, 昭和: 1925, 大正: 1911, 明治: 1867, 民國: 1911, 民国: 1911 },
};

/** The date of a text in one of the forms, printed; null where it is in none. Spaces are single. */
export function readDate(text: string, order: DateOrder | null): string | null {
  for (const { pattern, read, clock } of FORMS) {
    const match = pattern.exec(text);
    if (match === null) continue;
    const date = read(match.slice(1), order);
    if (date === null || printCalendarDate(date) === null) continue;
    const rest =
      clock === undefined ? text.slice(match[0].length) : `${match[clock] ?? ''}${match[clock + 2] ?? ''}`;
    const printed = withClock(date, rest);
    if (printed !== null) return printed;
  }
  return null;
}

/** Databases write zeros for a day or month that is not known. */
function day(year?: string, month?: string, dayOfMonth?: string): CalendarDate | null {
  if (Number(year) < 1) return null;
  if (Number(month) === 0 && Number(dayOfMonth) > 0) return null;
  return { year: Number(year), month: Number(month) || null, day: Number(dayOfMonth) || null };
}

function monthOfYear(year?: string, month?: string): CalendarDate | null {
  return Number(year) < 1 ? null : { year: Number(year), month: Number(month), day: null };
}

/** 9999 is no year, but what stands for none. */
function yearAlone(year?: string): CalendarDate | null {
  return Number(year) < 1 ? null : { year: Number(year), month: null, day: null };
}

function namedMonth(
  year: string | undefined,
  name: string | undefined,
  dayOfMonth?: string,
): CalendarDate | null {
  const month = monthOfDate(name ?? '');
  const digits = (year ?? '').replace(/\D/, '');
  if (month === null || Number(digits) < 1) return null;
  return {
    year: digits.length === 2 ? fullYear(Number(digits)) : Number(digits),
    month,
    day: dayOfMonth === undefined ? null : Number(dayOfMonth),
  };
}

/** Points are written where the day comes first. Otherwise only a number above 12 tells, or `order`. */
function readNumeric([first, sign, second, last = '']: Groups, order: DateOrder | null): CalendarDate | null {
  const written: NumericDate = {
    numbers: [Number(first), Number(second), Number(last)],
    endsInYear: last.length === 4,
  };
  const read = (one: DateOrder): CalendarDate | null => dateInOrder(written, one);
  if (sign === '.' && order !== 'ymd' && read('dmy') !== null) return read('dmy');
  if (order !== null && read(order) !== null) return read(order);
  const possible = dateOrders.filter((one) => read(one) !== null);
  const likely = possible.filter((one) => one !== 'ymd');
  const [one, another] = likely.length > 0 ? likely : possible;
  if (one === undefined) return null;
  // 05/05/2026 is the same in every order.
  return another === undefined || first === second ? read(one) : null;
}

function readEastAsian([era, year, month, dayOfMonth]: Groups): CalendarDate | null {
  const before = era === undefined ? 0 : (ERAS[era] ?? 0);
  if (era === undefined && year?.length !== 4) return null;
  return {
    year: before + (year === '元' ? 1 : Number(year)),
    month: month === undefined ? null : Number(month),
    day: dayOfMonth === undefined ? null : Number(dayOfMonth),
  };
}
