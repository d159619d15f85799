// Variable-length integers (LEB128): seven bits a byte, low bits first; the high bit says that more bytes follow.

/** Bytes that a variable-length integer takes at most. */
export const MAX_VARINT_BYTES = 5;

/** Writes an unsigned integer below 2^32 at byte `at`, where there must be room; returns the offset behind it. */
export function writeVarint(bytes: Uint8Array, at: number, value: number): number {
  let end = at;
  let rest = value;
  for (; rest > 0x7f; rest >>>= 7) bytes[end++] = (rest & 0x7f) | 0x80;
  bytes[end] = rest;
  return end + 1;
}

/** Reads an integer that `writeVarint` wrote, and moves `at` behind it. */
export function readVarint(from: { readonly bytes: Uint8Array; at: number }): number {
  let value = 0;
  for (let factor = 1; factor <= 2 ** 28; factor *= 128) {
    const byte = from.bytes[from.at] ?? 0;
    from.at += 1;
    value += (byte & 0x7f) * factor;
    if (byte < 0x80) break;
  }
  return value;
}
