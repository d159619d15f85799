// One line of a body on its way to stored text. Only the shape.

/** A line, trimmed and never empty. */
export interface Line {
  readonly text: string;
  /** Whether a blank line stands before it. */
  readonly opensParagraph: boolean;
  /** Whether the format says that it is a heading; plain text never does. */
  readonly isHeading: boolean;
}
