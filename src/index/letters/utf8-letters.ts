// Letters read from UTF-8 bytes without making strings of them. A letter is a code point here.

/** The code point whose first byte is at index `at` of well-formed UTF-8. */
export function letterAt(bytes: Uint8Array, at: number): number {
  const head = bytes[at] ?? 0;
  if (head < 0x80) return head;
  const size = head < 0xe0 ? 2 : head < 0xf0 ? 3 : 4;
  let letter = head & (0xff >>> (size + 1));
  for (let i = 1; i < size; i += 1) letter = (letter << 6) | ((bytes[at + i] ?? 0) & 0x3f);
  return letter;
}

/** How many bytes a code point takes in UTF-8, 1 to 4. */
export function sizeOfLetter(letter: number): number {
  if (letter < 0x80) return 1;
  if (letter < 0x800) return 2;
  return letter < 0x1_0000 ? 3 : 4;
}
