import { describe, expect, it } from 'vitest';
import { buildSegment } from '../../../src/index/build/segment-builder.js';
import { decodeIndexFile } from '../../../src/index/format/segment-files.js';
import { makeDocument } from '../../make-document.js';
import { indexed } from '../../memory-segments.js';

const bytes = buildSegment([indexed(makeDocument({ id: 'a', title: 'The ferry', section: 'Sea' }))])[
  'index.bin'
];

/** The file with other letters in the place of some. */
function withChange(from: string, to: string): Uint8Array<ArrayBuffer> {
  const at = Buffer.from(bytes).indexOf(from);
  expect(at).toBeGreaterThan(0);
  const changed = Uint8Array.from(bytes);
  changed.set(Buffer.from(to), at);
  return changed;
}

const open = (file: Uint8Array) => decodeIndexFile('index.bin', { bytes: file, load: () => undefined });

describe('index.bin', () => {
  it('is damaged, and no fault of the program, where its header is not JSON or does not say how much it holds', () => {
    expect(open(bytes).header.documentCount).toBe(1);
    for (const [from, to] of [
      ['{"documents"', 'x"documents"'],
      ['"documents":1', '"documents":x'],
      ['"documents":1', '"documentz":1'],
      ['"classes":', '"klasses":'],
    ] as const)
      expect(() => open(withChange(from, to)), to).toThrow(
        expect.objectContaining({ code: 'index_damaged' }) as Error,
      );
  });

  it('is damaged where the names of its columns are not JSON', () => {
    const file = withChange('"Sea"', '"Sea,');
    expect(() => open(file).header.columns).toThrow(
      expect.objectContaining({ code: 'index_damaged' }) as Error,
    );
  });
});
