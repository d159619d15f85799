// How a document lies in the file: its head, then its body. The head is the JSON array of its properties but for the text,
// in codes. The body is the length of the text, the bytes of its places, the places, the codes of the text.

/** The index of the text among the values of a document. */
export const TEXT_INDEX = 2;
/** Properties of a document but for its text. */
export const HEAD_VALUES = 10;

/** Reads a variable-length integer (see `writeVarint`) and moves on. */
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
