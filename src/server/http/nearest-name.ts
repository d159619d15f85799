// Which known name did the caller mean? A small edit distance over a handful of names.
// Pure; not for searching documents.

/** The known name nearest to what was written, or null when none is near enough to be meant. */
export function findNearestName(written: string, known: readonly string[]): string | null {
  const lower = written.toLowerCase();
  if (lower === '' || lower.length > 40) return null;
  let best: string | null = null;
  let bestDistance = Math.max(2, Math.ceil(lower.length / 3)) + 1;
  for (const name of known) {
    const distance = measureEditDistance(lower, name.toLowerCase());
    if (distance < bestDistance && distance < name.length) {
      best = name;
      bestDistance = distance;
    }
  }
  return best;
}

/** Levenshtein distance by rows (Wagner and Fischer 1974). */
export function measureEditDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const substitution = (previous[column - 1] ?? 0) + (a[row - 1] === b[column - 1] ? 0 : 1);
      const insertion = (current[column - 1] ?? 0) + 1;
      const deletion = (previous[column] ?? 0) + 1;
      current.push(Math.min(substitution, insertion, deletion));
    }
    previous = current;
  }
  return previous[b.length] ?? 0;
}
