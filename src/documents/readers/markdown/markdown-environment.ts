// What the rules of the parser know of one document besides its text: markdown-it hands it to each of them.

import type { Env } from 'markdown-it';
import { UnclosedMarks } from './unclosed-marks.js';

/** Code units that may be looked through in vain for the ends of tags and expressions, for each code unit of a document. */
const SCANS_PER_UNIT = 4;
const MIN_SCANS = 100_000;

/** What is known of one document while it is parsed. */
export interface MarkdownEnvironment extends Env {
  /** Labels of the footnotes that are defined: only they are marks, `[^a-z]` in a text about patterns is none. */
  readonly footnotes: Set<string>;
  /** Texts that a document exports by a name (`export const year = 2024`) and then shows as `{year}`. */
  readonly constants: Map<string, string>;
  /** The id that a heading gives itself, found while its text is parsed; null where it gives none. */
  anchor: string | null;
  /** Closing marks that a text lacks. */
  readonly unclosed: UnclosedMarks;
  /** What is left of the scans, so that a document of unclosed braces takes linear time. */
  scansLeft: number;
}

/** The environment in which a text of this length, in UTF-16 units, is parsed. */
export function createEnvironment(length: number): MarkdownEnvironment {
  return {
    footnotes: new Set(),
    constants: new Map(),
    anchor: null,
    unclosed: new UnclosedMarks(),
    scansLeft: MIN_SCANS + length * SCANS_PER_UNIT,
  };
}

/** The environment that `createEnvironment` made, as a rule finds it. */
export function environmentOf(state: { readonly env: Env }): MarkdownEnvironment {
  return state.env as MarkdownEnvironment;
}
