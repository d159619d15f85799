// Where the ids of new records were met, without an object for each.

import type { Location } from '../../documents/document.js';

export class SeenIds {
  /** By id: as which it came, from 0. */
  readonly #numbers = new Map<string, number>();
  /** By number: the place of its path in `#paths`, and its line, or 0. */
  readonly #pathOf: number[] = [];
  readonly #lines: number[] = [];
  /** Paths of all files that gave an id, in the order they were read. */
  readonly #paths: string[] = [];

  has(id: string): boolean {
    return this.#numbers.has(id);
  }

  /** Where an id was met, or null. */
  get(id: string): Location | null {
    const number = this.#numbers.get(id);
    if (number === undefined) return null;
    const line = this.#lines[number] ?? 0;
    return { path: this.#paths[this.#pathOf[number] ?? 0] ?? '', line: line === 0 ? null : line };
  }

  /** Notes where a new id was met. */
  add(id: string, { path, line }: Location): void {
    if (this.#paths.at(-1) !== path) this.#paths.push(path);
    this.#numbers.set(id, this.#lines.length);
    this.#pathOf.push(this.#paths.length - 1);
    this.#lines.push(line ?? 0);
  }
}
