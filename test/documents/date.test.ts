import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDate, printDay } from '../../src/documents/date.js';

describe('parseDate', () => {
  it.each([
    ['2026-03-12', '2026-03-12'],
    [' 2026-03-12 ', '2026-03-12'],
    ['2026/03/12', '2026-03-12'],
    ['2026.3.2', '2026-03-02'],
    ['20260312', '2026-03-12'],
    ['12.03.2026', '2026-03-12'],
    ['12 March 2026', '2026-03-12'],
    ['12th March, 2026', '2026-03-12'],
    ['March 12, 2026', '2026-03-12'],
    ['Mar. 12 2026', '2026-03-12'],
    ['Sept 1st, 2026', '2026-09-01'],
    ['Thursday, March 12, 2026', '2026-03-12'],
    ['12. März 2026', '2026-03-12'],
    ['12 de marzo de 2026', '2026-03-12'],
    ['1er août 2026', '2026-08-01'],
    ['12 марта 2026', '2026-03-12'],
    ['12 Aralık 2025', '2025-12-12'],
    ['25/12/2026', '2026-12-25'],
    ['12/25/2026', '2026-12-25'],
    ['05/05/2026', '2026-05-05'],
    ['0033-04-03', '0033-04-03'],
    ['2024-02-29', '2024-02-29'],
  ])('reads the day %s', (text, day) => {
    expect(parseDate(text)).toBe(day);
  });

  it.each([
    ['2026-03-12T08:30:00Z', '2026-03-12T08:30:00Z'],
    ['2026-03-12T08:30:00.123456Z', '2026-03-12T08:30:00Z'],
    ['2026-03-12T08:30', '2026-03-12T08:30:00Z'],
    ['2026-03-12 08:30:15', '2026-03-12T08:30:15Z'],
    ['2026-03-12T08:30:00+03:00', '2026-03-12T05:30:00Z'],
    ['2026-03-12T01:30:00+0300', '2026-03-11T22:30:00Z'],
    ['2026-12-31T23:30:00-01', '2027-01-01T00:30:00Z'],
    ['20260312T083000Z', '2026-03-12T08:30:00Z'],
    ['Thu, 12 Mar 2026 08:30:00 GMT', '2026-03-12T08:30:00Z'],
    ['Thu, 12 Mar 2026 08:30:00 -0500', '2026-03-12T13:30:00Z'],
    ['12 Mar 2026 08:30 EST', '2026-03-12T13:30:00Z'],
    ['Thu, 12 Mar 2026 08:30:00 +0100 (CET)', '2026-03-12T07:30:00Z'],
    ['March 12, 2026 at 08:30', '2026-03-12T08:30:00Z'],
    ['2026-03-12T24:00:00Z', '2026-03-13T00:00:00Z'],
    ['0033-04-03T12:00:00Z', '0033-04-03T12:00:00Z'],
    [1_773_304_200, '2026-03-12T08:30:00Z'],
    [1_773_304_200_000, '2026-03-12T08:30:00Z'],
    ['1773304200', '2026-03-12T08:30:00Z'],
    ['1773304200000', '2026-03-12T08:30:00Z'],
  ])('reads the instant %s', (value, instant) => {
    expect(parseDate(value)).toBe(instant);
  });

  it('reads eight digits as a day, as a number too', () => {
    expect(parseDate(20_260_312)).toBe('2026-03-12');
  });

  it.each([
    ['2026-02-30'],
    ['2025-02-29'],
    ['2026-13-01'],
    ['2026-00-10'],
    ['2026-01-00'],
    ['0000-01-01'],
    ['32.01.2026'],
    ['31 April 2026'],
    ['12 Foo 2026'],
    ['03/04/2026'],
    ['2026-03-12T25:00'],
    ['2026-03-12T08:61'],
    ['2026-03-12T08:30+99:00'],
    ['2026-03-12 sometime'],
    ['2026'],
    ['2026-03'],
    ['March 2026'],
    ['yesterday'],
    [''],
    ['9'.repeat(99)],
    ['1'.repeat(200)],
    [2026],
    [0],
    [-1],
    [Number.NaN],
    [Number.POSITIVE_INFINITY],
    [1e300],
    [null],
    [undefined],
    [true],
    [{}],
    [['2026-03-12']],
  ])('takes %j for no date', (value) => {
    expect(parseDate(value)).toBeNull();
  });

  it('reads every instant of four-digit years as it was printed', () => {
    const instants = fc.date({
      min: new Date('0001-01-01T00:00:00Z'),
      max: new Date('9999-12-31T23:59:59Z'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(instants, (date) => {
        const printed = `${date.toISOString().slice(0, 19)}Z`;
        expect(parseDate(date.toISOString())).toBe(printed);
        expect(parseDate(date.toUTCString().replace(/(\d{4})/, (year) => year.padStart(4, '0')))).toBe(
          printed,
        );
      }),
    );
  });

  it('gives a date or null for any text, and never a day that is not', () => {
    const pieces = fc.array(
      fc.constantFrom(
        '2026',
        '12',
        '31',
        '02',
        '-',
        '/',
        '.',
        ' ',
        ',',
        'T',
        ':',
        '+',
        'Z',
        'March',
        'Feb',
        '(',
        'GMT',
        '00',
      ),
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          pieces.map((list) => list.join('')),
        ),
        (text) => {
          const date = parseDate(text);
          if (date === null) return;
          expect(date).toMatch(/^\d{4}-\d\d-\d\d(?:T\d\d:\d\d:\d\dZ)?$/);
          expect(new Date(date).toISOString().slice(0, 10)).toBe(date.slice(0, 10));
        },
      ),
    );
  });
});

describe('printDay', () => {
  it('knows the days of months and leap years', () => {
    expect(printDay(1900, 2, 29)).toBeNull();
    expect(printDay(2000, 2, 29)).toBe('2000-02-29');
    expect(printDay(2026, 11, 31)).toBeNull();
    expect(printDay(7, 1, 2)).toBe('0007-01-02');
  });
});
