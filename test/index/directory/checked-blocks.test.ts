import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { BLOCK_BYTES, checksumBlocks } from '../../../src/index/directory/block-checksums.js';
import { CheckedBlocks } from '../../../src/index/directory/checked-blocks.js';
import { MemoryDirectory } from '../../../src/index/directory/memory-directory.js';
import { VerifiedBytes } from '../../../src/index/directory/verified-bytes.js';
import type { SegmentFileEntry } from '../../../src/index/format/manifest.js';

const LENGTH = 3 * BLOCK_BYTES + 100;
const whole = Uint8Array.from({ length: LENGTH }, (_, at) => (at * 7 + (at >>> 8)) & 0xff);
const entry: SegmentFileEntry = {
  bytes: LENGTH,
  sha256: createHash('sha256').update(whole).digest('hex'),
  crc32: checksumBlocks(whole),
};
/** Bytes by the thousand compare at once here; `toEqual` would look at each of them by itself. */
function expectBytes(bytes: Uint8Array, expected: Uint8Array): void {
  expect(bytes).toHaveLength(expected.length);
  expect(Buffer.compare(bytes, expected)).toBe(0);
}

const damaged = expect.objectContaining({ code: 'index_damaged' }) as Error;

/** A directory with the file, of which one byte may be wrong, and what is read of it. */
async function makeDirectory(
  wrongAt = -1,
): Promise<{ directory: MemoryDirectory; reads: number[]; readonly mend: () => void }> {
  const directory = new MemoryDirectory();
  const bytes = whole.slice();
  if (wrongAt >= 0) bytes[wrongAt] = (bytes[wrongAt] ?? 0) ^ 1;
  await directory.create('file', bytes);
  const stored = directory.open('file').read(0, LENGTH);
  const reads: number[] = [];
  const open = directory.open.bind(directory);
  directory.open = (name) => {
    const file = open(name);
    const read = file.read.bind(file);
    file.read = (offset, length) => {
      reads.push(offset);
      return read(offset, length);
    };
    return file;
  };
  return {
    directory,
    reads,
    mend: () => {
      stored.set(whole);
    },
  };
}

describe('the bytes of a file', () => {
  it('are read block by block when they are first touched, and once', async () => {
    const { directory, reads } = await makeDirectory();
    const file = VerifiedBytes.open(directory, 'file', entry);
    expect(reads).toEqual([]);
    file.load(BLOCK_BYTES - 1, BLOCK_BYTES + 1);
    expect(reads).toEqual([0]);
    expectBytes(file.bytes.subarray(0, 2 * BLOCK_BYTES), whole.subarray(0, 2 * BLOCK_BYTES));
    file.load(5, 5);
    file.load(10, BLOCK_BYTES);
    expect(reads).toHaveLength(1);
    file.load(0, LENGTH);
    expect(reads).toEqual([0, 2 * BLOCK_BYTES]);
    expectBytes(file.bytes, whole);
  });

  it('that one thread has read are there for the others', async () => {
    const { directory, reads } = await makeDirectory();
    const file = VerifiedBytes.open(directory, 'file', entry);
    const other = VerifiedBytes.openShared(file.shared);
    other.load(0, 10);
    file.load(0, 10);
    expect(reads).toEqual([]);
    expect(file.bytes[3]).toBe(whole[3]);
    await file.loadRest();
    reads.length = 0;
    other.load(0, LENGTH);
    expect(reads).toEqual([]);
  });

  it.each([0, BLOCK_BYTES - 1, BLOCK_BYTES, 3 * BLOCK_BYTES, LENGTH - 1])(
    'are refused from the block on whose byte %i has changed, and taken once it is whole again',
    async (wrongAt) => {
      const { directory, mend } = await makeDirectory(wrongAt);
      const file = VerifiedBytes.open(directory, 'file', entry);
      expect(() => {
        file.load(wrongAt, wrongAt + 1);
      }).toThrow(damaged);
      expect(() => {
        file.load(wrongAt, wrongAt + 1);
      }).toThrow('memory/file has changed');
      await expect(file.loadRest()).rejects.toThrow(damaged);
      await expect(file.compareAll()).rejects.toThrow(damaged);
      const pieces = CheckedBlocks.open(directory, 'file', entry);
      expect(() => pieces.read(0, LENGTH)).toThrow(damaged);
      mend();
      await file.compareAll();
      file.load(0, LENGTH);
      expectBytes(file.bytes, whole);
      expectBytes(pieces.read(7, 100), whole.subarray(7, 107));
    },
  );

  it('are those of a file of another length no more than of a missing one', async () => {
    const { directory } = await makeDirectory();
    expect(() => CheckedBlocks.open(directory, 'file', { ...entry, bytes: LENGTH - 1 })).toThrow(damaged);
    expect(() => CheckedBlocks.open(directory, 'file', { ...entry, crc32: 'AAAAAA==' })).toThrow(damaged);
    expect(() => CheckedBlocks.open(directory, 'none', entry)).toThrow(damaged);
  });

  it('compared again show a change in what was verified before', async () => {
    const { directory } = await makeDirectory();
    const file = VerifiedBytes.open(directory, 'file', entry);
    await file.loadRest();
    const stored = directory.open('file').read(0, 1);
    stored[0] = (stored[0] ?? 0) ^ 1;
    await expect(file.compareAll()).rejects.toThrow(damaged);
    expectBytes(file.bytes, whole);
  });
});

describe('an empty file', () => {
  it('has no blocks and is whole', async () => {
    const directory = new MemoryDirectory();
    await directory.create('file', new Uint8Array(0));
    const sha256 = createHash('sha256').digest('hex');
    const file = VerifiedBytes.open(directory, 'file', {
      bytes: 0,
      sha256,
      crc32: checksumBlocks(new Uint8Array(0)),
    });
    file.load(0, 0);
    await file.loadRest();
    expect(file.bytes).toHaveLength(0);
  });
});
