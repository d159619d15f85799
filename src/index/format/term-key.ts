// The key a term is sorted and found by in the dictionary of a segment.

/** Below every character of a name or a stem, so that the terms of one analyzer lie together, sorted by stem. */
const SEPARATOR = '\u0000';

/** The key of a term: `analyzer NUL stem`. With an empty stem it lies right before the terms of the analyzer. */
export function termKey(analyzer: string, stem: string): string {
  return analyzer + SEPARATOR + stem;
}

/** Analyzer and stem of a term. */
export function parseTermKey(key: string): { analyzer: string; stem: string } {
  const end = key.indexOf(SEPARATOR);
  return { analyzer: key.slice(0, end), stem: key.slice(end + 1) };
}
