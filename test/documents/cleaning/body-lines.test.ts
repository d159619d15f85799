import fc from 'fast-check';
import { expect, it } from 'vitest';
import { joinLines, startsOfLines } from '../../../src/documents/cleaning/body-lines.js';
import { runs } from '../../runs.js';

const line = fc.record({
  text: fc.stringMatching(/^[a-z]{1,5}$/),
  opensParagraph: fc.boolean(),
  isHeading: fc.constant(false),
});

it('lines begin in the stored text where it has them', () => {
  fc.assert(
    fc.property(fc.array(line, { maxLength: 8 }), (lines) => {
      const text = joinLines(lines);
      const starts = startsOfLines(lines);
      expect(lines.map((one, at) => text.slice(starts[at], starts[at]! + one.text.length))).toEqual(
        lines.map((one) => one.text),
      );
      const end = (starts.at(-1) ?? 0) + (lines.at(-1)?.text.length ?? 0);
      expect(end).toBe(text.length);
    }),
    runs(50),
  );
});
