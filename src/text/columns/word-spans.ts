// The words of a text before they are folded, in columns: a loop over numbers side by side is what a processor does best.

/** What a raw word is. A pair is an overlapping pair of ideographs. */
export const WORD = 0;
export const ACRONYM = 1;
export const NUMBER = 2;
export const PAIR = 3;

const FIRST_ROOM = 1 << 10;

/** Raw words in order. */
export class RawWords {
  count = 0;
  /** Where each begins and ends (exclusive), in UTF-16 units. */
  starts = new Uint32Array(FIRST_ROOM);
  ends = new Uint32Array(FIRST_ROOM);
  /** `hashOf` the units of each. */
  hashes = new Int32Array(FIRST_ROOM);
  kinds = new Uint8Array(FIRST_ROOM);
  /** 1 where the word stands between hyphens with the one before. */
  joined = new Uint8Array(FIRST_ROOM);

  add(start: number, end: number, kind: number, joined: boolean, hash: number): void {
    const { count } = this;
    if (count === this.starts.length) this.#grow();
    this.starts[count] = start;
    this.ends[count] = end;
    this.hashes[count] = hash;
    this.kinds[count] = kind;
    this.joined[count] = joined ? 1 : 0;
    this.count = count + 1;
  }

  #grow(): void {
    const room = this.count * 2;
    this.starts = larger(this.starts, new Uint32Array(room));
    this.ends = larger(this.ends, new Uint32Array(room));
    this.hashes = larger(this.hashes, new Int32Array(room));
    this.kinds = larger(this.kinds, new Uint8Array(room));
    this.joined = larger(this.joined, new Uint8Array(room));
  }
}

function larger<Numbers extends Uint32Array | Int32Array | Uint8Array>(
  numbers: Numbers,
  room: Numbers,
): Numbers {
  room.set(numbers);
  return room;
}
