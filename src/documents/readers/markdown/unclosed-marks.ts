// Where in a text a closing mark was looked for in vain, so that many marks that nothing closes take linear time together.

interface Stretch {
  readonly text: string;
  /** From here, in UTF-16 units, to before `end` no mark begins that closes. */
  readonly start: number;
  readonly end: number;
}

/** For each closing mark the last stretch of a text without it. */
export class UnclosedMarks {
  readonly #stretches = new Map<string, Stretch>();

  /** Where to go on looking for a mark that begins at an index or behind it. */
  nextPlace(mark: string, text: string, from: number): number {
    return this.#stretchAround(mark, text, from)?.end ?? from;
  }

  /** Notes that no such mark begins from an index to before another. */
  add(mark: string, text: string, from: number, to: number): void {
    const known = this.#stretchAround(mark, text, from);
    const start = known?.start ?? from;
    this.#stretches.set(mark, { text, start, end: Math.max(known?.end ?? from, to) });
  }

  /** The stretch that a place lies in. One further on is not joined to it: between them may be a mark. */
  #stretchAround(mark: string, text: string, at: number): Stretch | undefined {
    const known = this.#stretches.get(mark);
    return known?.text === text && known.start <= at && at <= known.end ? known : undefined;
  }
}
