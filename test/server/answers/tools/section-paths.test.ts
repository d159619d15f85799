import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeSections } from '../../../../src/server/answers/tools/section-paths.js';
import { runs } from '../../../runs.js';

const TEXT = 'x'.repeat(1000);

function sectionsOf(levels: readonly number[]) {
  return levels.map((level, index) => ({ level, heading: `h${index}`, anchor: null, start: index * 2 }));
}

describe('the sections of a document', () => {
  it('end where the next one begins that is not below them, whatever their levels', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 6 }), { maxLength: 60 }), (levels) => {
        const sections = sectionsOf(levels);
        expect(placeSections({ sections, text: TEXT })).toEqual(
          sections.map(({ start, anchor, level }, index) => {
            const next = sections.find((other, at) => at > index && other.level <= level);
            const above = sections.filter(
              (other, at) =>
                at < index &&
                other.level < level &&
                sections.slice(at + 1, index).every((between) => between.level > other.level),
            );
            const path = [...above, sections[index]].map((each) => each?.heading).join(' > ');
            return { path, anchor, start, end: next?.start ?? TEXT.length };
          }),
        );
      }),
      runs(100),
    );
  });

  it('are each looked at a few times, however many there are', () => {
    let looks = 0;
    const sections = sectionsOf(Array.from({ length: 400 }, (_, index) => index)).map((section) => ({
      ...section,
      get level() {
        looks += 1;
        return section.level;
      },
    }));
    expect(placeSections({ sections, text: TEXT })).toHaveLength(400);
    expect(looks).toBeLessThan(400 * 5);
  });
});
