import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { requoteRow } from '../../../../src/documents/readers/csv/requote-row.js';

function cellsOf(row: string, columns: number): readonly string[] {
  return parse(requoteRow(row, ',', columns))[0] ?? [];
}

describe('requoteRow', () => {
  it.each([
    ['"a "quoted" word",b', ['a "quoted" word', 'b']],
    ['"the "ferry"",b', ['the "ferry"', 'b']],
    ['"he said "no", and left",b', ['he said "no", and left', 'b']],
    ['"he said \\"no\\", and left",b', ['he said "no", and left', 'b']],
    ['"one ""two"" and "three"",b', ['one "two" and "three"', 'b']],
    ['"5" nail","x, y"', ['5" nail', 'x, y']],
    ['"Ferry" sails,"x, y"', ['"Ferry" sails', 'x, y']],
    ['1, "Ferry, pier" ', ['1', 'Ferry, pier']],
    ['"two\nlines "of" it",""', ['two\nlines "of" it', '']],
    ['plain,"never closed', ['plain', '"never closed']],
  ])('reads %j as its writer meant it', (row, cells) => {
    expect(cellsOf(row, 2)).toEqual(cells);
  });

  it('chooses the reading that has the columns of the header', () => {
    expect(cellsOf('"5" x","6" y"', 2)).toEqual(['5" x', '6" y']);
    expect(cellsOf('"he said "no", or "yes"",b', 2)).toEqual(['he said "no", or "yes"', 'b']);
  });
});
