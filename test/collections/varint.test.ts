import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ByteWriter } from '../../src/collections/byte-writer.js';
import { MAX_VARINT_BYTES, writeVarint } from '../../src/collections/varint.js';

function putVarint(writer: ByteWriter, value: number): void {
  writer.length = writeVarint(writer.reserve(MAX_VARINT_BYTES), writer.length, value);
}

function readVarints(bytes: Uint8Array): number[] {
  const values: number[] = [];
  let value = 0;
  let scale = 1;
  for (const byte of bytes) {
    value += (byte & 0x7f) * scale;
    scale *= 128;
    if (byte < 0x80) {
      values.push(value);
      value = 0;
      scale = 1;
    }
  }
  return values;
}

describe('ByteWriter', () => {
  it.each([
    [0, [0]],
    [127, [127]],
    [128, [0x80, 1]],
    [16_383, [0xff, 0x7f]],
    [16_384, [0x80, 0x80, 1]],
    [0xffff_ffff, [0xff, 0xff, 0xff, 0xff, 0x0f]],
  ])('writes %d in as few bytes as it needs', (value, expected) => {
    const writer = new ByteWriter(0);
    putVarint(writer, value);
    expect([...writer.bytes()]).toEqual(expected);
    expect(writer.length).toBe(expected.length);
  });

  it('keeps all it was given in order, however small it began', () => {
    const item = fc.oneof(
      fc.integer({ min: 0, max: 0xffff_ffff }),
      fc.uint8Array({ maxLength: 40 }).map((bytes) => bytes.map((byte) => byte & 0x7f)),
    );
    fc.assert(
      fc.property(fc.array(item, { maxLength: 60 }), fc.nat(8), (items, capacity) => {
        const writer = new ByteWriter(capacity);
        for (const value of items) {
          if (typeof value === 'number') putVarint(writer, value);
          else writer.append(value);
        }
        const expected = items.flatMap((value) => (typeof value === 'number' ? [value] : [...value]));
        expect(readVarints(writer.bytes())).toEqual(expected);
        expect(writer.bytes()).toHaveLength(writer.length);
      }),
    );
  });

  it('hands out bytes that later writing does not change', () => {
    const writer = new ByteWriter(64);
    putVarint(writer, 1);
    const before = writer.bytes();
    putVarint(writer, 2);
    expect([...before]).toEqual([1]);
  });
});
