// JSON as UTF-8 bytes, written into one growing buffer and handed out piece by piece. Numbers and keys, of which there are
// millions, are written digit by digit: no string is made of them.

const FIRST_BYTES = 1 << 19;
/** Digits of a whole number below 2^32. */
const MAX_DIGITS = 10;
const ZERO = 0x30;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COLON = 0x3a;
const decoder = new TextDecoder();

/** Writes JSON; what is written is kept until it is taken. */
export class JsonWriter {
  /** Bytes written and not taken yet. */
  length = 0;
  #bytes = Buffer.allocUnsafeSlow(FIRST_BYTES);

  /** Appends what is JSON already. */
  append(json: string): void {
    // A UTF-16 unit becomes three bytes at most.
    this.#reserve(json.length * 3);
    this.length += this.#bytes.write(json, this.length);
  }

  /** Appends one byte of punctuation. */
  appendByte(byte: number): void {
    this.#reserve(1);
    this.#bytes[this.length] = byte;
    this.length += 1;
  }

  /** Appends the first bytes of `text`, which are UTF-8, as a string. */
  appendString(text: Uint8Array, length: number): void {
    const start = this.length;
    this.#reserve(length + 2);
    const bytes = this.#bytes;
    let end = start;
    bytes[end++] = QUOTE;
    for (let at = 0; at < length; at += 1) {
      const byte = text[at] ?? 0;
      if (byte < 0x20 || byte === QUOTE || byte === BACKSLASH) {
        this.append(JSON.stringify(decoder.decode(text.subarray(0, length))));
        return;
      }
      bytes[end++] = byte;
    }
    bytes[end++] = QUOTE;
    this.length = end;
  }

  /** Appends a whole number below 2^32 as a key: `"12":`. */
  appendKey(key: number): void {
    this.#reserve(MAX_DIGITS + 3);
    const bytes = this.#bytes;
    bytes[this.length] = QUOTE;
    const end = writeDigits(bytes, this.length + 1, key);
    bytes[end] = QUOTE;
    bytes[end + 1] = COLON;
    this.length = end + 2;
  }

  /** Appends a whole number below 2^32. */
  appendNumber(value: number): void {
    this.#reserve(MAX_DIGITS);
    this.length = writeDigits(this.#bytes, this.length, value);
  }

  /** Everything written since this was last called; the buffer is used again. */
  take(): Uint8Array<ArrayBuffer> {
    const taken = new Uint8Array(this.#bytes.subarray(0, this.length));
    this.length = 0;
    return taken;
  }

  #reserve(count: number): void {
    if (this.length + count <= this.#bytes.length) return;
    const larger = Buffer.allocUnsafeSlow(Math.max(this.#bytes.length * 2, this.length + count));
    this.#bytes.copy(larger, 0, 0, this.length);
    this.#bytes = larger;
  }
}

/** Writes a whole number below 2^32 in decimal; returns the offset behind it. */
function writeDigits(bytes: Uint8Array, start: number, value: number): number {
  let end = start + 1;
  for (let power = 10; power <= value; power *= 10) end += 1;
  let rest = value;
  for (let at = end - 1; at >= start; at -= 1) {
    const tens = Math.floor(rest / 10);
    bytes[at] = ZERO + rest - tens * 10;
    rest = tens;
  }
  return end;
}
