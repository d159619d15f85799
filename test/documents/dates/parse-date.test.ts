import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dateOrders } from '../../../src/documents/dates/date-order.js';
import { parseDate, printDay } from '../../../src/documents/dates/parse-date.js';
import { anyCodePoint } from '../../any-text.js';

describe('parseDate', () => {
  it.each([
    ['2026-03-12', '2026-03-12'],
    [' 2026-03-12 ', '2026-03-12'],
    ['2026/03/12', '2026-03-12'],
    ['2026-03-00', '2026-03'],
    ['2026-00-00', '2026'],
    ['<2026-03-12 Thu>', '2026-03-12'],
    ['2026. 3. 12.', '2026-03-12'],
    ['12 lis 2026', '2026-11-12'],
    ['12 listopadu 2026', '2026-11-12'],
    ['12 مارس 2026', '2026-03-12'],
    ['Mar-99', '1999-03'],
    ["Mar '26", '2026-03'],
    ['12/III/2026', '2026-03-12'],
    ['the 12th of March 2026', '2026-03-12'],
    ['10:30 12.03.2026', '2026-03-12T10:30:00Z'],
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
    ['４.3.24', '2024-03-04'],
    ['25/6/24', '2024-06-25'],
    ['6 May 24', '2024-05-06'],
    ["May 6, '98", '1998-05-06'],
    ['06-MAY-24', '2024-05-06'],
    ['2024-W20', '2024-05-13'],
    ['2024-W01-7', '2024-01-07'],
    ['2024-366', '2024-12-31'],
    ['2024年5月6日', '2024-05-06'],
    ['2024年05月06日(月)', '2024-05-06'],
    ['令和6年5月6日', '2024-05-06'],
    ['令和元年5月6日', '2019-05-06'],
    ['民國113年5月6日', '2024-05-06'],
    ['2024년 5월 6일', '2024-05-06'],
    ['2024. május 6.', '2024-05-06'],
    ['6 maja 2024', '2024-05-06'],
    ['6. toukokuuta 2024', '2024-05-06'],
    ['Tue May 07 2024', '2024-05-07'],
    ['Mo., 06.05.2024', '2024-05-06'],
    ['Published: 2024-05-06', '2024-05-06'],
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
    ['March 12, 2026 9:30 AM (GMT+1)', '2026-03-12T08:30:00Z'],
    ['@March 12, 2026 9:30 AM', '2026-03-12T09:30:00Z'],
    ['2026-03-12T24:00:00Z', '2026-03-13T00:00:00Z'],
    ['0033-04-03T12:00:00Z', '0033-04-03T12:00:00Z'],
    ['2024-05-06T10:00:00[Europe/Berlin]', '2024-05-06T08:00:00Z'],
    ['2024-01-06T10:00:00[Europe/Berlin]', '2024-01-06T09:00:00Z'],
    ['2024-05-06T10:00:00+02:00[Europe/Berlin]', '2024-05-06T08:00:00Z'],
    ['2024-05-06 10:00 America/New_York', '2024-05-06T14:00:00Z'],
    ['2024-05-06 10:00 PM', '2024-05-06T22:00:00Z'],
    ['2024-05-06 12:30 am', '2024-05-06T00:30:00Z'],
    ['May 6, 2024, 10 p.m.', '2024-05-06T22:00:00Z'],
    ['2024-05-06 10:00:00 CET', '2024-05-06T09:00:00Z'],
    ['2024-05-06 10:00 UTC+5:30', '2024-05-06T04:30:00Z'],
    ['6. Mai 2024, 10:00 Uhr', '2024-05-06T10:00:00Z'],
    ['2024年5月6日 10:00', '2024-05-06T10:00:00Z'],
    ['Tue May 07 2024 10:00:00 GMT+0200 (CEST)', '2024-05-07T08:00:00Z'],
    ['Tue May 07 2024 10:00:00 GMT+0200 (Mitteleuropäische Sommerzeit)', '2024-05-07T08:00:00Z'],
    ['Tue May  7 10:00:00 2024', '2024-05-07T10:00:00Z'],
    ['Tue May 7 10:00:00 2024 +0200', '2024-05-07T08:00:00Z'],
    ['Tue May 07 10:00:00 CEST 2024', '2024-05-07T08:00:00Z'],
    ['20240506100000', '2024-05-06T10:00:00Z'],
    ['1715000000.5', '2024-05-06T12:53:20Z'],
    [1_715_000_000.5, '2024-05-06T12:53:20Z'],
    [1_715_000_000_000_000, '2024-05-06T12:53:20Z'],
    [{ $date: '2024-05-06T10:00:00Z' }, '2024-05-06T10:00:00Z'],
    [{ $date: { $numberLong: '1715000000000' } }, '2024-05-06T12:53:20Z'],
    [{ _seconds: 1_715_000_000, _nanoseconds: 1 }, '2024-05-06T12:53:20Z'],
    [['2024-05-06T10:00:00Z'], '2024-05-06T10:00:00Z'],
    [1_773_304_200, '2026-03-12T08:30:00Z'],
    [1_773_304_200_000, '2026-03-12T08:30:00Z'],
    ['1773304200', '2026-03-12T08:30:00Z'],
    ['1773304200000', '2026-03-12T08:30:00Z'],
  ])('reads the instant %s', (value, instant) => {
    expect(parseDate(value)).toBe(instant);
  });

  it('has none where what wraps it is empty, or deeper than anyone wraps a date', () => {
    let deep: unknown = '2024-05-06';
    for (let depth = 0; depth < 50_000; depth += 1) deep = depth % 2 === 0 ? [deep] : { $date: deep };
    for (const value of [
      { $date: null },
      { $date: { $numberLong: null } },
      { '@value': null },
      [null],
      [[]],
      deep,
    ])
      expect(parseDate(value)).toBeNull();
  });

  it.each([
    ['2024', '2024'],
    [2024, '2024'],
    ['0079', '0079'],
    ['2024-05', '2024-05'],
    ['2024-5', '2024-05'],
    ['2024/05', '2024-05'],
    ['05/2024', '2024-05'],
    ['202405', '2024-05'],
    [202_405, '2024-05'],
    ['May 2024', '2024-05'],
    ['Mayo de 2024', '2024-05'],
    ['2024年5月', '2024-05'],
    ['Q2 2024', '2024-04'],
    ['Winter 2024', '2024'],
    ['c. 1850', '1850'],
    ['ca. 1850', '1850'],
    ['um 1850', '1850'],
    ['1850?', '1850'],
    ['[1850]', '1850'],
    ['1850s', '1850'],
    [{ 'date-parts': [[2024, 5]] }, '2024-05'],
  ])('reads %j as exactly as it is written', (value, date) => {
    expect(parseDate(value)).toBe(date);
  });

  it.each([
    ['44 BC', '-000043'],
    ['15 March 44 BC', '-000043-03-15'],
    ['44 v. Chr.', '-000043'],
    ['-0043-03-15', '-000043-03-15'],
    ['1 BC', '0000'],
    ['AD 79', '0079'],
    ['24 August 79 AD', '0079-08-24'],
  ])('counts the years of %j as ISO 8601 does, with a year 0', (text, date) => {
    expect(parseDate(text)).toBe(date);
  });

  it.each([
    ['1850-1860', '1850'],
    ['1914–18', '1914'],
    ['2019/20', '2019'],
    ['2024-05-06/2024-05-08', '2024-05-06'],
    ['2024-05-06 – 2024-05-08', '2024-05-06'],
    ['6–8 May 2024', '2024-05-06'],
    ['6.-8. Mai 2024', '2024-05-06'],
    ['10.-12.05.2024', '2024-05-10'],
    ['May 6-8, 2024', '2024-05-06'],
    ['30 April – 2 May 2024', '2024-04-30'],
    ['28 December 2023 – 3 January 2024', '2023-12-28'],
    ['May–June 2024', '2024-05'],
    ['March 12, 2026 → March 14, 2026', '2026-03-12'],
    ['March 12, 2026 9:00 AM (UTC) → 10:00 AM', '2026-03-12T09:00:00Z'],
  ])('takes the first date of the range %s', (text, date) => {
    expect(parseDate(text)).toBe(date);
  });

  it('keeps the day where the time zone is not known', () => {
    expect(parseDate('2024-05-06 23:00 IST')).toBe('2024-05-06');
    expect(parseDate('2024-05-06T23:00[Europe/Atlantis]')).toBe('2024-05-06');
  });

  it('reads numbers in the order that it is told, unless they allow no other', () => {
    const inEachOrder = (text: string): unknown[] => dateOrders.map((order) => parseDate(text, order));
    expect(inEachOrder('03/04/2024')).toEqual(['2024-04-03', '2024-03-04', null]);
    expect(inEachOrder('03/04/05')).toEqual(['2005-04-03', '2005-03-04', '2003-04-05']);
    expect(inEachOrder('31/12/2024')).toEqual(['2024-12-31', '2024-12-31', '2024-12-31']);
    expect(inEachOrder('2024-05-06')).toEqual(['2024-05-06', '2024-05-06', '2024-05-06']);
  });

  it('reads eight digits as a day, as a number too', () => {
    expect(parseDate(20_260_312)).toBe('2026-03-12');
  });

  it.each([
    ['2026-02-30'],
    ['2025-02-29'],
    ['2026-13-01'],
    ['2026-00-10'],
    ['0000-01-01'],
    ['32.01.2026'],
    ['31 April 2026'],
    ['12 Foo 2026'],
    ['03/04/2026'],
    ['2026-03-12T25:00'],
    ['2026-03-12T08:61'],
    ['2026-03-12T08:30+99:00'],
    ['2026-03-12 sometime'],
    ['2026-13'],
    ['2026-00'],
    ['13/2026'],
    ['0000'],
    ['0000-00-00'],
    ['9999'],
    ['1234-5678'],
    ['24 May'],
    ['10:00'],
    ['2026-03-12T10'],
    ['n.d.'],
    ['yesterday'],
    [['2026-03-12', '2026-03-13']],
    [''],
    ['9'.repeat(99)],
    ['1'.repeat(200)],
    [0],
    [-1],
    [Number.NaN],
    [Number.POSITIVE_INFINITY],
    [1e300],
    [null],
    [undefined],
    [true],
    [{}],
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
          fc.string({ unit: anyCodePoint }),
          pieces.map((list) => list.join('')),
        ),
        (text) => {
          const date = parseDate(text);
          if (date === null) return;
          expect(date).toMatch(/^(?:\d{4}|-\d{6})(?:-\d\d(?:-\d\d(?:T\d\d:\d\d:\d\dZ)?)?)?$/);
          const day = date.replace(/T.*/, '');
          expect(new Date(date).toISOString().slice(0, day.length)).toBe(day);
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

describe('parseDate of what programs wrap dates in', () => {
  it.each<[string, unknown, string | null]>([
    ['Parse', { __type: 'Date', iso: '2026-03-12T08:00:00Z' }, '2026-03-12T08:00:00Z'],
    ['Notion', { start: '2026-03-12', end: null }, '2026-03-12'],
    ['Jackson', [2026, 3, 12], '2026-03-12'],
    ['Jackson, with a time', [2026, 3, 12, 8, 30], '2026-03-12'],
    ['parts by name', { year: 2026, month: 3, day: 12 }, '2026-03-12'],
    ['a year by name', { year: 2026 }, '2026'],
    ['a list of something else', [3, 4, 5], null],
  ])('%s', (_program, value, date) => {
    expect(parseDate(value)).toBe(date);
  });
});
