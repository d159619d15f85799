// Decoders for the encodings of the Encoding standard, with a repair: since 20.18.3 and 22.13 Node reads
// windows-1252, the commonest code page, as ISO 8859-1 and so turns its quotes and dashes into control characters
// (nodejs/node issues 56542 and 60888). Where Node is right the repair changes nothing.

import { TextDecoder } from 'node:util';

/** What windows-1252 has at 0x80 to 0x9f; the five that it leaves open stay controls. */
const WINDOWS_1252 =
  '\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f' +
  '\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178';

const HIGH_CONTROLS = /[\u0080-\u009f]/g;

/** Decodes a text piece by piece. */
export class PieceDecoder {
  readonly #decoder: TextDecoder;

  /** Throws a RangeError for an encoding that is not known. */
  constructor(encoding: string) {
    this.#decoder = new TextDecoder(encoding, { ignoreBOM: true });
  }

  /** The text of the next bytes, as far as their characters are complete; without bytes, what is left at the end. */
  decode(bytes?: Uint8Array): string {
    const text = bytes === undefined ? this.#decoder.decode() : this.#decoder.decode(bytes, { stream: true });
    return this.#decoder.encoding === 'windows-1252' ? repairWindows1252(text) : text;
  }
}

/** The text of bytes in an encoding. Bytes that mean nothing in it become U+FFFD, a byte order mark stays. */
export function decodeAs(encoding: string, bytes: Uint8Array): string {
  // Whole texts are decoded several times as fast as pieces.
  const decoder = new TextDecoder(encoding, { ignoreBOM: true });
  const text = decoder.decode(bytes);
  return decoder.encoding === 'windows-1252' ? repairWindows1252(text) : text;
}

/** The canonical name of an encoding that can be decoded here, or null. */
export function knownEncoding(label: string): string | null {
  try {
    return new TextDecoder(label.trim()).encoding;
  } catch {
    return null;
  }
}

/** A text with the characters of windows-1252 where it has the controls of ISO 8859-1, which are no text. */
export function repairWindows1252(text: string): string {
  return text.replace(HIGH_CONTROLS, (control) => WINDOWS_1252.charAt(control.charCodeAt(0) - 0x80));
}
