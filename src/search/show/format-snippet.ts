// What was cut from a text as a snippet to be shown: one line, with marks of omission, the matches as ranges and as HTML.

import type { Snippet } from '../engine.js';
import type { Fragment } from './cut-fragment.js';
import { joinRanges, markRanges } from './highlight.js';
import type { Match } from './match.js';
import type { ShownText } from './shown-text.js';

const ELLIPSIS = '\u2026';

/** A fragment of one of a document's texts, and what was found there. */
export interface FoundFragment {
  readonly text: ShownText;
  readonly fragment: Fragment;
  /** Those that are not wholly inside the fragment are not marked. */
  readonly matches: readonly Match[];
}

/** The snippet of a fragment. Its ranges are offsets into its own text, an ellipsis at the beginning included. */
export function formatSnippet({ text: source, fragment: { start, end }, matches }: FoundFragment): Snippet {
  const lead = start > 0 ? `${ELLIPSIS} ` : '';
  const tail = end < source.length ? ` ${ELLIPSIS}` : '';
  const text = lead + source.read(start, end).replaceAll(/[^\S ]/g, ' ') + tail;
  const ranges = joinRanges(
    matches
      .filter((match) => match.start >= start && match.end <= end)
      .map((match) => ({ start: match.start - start + lead.length, length: match.end - match.start })),
  );
  const section = source.sectionAt(Math.max(start, matches[0]?.start ?? start));
  return { field: source.field, text, html: markRanges(text, ranges), ranges, section };
}
