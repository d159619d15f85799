import { describe, expect, it } from 'vitest';
import { tabulateUnits } from '../../src/text/tabulate-units.js';

const unitOf = (letter: string): number => letter.charCodeAt(0);

describe('tabulateUnits', () => {
  it('numbers units by their Unicode properties, and the last row that holds one wins', () => {
    const table = tabulateUnits([
      [String.raw`\p{L}`, 1],
      [String.raw`\p{Script=Greek}`, 2],
      ['-.', 3],
    ]);
    expect(['a', 'é', '水', 'ω', '-', '.', '7', '\0'].map((letter) => table[unitOf(letter)])).toEqual([
      1, 1, 1, 2, 3, 3, 0, 0,
    ]);
  });

  it('takes no half of a character for a letter', () => {
    const table = tabulateUnits([[String.raw`\p{L}\p{Script=Han}`, 1]]);
    expect(table.subarray(0xd800, 0xe000).every((number) => number === 0)).toBe(true);
  });
});
