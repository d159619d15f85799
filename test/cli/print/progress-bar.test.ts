import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { ProgressBar } from '../../../src/cli/print/progress-bar.js';

const CLEARED = '\u001b[1G\u001b[2K';
const bar = (filled: number): string => '\u2588'.repeat(filled) + '\u2591'.repeat(40 - filled);

describe('the progress bar', () => {
  const stream = new PassThrough({ encoding: 'utf8' });
  let time = 0;
  const now = (): number => time;
  const said = (): unknown => stream.read();

  it('says how much of the corpus was looked at, writes over what it said, and leaves nothing', () => {
    const progress = new ProgressBar(stream, now);
    progress.show({ doneBytes: 0, totalBytes: 2000, documents: 0 });
    expect(said()).toBe(`${CLEARED}indexing ${bar(0)} 0% | 0 documents`);
    time += 100;
    progress.show({ doneBytes: 1510, totalBytes: 2000, documents: 12_345 });
    expect(said()).toBe(`${CLEARED}indexing ${bar(30)} 75% | 12,345 documents`);
    progress.clear();
    expect(said()).toBe(CLEARED);
  });

  it('is drawn ten times a second at most', () => {
    const progress = new ProgressBar(stream, now);
    progress.show({ doneBytes: 1, totalBytes: 3, documents: 1 });
    said();
    time += 99;
    progress.show({ doneBytes: 2, totalBytes: 3, documents: 2 });
    expect(said()).toBeNull();
    time += 1;
    progress.show({ doneBytes: 3, totalBytes: 3, documents: 3 });
    expect(said()).toContain('100% | 3 documents');
  });

  it('writes nothing where nothing was shown, and takes a corpus without a byte', () => {
    const progress = new ProgressBar(stream, now);
    progress.clear();
    expect(said()).toBeNull();
    progress.show({ doneBytes: 0, totalBytes: 0, documents: 0 });
    expect(said()).toContain(' 0% ');
  });
});
