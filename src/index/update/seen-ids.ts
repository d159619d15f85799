// The ids of the new records met so far, and where each was met, without an object for each.

import type { Location } from '../../documents/document.js';

/** Which ids are taken, and by which record. */
export class SeenIds {
  /** By id: its index in the two lists below. */
  readonly #indexes = new Map<string, number>();
  /** By index: the path as an index of `#paths`; the line, or 0 where the file has one document. */
  readonly #pathOf: number[] = [];
  readonly #lines: number[] = [];
  /** Paths of all files that gave an id, in the order they were read. */
  readonly #paths: string[] = [];

  has(id: string): boolean {
    return this.#indexes.has(id);
  }

  /** Where an id was met, or null. */
  get(id: string): Location | null {
    const index = this.#indexes.get(id);
    if (index === undefined) return null;
    const line = this.#lines[index] ?? 0;
    return { path: this.#paths[this.#pathOf[index] ?? 0] ?? '', line: line === 0 ? null : line };
  }

  /** Adds an id that was not met before. */
  add(id: string, { path, line }: Location): void {
    if (this.#paths.at(-1) !== path) this.#paths.push(path);
    this.#indexes.set(id, this.#lines.length);
    this.#pathOf.push(this.#paths.length - 1);
    this.#lines.push(line ?? 0);
  }
}
