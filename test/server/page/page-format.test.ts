import { describe, expect, it } from 'vitest';
import { createPageFormat, dateTimeOf } from '../../../src/server/page/page-format.js';

describe('a date on a page', () => {
  it.each([
    ['2024', '2024'],
    ['2024-05', 'May 2024'],
    ['2024-05-06', '6 May 2024'],
    ['2024-05-06T10:00:00Z', '6 May 2024'],
    ['0079', '79'],
    ['0079-08-24', '24 August 79'],
    ['0000', '1 BC'],
    ['-000043', '44 BC'],
    ['-000043-03', 'March 44 BC'],
    ['-000043-03-15', '15 March 44 BC'],
    ['soon', 'soon'],
  ])('%s is printed as exactly as it is known: %s', (date, printed) => {
    expect(createPageFormat().printDate(date)).toBe(printed);
  });

  it('before year 0 is no value for a datetime attribute, which knows none', () => {
    expect(dateTimeOf('-000043-03-15')).toBeNull();
    expect(dateTimeOf('2024-05')).toBe('2024-05');
  });
});
