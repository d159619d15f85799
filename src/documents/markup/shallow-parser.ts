// A parser of HTML and XML whose stack stays small, however deep elements are nested: its time grows with the square of the depth.

import { Parser, type ParserOptions } from 'htmlparser2';

/** Deeper elements are read as if they were closed at once. */
const MAX_DEPTH = 256;

/** Takes the elements and texts of a source in order. */
export interface ElementReader {
  /** How many elements are open. */
  readonly depth: number;
  open(name: string, attributes: Readonly<Record<string, string>>): void;
  text(text: string): void;
  close(): void;
  /** What lies between these two is text as it stands, in which no reference is meant. */
  openCharacterData?(): void;
  closeCharacterData?(): void;
}

/** A parser that treats elements below `MAX_DEPTH` as empty ones. Keeps all text. */
export class ShallowParser extends Parser {
  readonly #reader: ElementReader;
  /** Whether the tag being opened lies too deep to be kept open. */
  #isTooDeep = false;

  constructor(reader: ElementReader, options: ParserOptions) {
    const events = {
      onopentag: (name: string, attributes: Readonly<Record<string, string>>): void => {
        reader.open(name, attributes);
      },
      ontext: (text: string): void => {
        reader.text(text);
      },
      onclosetag: (): void => {
        reader.close();
      },
      oncdatastart: (): void => {
        reader.openCharacterData?.();
      },
      oncdataend: (): void => {
        reader.closeCharacterData?.();
      },
    };
    super(events, options);
    this.#reader = reader;
  }

  override onopentagname(start: number, endIndex: number): void {
    this.#isTooDeep = this.#reader.depth >= MAX_DEPTH;
    super.onopentagname(start, endIndex);
  }

  override onopentagend(endIndex: number): void {
    super.onopentagend(endIndex);
    this.#isTooDeep = false;
  }

  override onselfclosingtag(endIndex: number): void {
    super.onselfclosingtag(endIndex);
    this.#isTooDeep = false;
  }

  protected override isVoidElement(name: string): boolean {
    return this.#isTooDeep || super.isVoidElement(name);
  }
}
