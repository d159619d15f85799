// A folder as one program or kind of program writes it, and what a reader of its own pages sees. Only shapes.

/** A document that the folder must give. */
export interface ExpectedDocument {
  /** As the folder's own site, or the program it is for, shows it. */
  readonly title: string;
  /** What must be in its text, whole; runs of white space count as one space. */
  readonly sentences: readonly string[];
}

/** A folder of made-up files, written as its program has them. */
export interface FolderShape {
  readonly name: string;
  /** By path. */
  readonly files: Readonly<Record<string, string | Uint8Array>>;
  /** By id: these, and no others. */
  readonly documents: Readonly<Record<string, ExpectedDocument>>;
  /** What its program takes for marks and a reader never sees. */
  readonly marks: readonly (string | RegExp)[];
}
