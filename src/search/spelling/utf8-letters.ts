// Reads letters, which are code points here, from UTF-8 bytes.

/** The letter that begins at this place of well-formed UTF-8. */
export function letterAt(bytes: Uint8Array, at: number): number {
  const head = bytes[at] ?? 0;
  if (head < 0x80) return head;
  const size = head < 0xe0 ? 2 : head < 0xf0 ? 3 : 4;
  let letter = head & (0xff >>> (size + 1));
  for (let i = 1; i < size; i += 1) letter = (letter << 6) | ((bytes[at + i] ?? 0) & 0x3f);
  return letter;
}

/** How many bytes a letter takes. */
export function sizeOfLetter(letter: number): number {
  if (letter < 0x80) return 1;
  if (letter < 0x800) return 2;
  return letter < 0x1_0000 ? 3 : 4;
}
