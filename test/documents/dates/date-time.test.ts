import { describe, expect, it } from 'vitest';
import {
  comparePeriods,
  dateToTime,
  endOfDate,
  precisionOf,
} from '../../../src/documents/dates/date-time.js';

describe('the number of a date', () => {
  it.each([
    ['2024', 'year', '2025-01-01'],
    ['0079', 'year', '0080-01-01'],
    ['-000001', 'year', '0000-01-01'],
    ['2024-12', 'month', '2025-01-01'],
    ['-000043-03', 'month', '-000043-04-01'],
    ['1969-12', 'month', '1970-01-01'],
    ['2024-12-31', 'day', '2024-12-31'],
    ['1969-07-20T20:17:40Z', 'day', '1969-07-20T20:17:40Z'],
  ])('says of %s that it is exact to the %s, and where it ends', (date, precision, end) => {
    const time = dateToTime(date);
    expect(precisionOf(time)).toBe(precision);
    expect(new Date(endOfDate(time))).toEqual(new Date(end));
    expect(Math.floor(time / 1000)).toBe(Date.parse(date) / 1000);
  });

  it('is none of a document without a date', () => {
    expect(dateToTime(null)).toBeNaN();
    expect(dateToTime('soon')).toBeNaN();
  });
});

describe('comparePeriods', () => {
  it('orders years and months by time, those before year 0 first', () => {
    const ordered = ['-000099', '-000043-03', '-000043-04', '0000', '0079', '2015-12', '2016'];
    expect(ordered.toReversed().sort(comparePeriods)).toEqual(ordered);
  });
});
