import { describe, expect, it } from 'vitest';
import { estimateWords, planMemory } from '../../../src/index/update/build-memory.js';

describe('the memory of a build', () => {
  it('is shared out among fewer threads and smaller segments the less there is', () => {
    const plans = [16_000, 4000, 1000, 700, 500].map((buildMemory) => planMemory(buildMemory, 16));
    expect(plans.map(({ threads }) => threads)).toEqual([16, 16, 3, 2, 1]);
    for (const { maxSegmentMemory, maxMergedBytes } of plans) {
      expect(maxSegmentMemory).toBeGreaterThan(90_000_000);
      expect(maxMergedBytes).toBeGreaterThan(30_000_000);
    }
    expect(planMemory(1000, 1).maxSegmentMemory).toBeGreaterThan(planMemory(1000, 2).maxSegmentMemory);
    expect(planMemory(1, 4)).toEqual(planMemory(500, 4));
  });

  it('is counted by words, of which a text without spaces has one for each character', () => {
    const german = 'Die Fähre fährt im Winter nicht. '.repeat(100);
    const chinese = '渡轮在春天再次出航。'.repeat(330);
    const words = (text: string): number => estimateWords({ title: '', text });
    expect(words(german) / german.split(' ').length).toBeCloseTo(1, 0);
    expect(words(chinese) / chinese.length).toBeCloseTo(1, 1);
    expect(words(german + chinese)).toBeGreaterThan(words(chinese));
    expect(words('')).toBe(0);
  });
});
