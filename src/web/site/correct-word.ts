// Words of the index that a misspelt word may have meant: one letter wrong in a short word, two in a longer one.

/** Fewer letters than this are not corrected. */
const MIN_LETTERS = 4;
const MAX_CANDIDATES = 3;

/** The words nearest to one, all equally near; none where none is near enough. */
export function correctWord(word: string, words: readonly string[]): readonly string[] {
  const letters = word.length;
  if (letters < MIN_LETTERS) return [];
  let nearest = letters < 6 ? 1 : 2;
  let found: string[] = [];
  for (const other of words) {
    if (Math.abs(other.length - letters) > nearest) continue;
    const distance = editDistance(word, other, nearest);
    if (distance > nearest) continue;
    if (distance < nearest) found = [];
    nearest = distance;
    found.push(other);
  }
  // Whoever mistypes a word begins it rightly.
  const first = found.filter((other) => other.startsWith(word.slice(0, 1)));
  return (first.length > 0 ? first : found).slice(0, MAX_CANDIDATES);
}

/** The words that differ from one by no more edits, without itself. @param errors as many as its length makes likely where null */
export function wordsWithin(
  word: string,
  words: readonly string[],
  errors: number | null,
): readonly string[] {
  const most = errors ?? (word.length < 9 ? 1 : 2);
  return words.filter(
    (other) =>
      other !== word &&
      Math.abs(other.length - word.length) <= most &&
      editDistance(word, other, most) <= most,
  );
}

/** Edits from one word to the other, two letters exchanged counting as one; more than `most` where there are more. */
function editDistance(a: string, b: string, most: number): number {
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    let least = i;
    for (let j = 1; j <= b.length; j += 1) {
      const isSame = a[i - 1] === b[j - 1];
      let cost = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (isSame ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      next.push(cost);
      least = Math.min(least, cost);
    }
    if (least > most) return most + 1;
    [before, row] = [row, next];
  }
  return row[b.length] ?? 0;
}
