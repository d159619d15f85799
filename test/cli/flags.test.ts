import { describe, expect, it } from 'vitest';
import { readSettings } from '../../src/cli/flags.js';

describe('the flags of the cache', () => {
  it('set its megabytes, or none at all', () => {
    expect(readSettings({ cache: '5' }).cache).toBe(5);
    expect(readSettings({ cache: false }).cache).toBe(0);
  });

  it('are named where their value is wrong', () => {
    expect(() => readSettings({ cache: 'much' })).toThrow('--cache: must be a whole number from 0 to 4096');
  });
});
