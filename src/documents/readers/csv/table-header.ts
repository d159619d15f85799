// Tells the header of a table, which names the columns, from a first row of values.

import { roleOfName } from '../../records/field-roles.js';
import { isKnownName } from '../../records/known-names.js';
import { countWords } from '../../records/prose.js';

/** Words that no name of a column has. */
const MIN_PROSE_WORDS = 8;
const NUMBER = /^[-+]?\d+(?:[.,]\d+)*%?$/;
/** Tables of figures name columns by years. */
const YEAR = /^(?:1[5-9]|20)\d\d$/;
const DAY = /^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}(?:[T ].*)?$/;

/** Whether the first row of a table names its columns: it names one that is known, or has no cell that only a value can be. */
export function namesColumns(row: readonly string[]): boolean {
  const cells = row.map((cell) => cell.trim());
  if (cells.some((cell) => isKnownName(cell) || (cell.length <= 40 && roleOfName(cell) === 'date')))
    return true;
  return !cells.some(
    (cell) =>
      (NUMBER.test(cell) && !YEAR.test(cell)) ||
      DAY.test(cell) ||
      /^https?:\/\/|^\S+@\S+\.\S+$/.test(cell) ||
      countWords(cell) >= MIN_PROSE_WORDS,
  );
}
