// The UTF-16 units of a text in memory of their own, where a loop over them takes a third of the time it takes to ask the
// string for each.

/** The units of a text, and behind them a 0. */
export type Units = Uint16Array<ArrayBuffer>;

const MIN_ROOM = 1 << 12;
/** Room that is kept, in units; for longer texts it is made each time. */
const KEPT_ROOM = 1 << 20;
/** Below this many units a loop is faster than a call. */
const SHORT = 24;

/** Room for one text at a time. */
export class TextUnits {
  /** Units of the text loaded last, until the next is. */
  units: Units = new Uint16Array(MIN_ROOM);
  #bytes = Buffer.from(this.units.buffer);

  load(text: string): Units {
    const { length } = text;
    if (this.units.length <= length || this.units.length > KEPT_ROOM) this.#makeRoom(length);
    const { units } = this;
    if (length < SHORT) for (let at = 0; at < length; at += 1) units[at] = text.charCodeAt(at);
    else this.#bytes.write(text, 'utf16le');
    units[length] = 0;
    return units;
  }

  #makeRoom(length: number): void {
    this.units = new Uint16Array(Math.max(MIN_ROOM, 2 ** Math.ceil(Math.log2(length + 1))));
    this.#bytes = Buffer.from(this.units.buffer);
  }
}
