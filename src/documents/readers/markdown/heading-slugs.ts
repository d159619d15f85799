// The anchors of the headings of a document, as GitHub makes them: those of the same words are numbered.

import { slug } from 'github-slugger';

/** Words of which the slug is known without the tables of Unicode. */
const PLAIN = /^[\w -]*$/;

/** Gives each heading of one document an anchor of its own. */
export class HeadingSlugs {
  /** How many headings have had each slug. */
  readonly #counts = new Map<string, number>();

  /** The anchor of the next heading with this text. */
  next(text: string): string {
    const bare = PLAIN.test(text) ? text.toLowerCase().replaceAll(' ', '-') : slug(text);
    let anchor = bare;
    while (this.#counts.has(anchor)) {
      const count = (this.#counts.get(bare) ?? 0) + 1;
      this.#counts.set(bare, count);
      anchor = `${bare}-${count}`;
    }
    this.#counts.set(anchor, 0);
    return anchor;
  }
}
