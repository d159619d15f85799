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
    for (; this.#counts.has(anchor); anchor = `${bare}-${this.#counts.get(bare) ?? 0}`)
      this.#counts.set(bare, (this.#counts.get(bare) ?? 0) + 1);
    this.#counts.set(anchor, 0);
    return anchor;
  }
}
