// Collects the lines of a document whose format knows paragraphs, headings and tables.

import GithubSlugger from 'github-slugger';
import { cleanLine } from '../../cleaning/characters.js';
import type { Line, SectionStart } from '../../cleaning/line.js';

/** A document of more UTF-16 units is cut: a thousand novels. */
const MAX_TEXT_UNITS = 32 * 1024 * 1024;

/** Takes text piece by piece, told where lines end and what they are. */
export class LineCollector {
  /** Whether something was left out because there was too much. */
  isCut = false;
  readonly #lines: Line[] = [];
  readonly #slugger = new GithubSlugger();
  #units = 0;
  #pieces: string[] = [];
  #isNewCell = false;
  #opensParagraph = true;
  #headingLevel: number | null = null;
  #section: SectionStart | null = null;

  get lines(): readonly Line[] {
    return this.#lines;
  }

  /** Whether the line that is being collected has anything yet. */
  get isEmpty(): boolean {
    return this.#pieces.length === 0;
  }

  add(text: string): void {
    if (text === '') return;
    this.#units += text.length;
    if (this.#units > MAX_TEXT_UNITS) {
      this.isCut = true;
      return;
    }
    if (this.#isNewCell && /\S/.test(text)) {
      this.#pieces.push(' | ');
      this.#isNewCell = false;
    }
    this.#pieces.push(text);
  }

  /** What follows stands in another cell of a row. */
  beginCell(): void {
    if (this.#pieces.length > 0) this.#isNewCell = true;
  }

  /** The line that is being collected is a heading of a level from 1 to 6. */
  markHeading(level: number): void {
    this.#headingLevel = Math.min(6, Math.max(1, level));
  }

  /** The line that is being collected begins a paragraph, whatever was said at the end of the one before. */
  beginParagraph(): void {
    this.#opensParagraph = true;
  }

  /** The next line that has a text begins a part of the document. */
  beginSection(section: SectionStart): void {
    this.#section = section;
  }

  /** Ends the line, if it has a text; `next` says how the one after it stands to it. */
  endLine(next: 'line' | 'paragraph'): void {
    const text = this.#pieces.length === 0 ? '' : cleanLine(this.#pieces.join(''));
    const level = this.#headingLevel;
    this.#pieces = [];
    this.#isNewCell = false;
    this.#headingLevel = null;
    if (text === '') {
      this.#opensParagraph ||= next === 'paragraph';
      return;
    }
    const section = this.#section ?? (level === null ? null : this.#sectionOf(text, level));
    const line = { text, opensParagraph: this.#opensParagraph || level !== null, isHeading: level !== null };
    this.#lines.push(section === null ? line : { ...line, section });
    this.#section = null;
    this.#opensParagraph = next === 'paragraph' || level !== null;
  }

  /** Adds lines that were made elsewhere, as paragraphs of their own. */
  addLines(lines: readonly Line[]): void {
    this.endLine('paragraph');
    for (const [i, line] of lines.entries()) {
      this.#units += line.text.length;
      if (this.#units > MAX_TEXT_UNITS) {
        this.isCut = true;
        return;
      }
      const section =
        this.#section ?? (line.isHeading ? this.#sectionOf(line.text, line.section?.level ?? 1) : null);
      this.#section = null;
      const { text, isHeading } = line;
      const added = { text, isHeading, opensParagraph: line.opensParagraph || i === 0 };
      this.#lines.push(section === null ? added : { ...added, section });
    }
    this.#opensParagraph = true;
  }

  #sectionOf(heading: string, level: number): SectionStart {
    const anchor = this.#slugger.slug(heading);
    return { heading, level, anchor: anchor === '' ? null : anchor };
  }
}
