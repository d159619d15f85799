// Writes text in legacy code pages, which Node itself only reads: by turning its decoders around. For tests.

const WINDOWS_1252: Readonly<Record<string, number>> = {
  '\u20ac': 0x80,
  '\u2018': 0x91,
  '\u2019': 0x92,
  '\u201c': 0x93,
  '\u201d': 0x94,
  '\u2013': 0x96,
  '\u2014': 0x97,
};

/** An encoder for a label of the Encoding standard with one or two bytes a character. */
export function legacyEncoder(label: string): (text: string) => Uint8Array {
  const decoder = new TextDecoder(label);
  const bytesOf = new Map<string, readonly number[]>();
  const learn = (...bytes: readonly number[]): void => {
    const letters = Array.from(decoder.decode(Uint8Array.from(bytes)));
    const [letter] = letters;
    if (letters.length === 1 && letter !== undefined && letter !== '\ufffd' && !bytesOf.has(letter))
      bytesOf.set(letter, bytes);
  };
  for (let byte = 0; byte < 256; byte++) learn(byte);
  // Some releases of Node decode these wrongly, so they cannot be learned from it.
  if (label === 'windows-1252')
    for (const [letter, byte] of Object.entries(WINDOWS_1252)) bytesOf.set(letter, [byte]);
  if (/^(?:gb|shift|euc|big5)/.test(label)) {
    for (let lead = 0x81; lead < 0xff; lead++)
      for (let trail = 0x40; trail < 0xff; trail++) learn(lead, trail);
  }
  return (text) =>
    Uint8Array.from(
      Array.from(text).flatMap((letter) => {
        const bytes = bytesOf.get(letter);
        if (bytes === undefined) throw new Error(`${label} has no ${letter}`);
        return bytes;
      }),
    );
}
