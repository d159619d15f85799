// A word with stars inside or before it, each of which stands for any letters or none: `f*rry`, `*erry`.

/** Letters of the shortest part of a word that is looked for. */
const MIN_LETTERS = 2;

const starred = /^[\p{L}\p{M}\p{N}'\u2019*]*\*[\p{L}\p{M}\p{N}'\u2019][\p{L}\p{M}\p{N}'\u2019*]*$/u;

/** What a word with stars is. */
export type StarPattern =
  /** What stands between its stars: at least two, the first and last of which are empty where a star stands there. */
  | { readonly kind: 'pieces'; readonly pieces: readonly string[] }
  /** It has stars and too few letters. */
  | { readonly kind: 'short' }
  /** It has no star but at its end, other signs, or letters set apart by stars (`M*A*S*H`, `5*3`). */
  | { readonly kind: 'none' };

/** Reads the stars of a word as it stands in a query. Several in a row count as one. */
export function readStarPattern(written: string): StarPattern {
  if (!starred.test(written)) return { kind: 'none' };
  const pieces = written.replaceAll(/\*+/g, '*').split('*');
  const lengths = pieces.map((piece) => Array.from(piece).length);
  const letters = lengths.reduce((sum, length) => sum + length, 0);
  if (letters < MIN_LETTERS) return { kind: 'short' };
  const isSetApart = Math.max(...lengths) === 1 && (letters > 2 || !/\p{L}/u.test(written));
  return isSetApart ? { kind: 'none' } : { kind: 'pieces', pieces };
}

/** Whether a word is its pieces with any letters between them. */
export function matchesPieces(word: string, pieces: readonly string[]): boolean {
  const [first = '', ...others] = pieces;
  const last = others.pop() ?? '';
  const end = word.length - last.length;
  if (end < first.length || !word.startsWith(first) || !word.endsWith(last)) return false;
  let at = first.length;
  for (const piece of others) {
    const found = word.indexOf(piece, at);
    if (found < 0) return false;
    at = found + piece.length;
  }
  return at <= end;
}
