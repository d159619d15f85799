// Puts the blocks of a text in a markup language together as lines.

import { cleanLine } from '../../cleaning/characters.js';
import type { Line } from '../../cleaning/line.js';

const MAX_LEVEL = 6;

/** Takes the blocks of a text in order. Texts come without marks; what is blank adds nothing. */
export class BlockCollector {
  readonly lines: Line[] = [];
  /** Whether the last line was an item of a list or a row of a table: the next one belongs to the same paragraph. */
  #isInList = false;

  /** @param level 1 for the title of a document, 2 for a chapter, and so on */
  addHeading(text: string, level: number, anchor: string | null): Line | null {
    const heading = cleanLine(text);
    this.#isInList = false;
    if (heading === '') return null;
    const section = { heading, level: Math.min(level, MAX_LEVEL), anchor };
    const line = { text: heading, opensParagraph: true, isHeading: true, section };
    this.lines.push(line);
    return line;
  }

  /** Line breaks inside the text are kept. */
  addParagraph(text: string): void {
    this.#addLines(text.split('\n'), true);
    this.#isInList = false;
  }

  /** An item of a list or a row of a table. */
  addItem(text: string): void {
    const { length } = this.lines;
    this.#addLines(text.split('\n'), !this.#isInList);
    if (this.lines.length > length) this.#isInList = true;
  }

  /** Ends a list or table, so that the next item opens a paragraph. */
  endList(): void {
    this.#isInList = false;
  }

  #addLines(texts: readonly string[], opensFirst: boolean): void {
    let opensParagraph = opensFirst;
    for (const piece of texts) {
      const text = cleanLine(piece);
      if (text === '') continue;
      this.lines.push({ text, opensParagraph, isHeading: false });
      opensParagraph = false;
    }
  }
}
