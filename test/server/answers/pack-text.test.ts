import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { packText } from '../../../src/server/answers/pack-text.js';

const LONG = JSON.stringify(Array.from({ length: 200 }, (_, n) => ({ id: n, title: `Fähre ${n} 渡し船` })));

describe('the text of an answer', () => {
  it.each([
    ['gzip', gunzipSync],
    ['br', brotliDecompressSync],
  ] as const)('is packed with %s and comes out as it was', (encoding, unpack) => {
    const packed = packText(LONG, encoding);
    expect(packed.encoding).toBe(encoding);
    expect(packed.bytes.byteLength).toBeLessThan(LONG.length / 2);
    expect(unpack(packed.bytes).toString()).toBe(LONG);
  });

  it('is left as it is where the client cannot unpack it, and where it is short', () => {
    expect(Buffer.from(packText(LONG, 'identity').bytes).toString()).toBe(LONG);
    const short = packText('{"status":"Fähre"}', 'br');
    expect(short.encoding).toBe('identity');
    expect(Buffer.from(short.bytes).toString()).toBe('{"status":"Fähre"}');
  });

  it('owns its buffer, so that it can be handed to another thread', () => {
    for (const encoding of ['identity', 'gzip', 'br'] as const) {
      const { bytes } = packText(LONG, encoding);
      const copy = bytes.slice();
      expect(bytes.buffer.byteLength).toBe(bytes.byteLength);
      const moved = structuredClone(bytes, { transfer: [bytes.buffer] });
      expect(moved).toEqual(copy);
    }
  });
});
