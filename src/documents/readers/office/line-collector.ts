// Collects the lines of a document whose format knows paragraphs, headings, lists, links and tables.

import GithubSlugger from 'github-slugger';
import { cleanLine } from '../../cleaning/characters.js';
import type { Line, SectionStart } from '../../cleaning/line.js';
import { LineLinks } from '../../markup/line-links.js';
import { OpenLists } from '../../markup/open-lists.js';

/** A document of more UTF-16 units is cut: a thousand novels. */
const MAX_TEXT_UNITS = 32 * 1024 * 1024;
const BETWEEN_CELLS = ' | ';

/** Takes text piece by piece, told where lines end and what they are. */
export class LineCollector {
  /** Whether something was left out because there was too much. */
  isCut = false;
  /** Is told of lists: the next line that is no heading is set as the item that was opened last. */
  readonly lists = new OpenLists();
  readonly #lines: Line[] = [];
  readonly #slugger = new GithubSlugger();
  #units = 0;
  #pieces: string[] = [];
  /** UTF-16 units of the pieces. */
  #rawLength = 0;
  readonly #links = new LineLinks();
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
    if (/\S/.test(text)) {
      if (this.#isNewCell) this.#push(BETWEEN_CELLS);
      this.#isNewCell = false;
      this.#links.beginText(this.#rawLength);
    }
    this.#push(text);
  }

  /** What follows leads to an address, until `closeLink`. */
  openLink(href: string): void {
    this.closeLink();
    this.#links.open(href);
  }

  closeLink(): void {
    this.#links.close(this.#rawLength);
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
    const raw = this.#pieces.join('');
    const text = cleanLine(raw);
    const links = this.#links.take(raw, text);
    const level = this.#headingLevel;
    this.#pieces = [];
    this.#rawLength = 0;
    this.#isNewCell = false;
    this.#headingLevel = null;
    if (text === '') {
      this.#opensParagraph ||= next === 'paragraph';
      return;
    }
    const section = this.#section ?? (level === null ? null : this.#sectionOf(text, level));
    const form = this.lists.takeItem();
    this.#lines.push({
      text,
      opensParagraph: this.#opensParagraph || level !== null,
      isHeading: level !== null,
      ...(section !== null && { section }),
      ...(level === null && form !== null && { form }),
      ...(level === null && links.length > 0 && { links }),
    });
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
      const { section: _, ...others } = line;
      const added = { ...others, opensParagraph: line.opensParagraph || i === 0 };
      this.#lines.push(section === null ? added : { ...added, section });
    }
    this.#opensParagraph = true;
  }

  #push(text: string): void {
    this.#pieces.push(text);
    this.#rawLength += text.length;
  }

  #sectionOf(heading: string, level: number): SectionStart {
    const anchor = this.#slugger.slug(heading);
    return { heading, level, anchor: anchor === '' ? null : anchor };
  }
}
