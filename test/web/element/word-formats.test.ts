import { describe, expect, it } from 'vitest';
import { formatsOf, warmUpFormats } from '../../../src/web/element/word-formats.js';

describe('the formats of a language', () => {
  it('are made once', () => {
    warmUpFormats('de');
    expect(formatsOf('de')).toBe(formatsOf('de'));
    expect(formatsOf('de')).not.toBe(formatsOf('fr'));
  });

  it('write numbers and dates as the language does, dates as the day or month that they are', () => {
    const { number, day, month, plural } = formatsOf('de');
    const date = Date.UTC(2026, 1, 9);
    expect([number.format(1234), day.format(date), month.format(date), plural.select(1)]).toEqual([
      '1.234',
      '09.02.2026',
      'Februar 2026',
      'one',
    ]);
  });
});
