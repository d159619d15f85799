// The links of the line that is being read. One that is open where a line ends goes on in the next.

import type { LineLink } from '../cleaning/line.js';
import { placeLinks, type RawLink } from '../cleaning/place-links.js';

/** Is told in the order of the text where links open and close, in UTF-16 units of the line as it is read. */
export class LineLinks {
  readonly #closed: RawLink[] = [];
  #href: string | null = null;
  /** Where the text of the open link begins in the line; null until it shows anything. */
  #start: number | null = null;

  /** What follows leads to an address; a link that is open is forgotten. */
  open(href: string): void {
    this.#href = href;
    this.#start = null;
  }

  /** A text that shows something begins here. */
  beginText(at: number): void {
    if (this.#href !== null) this.#start ??= at;
  }

  close(end: number): void {
    this.#endPart(end);
    this.#href = null;
  }

  /** The links of a line that ends here. @param line the text of the line, as it was made of `raw` */
  take(raw: string, line: string): readonly LineLink[] {
    this.#endPart(raw.length);
    const links = this.#closed.length === 0 ? [] : placeLinks(raw, line, this.#closed);
    this.#closed.length = 0;
    return links;
  }

  /** The text of the open link, as far as it stands in this line. */
  #endPart(end: number): void {
    if (this.#href !== null && this.#start !== null)
      this.#closed.push({ start: this.#start, end, href: this.#href });
    this.#start = null;
  }
}
