// Where a document of a generation is.

/** A document by its segment and its number there. */
export interface DocumentAddress {
  /** The index of its segment in the generation. */
  readonly segment: number;
  /** Its number in the segment. */
  readonly document: number;
}
