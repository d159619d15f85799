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

/** How a line is set, where its format says so: an item of a list, or a line of code. */
export interface LineForm {
  readonly kind: 'bullets' | 'numbers' | 'code';
  /** Of an item, how deep its list lies in others, from 1; of code, the columns that stood before the line. */
  readonly depth: number;
  /** Whether it is the first item of its list, or the first line of its code. */
  readonly isFirst?: boolean;
  /** Whether a blank line of code stood before it. */
  readonly hasGap?: boolean;
}

/** A part of a line that leads somewhere, in UTF-16 units of the line. */
export interface LineLink {
  readonly start: number;
  readonly length: number;
  /** As it is written: an address, or a path from the file. */
  readonly href: string;
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
  /** Left out where it is set as any other. */
  readonly form?: LineForm;
  /** Ascending, without overlaps; left out where there are none. */
  readonly links?: readonly LineLink[];
}
