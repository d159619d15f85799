// The lists that are open while a text is read, and how the items of them are set.

import type { LineForm } from '../cleaning/line.js';

/** Is told in the order of the text where lists and items begin. */
export class OpenLists {
  /** From the outermost: whether their items are numbered. */
  readonly #areNumbered: boolean[] = [];
  /** Whether the next item is the first of its list. */
  #isNew = false;
  #item: LineForm | null = null;

  /** How many lists are open. */
  get depth(): number {
    return this.#areNumbered.length;
  }

  /** @param goesOn whether it goes on from a list before: its next item is not the first */
  open(isNumbered: boolean, goesOn = false): void {
    this.#areNumbered.push(isNumbered);
    this.#isNew = !goesOn;
  }

  close(): void {
    this.#areNumbered.pop();
  }

  /** Begins an item of the innermost list. */
  openItem(): void {
    const kind = this.#areNumbered.at(-1) === true ? 'numbers' : 'bullets';
    this.#item = { kind, depth: this.depth, isFirst: this.#isNew };
    this.#isNew = false;
  }

  /** The form of the line that is read next: of an item for its first line, else null. */
  takeItem(): LineForm | null {
    const item = this.#item;
    this.#item = null;
    return item;
  }
}
