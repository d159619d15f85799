import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeSegment } from '../../../src/index/build/write-segment.js';
import { checksumBlocks } from '../../../src/index/directory/block-checksums.js';
import type { Directory } from '../../../src/index/directory/directory.js';
import { FileDirectory } from '../../../src/index/directory/file-directory.js';
import { MemoryDirectory } from '../../../src/index/directory/memory-directory.js';
import { temporaryFolder, writeFiles } from '../../temporary-folder.js';

const root = temporaryFolder();
const bytes = {
  'index.bin': Uint8Array.of(1, 2, 3),
  'positions.bin': Uint8Array.of(4, 5),
  'fields.bin': Uint8Array.of(7),
  'documents.bin': new Uint8Array(5 << 20).fill(6),
};

describe('a segment that is written', () => {
  it('is on disk in three files, and their lengths and checksums are returned', async () => {
    const folder = path.join(root, 'written');
    const files = await writeSegment(new FileDirectory(folder), '000001', bytes);
    for (const part of ['index.bin', 'positions.bin', 'documents.bin'] as const) {
      const written = readFileSync(path.join(folder, 'segments/000001', part));
      expect(Buffer.compare(written, bytes[part]), part).toBe(0);
      expect(files[part]).toEqual({
        bytes: bytes[part].length,
        sha256: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
        crc32: checksumBlocks(bytes[part]),
      });
    }
    expect(files['index.bin'].sha256).toBe(
      '039058c6f2c0cb492c533b0a4d14ef77cc0f78abccced5287d84a1a2011cfb81',
    );
  });

  it('fails as a whole where one file fails, once the others have ended', async () => {
    const folder = path.join(root, 'failed');
    writeFiles(folder, { 'segments/000001/index.bin': 'in the way' });
    const directory = new FileDirectory(folder);
    await expect(writeSegment(directory, '000001', bytes)).rejects.toMatchObject({ code: 'write_failed' });
    // The largest file, which takes longest, is complete: nothing is being written any more.
    const largest = path.join(folder, 'segments/000001/documents.bin');
    expect(readFileSync(largest).length).toBe(bytes['documents.bin'].length);
    await directory.remove('segments/000001');
    expect(existsSync(largest)).toBe(false);
  });

  it('is read back: what the disk made something else of is refused', async () => {
    const folder = path.join(root, 'changed');
    const disk = new FileDirectory(folder);
    const forgetful: Directory = Object.create(disk, {
      create: {
        value: async (name: string, written: Uint8Array) => {
          await disk.create(name, written);
          if (name.endsWith('positions.bin')) writeFileSync(path.join(folder, name), Uint8Array.of(4, 4));
        },
      },
      digest: { value: (name: string) => disk.digest(name) },
    }) as Directory;
    await expect(writeSegment(forgetful, '000001', bytes)).rejects.toMatchObject({ code: 'index_damaged' });
  });

  it('can be in memory, too', async () => {
    const directory = new MemoryDirectory();
    const files = await writeSegment(directory, '000001', bytes);
    expect(await directory.digest('segments/000001/positions.bin')).toEqual({
      length: files['positions.bin'].bytes,
      sha256: files['positions.bin'].sha256,
    });
  });
});
