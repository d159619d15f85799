import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeSections, FORMAT_VERSION, SectionReader } from '../../../src/index/format/sections.js';
import { runs } from '../../runs.js';
import { unloadedBytes } from '../../unloaded-bytes.js';

const damaged = expect.objectContaining({ code: 'index_damaged' }) as Error;

function open(bytes: Uint8Array, name = 'index.bin'): SectionReader {
  return new SectionReader(name, unloadedBytes(bytes));
}

function readAll(bytes: Uint8Array): unknown[] {
  const read = open(bytes);
  return [read.uint8(), read.uint16(), read.uint32(), read.float32(), read.float64()].map((section) => [
    ...section.whole(),
  ]);
}

/** A section of each type. */
function encodeFive(): Uint8Array<ArrayBuffer> {
  return encodeSections([
    Uint8Array.of(1, 2, 3),
    Uint16Array.of(4),
    Uint32Array.of(5, 6),
    Float32Array.of(7),
    Float64Array.of(8),
  ]);
}

describe('sections', () => {
  it('come back as they were packed, at every length and alignment', () => {
    const u8 = fc.uint8Array({ maxLength: 20 });
    fc.assert(
      fc.property(
        u8,
        fc.uint16Array({ maxLength: 9 }),
        fc.uint32Array({ maxLength: 9 }),
        fc.float32Array({ maxLength: 9, noNaN: true }),
        fc.float64Array({ maxLength: 9, noNaN: true }),
        (...sections) => {
          const [a, b, c, d, e] = sections;
          const packed = encodeSections([a, b, c, d, e]);
          expect(readAll(packed)).toEqual(sections.map((section) => [...section]));
        },
      ),
    );
  });

  it('keep a date that is not one', () => {
    const read = open(encodeSections([Float64Array.of(Number.NaN, 1)]));
    expect([...read.float64().whole()]).toEqual([Number.NaN, 1]);
  });

  it.each([
    ['nothing', new Uint8Array(0)],
    ['a few bytes', Uint8Array.of(0x46, 0x4e, 0x44, 0x4c)],
    ['text', Uint8Array.from(Buffer.from('This is a text, and a long one at that.'))],
    ['a zip file', Uint8Array.from(Buffer.from('PK\u0003\u0004'.padEnd(64, '\u0000'), 'latin1'))],
    ['zeros', new Uint8Array(4096)],
  ])('of %s are refused, naming the file', (_what, bytes) => {
    expect(() => open(bytes, 'segments/000001/index.bin')).toThrow(damaged);
    expect(() => open(bytes, 'segments/000001/index.bin')).toThrow('segments/000001/index.bin');
  });

  it('of another format version are refused, naming both versions', () => {
    const bytes = encodeSections([Uint8Array.of(1)]);
    new DataView(bytes.buffer).setUint32(4, FORMAT_VERSION + 1, true);
    expect(() => open(bytes)).toThrow(damaged);
    expect(() => open(bytes)).toThrow(`${FORMAT_VERSION + 1}, not ${FORMAT_VERSION}`);
  });

  it('are refused wherever the file is cut off', () => {
    const bytes = encodeFive();
    expect(readAll(bytes)).toHaveLength(5);
    for (let length = 0; length < bytes.length; length += 1) {
      expect(() => readAll(bytes.slice(0, length)), `cut at ${length}`).toThrow(damaged);
    }
  });

  it('are loaded in part where only a part is asked for', () => {
    const section = open(encodeSections([Uint16Array.of(10, 11, 12, 13)])).uint16();
    expect(section.length).toBe(4);
    expect([...section.load(1, 3)]).toEqual([0xa5a5, 11, 12, 0xa5a5]);
    expect([...section.load(3, 9)]).toEqual([0xa5a5, 11, 12, 13]);
    expect([...section.whole()]).toEqual([10, 11, 12, 13]);
  });

  it('beyond the last are refused', () => {
    const read = open(encodeSections([Uint8Array.of(1)]));
    read.uint8();
    expect(() => read.uint8()).toThrow(damaged);
  });

  it('whose length is no multiple of their width are refused', () => {
    expect(() => open(encodeSections([Uint8Array.of(1, 2, 3)])).uint32()).toThrow(damaged);
  });

  it('never do worse than index_damaged, whatever a changed byte of the table says', () => {
    const bytes = encodeFive();
    const table = 16 + 5 * 16;
    fc.assert(
      fc.property(fc.nat(table - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const broken = bytes.slice();
        broken[at] = (broken[at] ?? 0) ^ change;
        try {
          readAll(broken);
        } catch (error) {
          expect(error).toMatchObject({ code: 'index_damaged' });
        }
      }),
      runs(2000),
    );
  });
});
