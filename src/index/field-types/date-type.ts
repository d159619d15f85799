// Dates, as documents have them: a day, a month or a year, or a moment in UTC.

import { dateToTime, endOfDate, precisionOf, startOfDate } from '../../documents/dates/date-time.js';
import { parseDate } from '../../documents/dates/parse-date.js';
import type { FieldType, TypedValue } from './field-type.js';

const DAY = 86_400_000;

/** The type `date`. Its order is milliseconds since 1970 UTC. */
export const dateType: FieldType = {
  name: 'date',
  expected: 'a date (2015, 2015-12, 2015-12-31)',
  isOrdered: true,
  importance: 'age',
  read: readDate,
  readOperand: (text) => readDate(/^\d{1,3}$/.test(text) ? text.padStart(4, '0') : text),
  printPlace: (place) => new Date(place).toISOString().replace(/T00:00:00\.000Z$|\.000(?=Z$)/, ''),
  pointOf: null,
};

function readDate(text: string): TypedValue | null {
  const date = parseDate(text);
  if (date === null) return null;
  const time = dateToTime(date);
  if (Number.isNaN(time)) return null;
  const to = precisionOf(time) === 'day' ? time + (date.includes('T') ? 1000 : DAY) : endOfDate(time);
  return { key: date, from: startOfDate(time), to };
}
