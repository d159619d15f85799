// What a cluster has told of words, for as long as the documents are the same. What it told while a part of the index did not answer is
// no more than a part: whoever needs it next asks anew.

/** Counts that are remembered. */
const MAX_REMEMBERED = 50_000;

/** What was told of words of one kind. */
export class Remembered<Told> extends Map<string, Told> {
  readonly #doubtful = new Set<string>();

  /** Whether it need not be asked for. */
  isSure(key: string): boolean {
    return this.has(key) && !this.#doubtful.has(key);
  }

  /** Says whether all parts of the index have answered to what was asked about a key. */
  noteWhole(key: string, isWhole: boolean): void {
    if (isWhole) this.#doubtful.delete(key);
    else this.#doubtful.add(key);
  }

  /** Forgets everything where there is more than is worth remembering. */
  forgetMany(most = MAX_REMEMBERED): void {
    if (this.size <= most) return;
    this.clear();
    this.#doubtful.clear();
  }
}

/** What was told so far. */
export interface WordMemory {
  /** In how many documents terms are. */
  readonly terms: Remembered<number>;
  /** In how many documents words are in the very form. */
  readonly forms: Remembered<number>;
  /** Words that are spelled like one, with the number of documents. */
  readonly similar: Remembered<ReadonlyMap<string, number>>;
}

/** A memory of nothing. */
export function emptyMemory(): WordMemory {
  return { terms: new Remembered(), forms: new Remembered(), similar: new Remembered() };
}
