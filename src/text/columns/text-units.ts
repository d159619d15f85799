// The UTF-16 units of a text as an array of numbers: a loop over it takes a third of the time of asking the string for each.

/** The units of a text, and a 0 behind them. */
export type Units = Uint16Array<ArrayBuffer>;

const INITIAL_CAPACITY = 1 << 12;
/** A larger array, needed for a long text, is not kept for the next; in units. */
const MAX_KEPT_CAPACITY = 1 << 20;
/** For fewer units a loop over the string is faster than a call of `write`. */
const MIN_WRITE_LENGTH = 24;

/** The same memory as bytes, into which Node writes a text at once; null in a browser, which cannot. */
function bytesOf(units: Units): Buffer | null {
  const { Buffer: node } = globalThis as { Buffer?: typeof Buffer };
  return node === undefined ? null : node.from(units.buffer);
}

/** Memory for the units of one text at a time. */
export class TextUnits {
  #units: Units = new Uint16Array(INITIAL_CAPACITY);
  #bytes = bytesOf(this.#units);

  /** The units of a text, valid until the next is loaded. */
  load(text: string): Units {
    const { length } = text;
    const capacity = this.#units.length;
    if (capacity <= length || capacity > MAX_KEPT_CAPACITY) this.#reserve(length + 1);
    const units = this.#units;
    if (length < MIN_WRITE_LENGTH || this.#bytes === null)
      for (let at = 0; at < length; at += 1) units[at] = text.charCodeAt(at);
    else this.#bytes.write(text, 'utf16le');
    units[length] = 0;
    return units;
  }

  #reserve(length: number): void {
    this.#units = new Uint16Array(Math.max(INITIAL_CAPACITY, 2 ** Math.ceil(Math.log2(length))));
    this.#bytes = bytesOf(this.#units);
  }
}
