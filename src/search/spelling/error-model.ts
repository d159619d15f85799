// How likely it is that a word was typed when another was meant: the error model of a noisy channel (Kernighan, Church, Gale,
// "A spelling correction program based on a noisy channel model", COLING 1990). There the errors of a large corpus are counted;
// here each kind of error has a fixed weight.

/** Natural logarithms of how likely an error is, beside a letter left out or two neighbours exchanged, which have 0. */
const WRONG_LETTER = -2.5;
const NEIGHBOUR_KEY = -1.5;
const DOUBLED_LETTER = -0.7;
/** Added where the first letter is not right: people rarely miss it. */
const FIRST_LETTER = -0.7;
/** More than one error, whichever they are. */
const SECOND_ERROR = -6;

/** The letters of a keyboard, row by row. */
const usualKeyboard = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'];
/** By analyzer the keyboard of its language, where that is another one. */
const keyboards: Readonly<Record<string, readonly string[]>> = {
  german: ['qwertzuiop', 'asdfghjkl', 'yxcvbnm'],
  french: ['azertyuiop', 'qsdfghjklm', 'wxcvbn'],
};

/**
 * ln P(typed | meant), but for a constant: 0 for the likeliest errors, below 0 for all others.
 * @param errors the edit distance of the two words, at least 1
 * @param analyzers of the index: their languages say which keys lie side by side
 */
export function errorLikelihood(
  typed: string,
  meant: string,
  errors: number,
  analyzers: readonly string[],
): number {
  const from = Array.from(typed);
  const to = Array.from(meant);
  let start = 0;
  while (start < Math.min(from.length, to.length) && from[start] === to[start]) start += 1;
  const head = start === 0 ? FIRST_LETTER : 0;
  if (errors > 1) return head + SECOND_ERROR;
  if (from.length < to.length) return head;
  const [wrong = '', next = ''] = from.slice(start);
  if (from.length > to.length) return head + (wrong === from[start - 1] ? DOUBLED_LETTER : WRONG_LETTER);
  const right = to[start] ?? '';
  const areExchanged = wrong !== '' && wrong === to[start + 1] && next === right;
  if (areExchanged) return head;
  return head + (areNeighbours(wrong, right, analyzers) ? NEIGHBOUR_KEY : WRONG_LETTER);
}

/** True if two letters lie side by side on a keyboard of one of the languages in use. */
function areNeighbours(a: string, b: string, analyzers: readonly string[]): boolean {
  const inUse = new Set(analyzers.map((analyzer) => keyboards[analyzer] ?? usualKeyboard));
  return [...inUse].some((rows) => {
    const [one, other] = [keyOf(rows, a), keyOf(rows, b)];
    return (
      one !== null &&
      other !== null &&
      Math.abs(one.row - other.row) < 2 &&
      Math.abs(one.column - other.column) <= 1
    );
  });
}

/** Where the key of a letter lies, in keys; each row begins half a key further to the right than the one above. */
function keyOf(
  rows: readonly string[],
  letter: string,
): { readonly row: number; readonly column: number } | null {
  const row = rows.findIndex((keys) => keys.includes(letter));
  return row < 0 ? null : { row, column: (rows[row] ?? '').indexOf(letter) + row / 2 };
}
