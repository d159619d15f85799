import { describe, expect, it } from 'vitest';
import { UnclosedMarks } from '../../../../src/documents/readers/markdown/unclosed-marks.js';

describe('closing marks that a text lacks', () => {
  const stretches = (...added: readonly (readonly [number, number])[]): UnclosedMarks => {
    const marks = new UnclosedMarks();
    for (const [from, to] of added) marks.add('==', 'text', from, to);
    return marks;
  };

  it('are looked for behind what was looked through', () => {
    const marks = stretches([10, 100]);
    expect([10, 50, 100].map((at) => marks.nextPlace('==', 'text', at))).toEqual([100, 100, 100]);
  });

  it('are looked for anew before and behind it, in another text, and when they are others', () => {
    const marks = stretches([10, 100]);
    expect([9, 101].map((at) => marks.nextPlace('==', 'text', at))).toEqual([9, 101]);
    expect(marks.nextPlace('==', 'other', 50)).toBe(50);
    expect(marks.nextPlace('%%', 'text', 50)).toBe(50);
  });

  it('are known of stretches that touch, and never of a gap between two', () => {
    expect(stretches([10, 100], [100, 200]).nextPlace('==', 'text', 20)).toBe(200);
    const apart = stretches([10, 100], [150, 200]);
    expect([120, 160].map((at) => apart.nextPlace('==', 'text', at))).toEqual([120, 200]);
  });

  it('stay known where less is looked through again', () => {
    expect(stretches([10, 100], [20, 30]).nextPlace('==', 'text', 20)).toBe(100);
  });
});
