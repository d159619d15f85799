// A cue of a subtitle file. Only the shape.

/** What is shown at once, from a moment of the recording on. */
export interface Cue {
  /** Seconds from the beginning of the recording, with their fraction. */
  readonly start: number;
  /** Not below `start`. */
  readonly end: number;
  /** Lines as they are shown, without marks, none empty. A speaker that the file names stands before the words: `Ann: Yes.` */
  readonly lines: readonly string[];
}
