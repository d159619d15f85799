import { describe, expect, it } from 'vitest';
import { compareTable, mostRow, ratioRow } from './rows.mjs';

function cellsOf(table: string): string[][] {
  return table
    .split('\n')
    .slice(2)
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
}

describe('the table of a comparison', () => {
  it('divides the new median by the old one where more is better, and the other way round where less is', () => {
    const rows = [
      ratioRow({
        title: 'answers',
        unit: '',
        times: 3,
        more: true,
        base: [90, 100, 300],
        ours: [290, 300, 310],
      }),
      ratioRow({ title: 'wait', unit: 'ms', times: 3, base: [100], ours: [50] }),
    ];
    expect(cellsOf(compareTable(rows)).map(([, , , ...end]) => end)).toEqual([
      ['3', '3 times', 'yes'],
      ['2', '3 times', 'no'],
    ]);
  });

  it('shows quartiles of several samples, and what a figure stands beside', () => {
    const row = ratioRow({
      title: 'x',
      unit: 'ms',
      times: null,
      base: [10, 20, 30],
      ours: [5],
      names: ['Sphinx', 'new'],
    });
    expect(cellsOf(compareTable([row]))).toEqual([
      ['x', 'Sphinx: 20.0 (15.0 to 25.0) ms', '5 ms', '4', '', ''],
    ]);
  });

  it('holds a bound to the value itself, with no ratio to nothing', () => {
    const rows = [0, 1].map((errors) =>
      mostRow({ title: 'errors', unit: '', most: 0, base: [7], ours: [errors] }),
    );
    expect(cellsOf(compareTable(rows)).map(([, , , ...end]) => end)).toEqual([
      ['', 'at most 0', 'yes'],
      ['7', 'at most 0', 'no'],
    ]);
  });
});
