import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FindlingError } from '../../../src/errors.js';
import {
  decodeCurrent,
  decodeDeleted,
  decodeManifest,
  encodeCurrent,
  encodeDeleted,
  encodeManifest,
  generationName,
  type Manifest,
  parseManifestName,
} from '../../../src/index/format/manifest.js';
import { EMPTY_SCHEMA } from '../../../src/index/format/own/own-schema.js';
import { FORMAT_VERSION } from '../../../src/index/format/sections.js';

const file = { bytes: 12, sha256: 'ab'.repeat(32) };
const segmentFile = { ...file, crc32: 'AAAAAA==' };
const manifest: Manifest = {
  format: FORMAT_VERSION,
  generation: 7,
  schema: '0123456789abcdef',
  reading: 'fedcba9876543210',
  segments: [
    {
      name: '000001',
      documents: 3,
      files: {
        'index.bin': segmentFile,
        'positions.bin': segmentFile,
        'documents.bin': segmentFile,
        'fields.bin': segmentFile,
      },
      deleted: encodeDeleted([2, 0]),
    },
  ],
  fields: EMPTY_SCHEMA,
  sources: { name: 'generation-000007.sources.json', ...file },
  duplicates: { name: 'generation-000005.duplicates.bin', ...file },
  properties: ['abteilung'],
  minisearch: { name: 'generation-000006.minisearch.json', ...file },
};

/** A manifest with a checksum that fits, whatever it says. */
function sealed(value: unknown): Uint8Array {
  const checksum = createHash('sha256').update(JSON.stringify(value)).digest('hex');
  return Buffer.from(JSON.stringify({ checksum, manifest: value }));
}

function flipped(bytes: Uint8Array, bit: number): Uint8Array {
  const broken = Uint8Array.from(bytes);
  broken[bit >>> 3] = (broken[bit >>> 3] ?? 0) ^ (1 << (bit & 7));
  return broken;
}

describe('a manifest', () => {
  it('is read as it was written', () => {
    expect(decodeManifest('m', encodeManifest(manifest))).toEqual(manifest);
  });

  it('is refused with any single bit changed, naming the file', () => {
    const bytes = encodeManifest(manifest);
    /** What came of some bits instead. */
    const others: unknown[] = [];
    for (let bit = 0; bit < bytes.length * 8; bit += 1) {
      try {
        others.push([bit, decodeManifest('generation-000007.json', flipped(bytes, bit))]);
      } catch (error) {
        const isNamed = error instanceof FindlingError && error.message.includes('generation-000007.json');
        if (!isNamed || error.code !== 'index_damaged') others.push([bit, error]);
      }
    }
    expect(others).toEqual([]);
  });

  it('is refused wherever it was cut off', () => {
    const bytes = encodeManifest(manifest);
    for (let length = 0; length < bytes.length - 1; length += 1) {
      expect(() => decodeManifest('m', bytes.subarray(0, length))).toThrow(
        expect.objectContaining({ code: 'index_damaged' }),
      );
    }
  });

  it.each(['null', '[]', '{}', '"text"', '{"checksum":"x"}', '{"manifest":{}}', '<html></html>'])(
    'is not %s',
    (text) => {
      expect(() => decodeManifest('m', Buffer.from(text))).toThrow(
        expect.objectContaining({ code: 'index_damaged' }),
      );
    },
  );

  it.each([
    ['an older', -1, 'index_mismatch'],
    ['a newer', 1, 'index_newer'],
  ])('of %s format version is refused, naming both versions', (_which, distance, code) => {
    const bytes = sealed({ format: FORMAT_VERSION + distance, anything: 'else' });
    for (const version of [FORMAT_VERSION + distance, FORMAT_VERSION]) {
      expect(() => decodeManifest('m', bytes)).toThrow(
        expect.objectContaining({ code, message: expect.stringContaining(`version ${version}`) as string }),
      );
    }
  });

  it.each([
    ['a segment outside its folder', { segments: [{ ...manifest.segments[0], name: '../../etc' }] }],
    ['a segment of no documents', { segments: [{ ...manifest.segments[0], documents: 0 }] }],
    ['a file outside its folder', { minisearch: { name: '../a.minisearch.json', ...file } }],
    ['a negative size', { sources: { ...manifest.sources, bytes: -1 } }],
    ['no generation', { generation: 0 }],
  ])('with %s is refused even when its checksum fits', (_what, change) => {
    expect(() => decodeManifest('m', sealed({ ...manifest, ...change }))).toThrow(
      expect.objectContaining({ code: 'index_damaged' }),
    );
  });

  it('has a name that tells its generation, and no other file has', () => {
    expect(parseManifestName(`${generationName(7)}.json`)).toBe(7);
    expect(parseManifestName(`${generationName(12_345_678)}.json`)).toBe(12_345_678);
    for (const name of [
      'generation-000007.sources.json',
      'generation-000007.minisearch.json',
      'generation-7.json',
      'CURRENT',
      'generation-000007.json.tmp',
    ]) {
      expect(parseManifestName(name)).toBeNull();
    }
  });
});

describe('CURRENT', () => {
  const bytes = encodeCurrent(7, encodeManifest(manifest));

  it('names the generation and the checksum of its manifest', () => {
    expect(decodeCurrent('CURRENT', bytes)).toEqual({
      generation: 7,
      sha256: createHash('sha256').update(encodeManifest(manifest)).digest('hex'),
    });
  });

  it('says something else, or is refused, with any single bit changed', () => {
    const whole = decodeCurrent('CURRENT', bytes);
    for (let bit = 0; bit < bytes.length * 8; bit += 1) {
      try {
        expect(decodeCurrent('CURRENT', flipped(bytes, bit))).not.toEqual(whole);
      } catch (error) {
        expect(error).toMatchObject({ code: 'index_damaged' });
      }
    }
  });

  it('is refused when anything stands before or after it', () => {
    for (const text of [
      `x${Buffer.from(bytes).toString()}`,
      `${Buffer.from(bytes).toString()}x`,
      `${Buffer.from(bytes).toString()}\n`,
      '',
      'generation-000001\n',
    ]) {
      expect(() => decodeCurrent('CURRENT', Buffer.from(text))).toThrow(
        expect.objectContaining({ code: 'index_damaged' }),
      );
    }
  });
});

describe('deleted documents', () => {
  it('come back ascending, as many as a segment may have', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(65_534), { maxLength: 200 }), (numbers) => {
        expect([...decodeDeleted(encodeDeleted(numbers))]).toEqual([...numbers].sort((a, b) => a - b));
      }),
    );
  });
});
