// One line of a body on its way to stored text. Only the shapes.

/** Where a part of a document begins, to which a link can lead: a heading with its anchor, a page, a moment of a recording. */
export interface SectionStart {
  /** The heading as a reader sees it; empty for a page or a moment, which have none. */
  readonly heading: string;
  /** 1 to 6 as in HTML; 0 where there is no heading. */
  readonly level: number;
  /** What follows the `#` of a link (`setup`, `page=3`, `t=83`); null where the format gives none. */
  readonly anchor: string | null;
}

/** A line, trimmed and never empty. */
export interface Line {
  readonly text: string;
  /** Whether a blank line stands before it. */
  readonly opensParagraph: boolean;
  /** Whether the format says that it is a heading; plain text never does. */
  readonly isHeading: boolean;
  /** Set on the first line of a part of the document. */
  readonly section?: SectionStart;
}
