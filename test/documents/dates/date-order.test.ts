import { describe, expect, it } from 'vitest';
import { DateOrderFinder } from '../../../src/documents/dates/date-order.js';

function orderOf(text: string): string | null {
  const finder = new DateOrderFinder();
  finder.addText(text);
  return finder.order();
}

describe('the order of the dates of a file', () => {
  it.each([
    ['id,date\n1,03/04/2024\n2,31/12/2024\n', 'dmy'],
    ['id,date\n1,03/04/2024\n2,12/31/2024\n', 'mdy'],
    ['{"date": "03/04/2024 10:00"}\n{"date": "12/31/2024 10:00"}\n', 'mdy'],
    ['id;date\n1;3/4/24\n2;31/3/24\n', 'dmy'],
    ['"03-04-2024"\t"31-12-2024"', 'dmy'],
  ])('is told by a number above 12 in %j', (text, order) => {
    expect(orderOf(text)).toBe(order);
  });

  it.each([
    ['id,date\n1,03/04/2024\n2,05/06/2024\n'],
    ['id,date\n1,31/12/2024\n2,12/31/2024\n'],
    ['id,date\n1,2024-03-04\n'],
    ['id,text\n1,on 31/12/2024 the ferry sank\n'],
    ['id,score\n1,10-20-30\n'],
    ['id,path\n1,31/12/2024/page\n'],
  ])('stays open in %j', (text) => {
    expect(orderOf(text)).toBeNull();
  });

  it('is certain once many dates tell it', () => {
    const finder = new DateOrderFinder();
    finder.addText('1,31/12/2024\n'.repeat(99));
    expect(finder.isCertain).toBe(false);
    finder.addText('1,03/04/2024\n'.repeat(99));
    expect(finder.isCertain).toBe(false);
    finder.addText('1,31/12/2024\n');
    expect(finder.isCertain).toBe(true);
    finder.addText('1,12/31/2024\n');
    expect(finder.isCertain).toBe(false);
  });
});
