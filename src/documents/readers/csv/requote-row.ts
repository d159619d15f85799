// A row of a table in whose quoted cells quotes stand that are not doubled (`"a "quoted" word",b`): which of them end a cell is told
// by how many there are and by the number of columns. Writes the row anew as RFC 4180 has it.

const OPENED = /^ *"/;
const CLOSED = /" *$/;

/**
 * A row with every cell in quotes.
 * @param row its lines, without the line feed at the end
 * @param columns how many cells the header has
 */
export function requoteRow(row: string, delimiter: string, columns: number): string {
  const pieces = row.split(delimiter);
  const even = readCells(pieces, delimiter, true);
  const early = readCells(pieces, delimiter, false);
  const isEarlyBetter = Math.abs(early.length - columns) < Math.abs(even.length - columns);
  return (isEarlyBetter ? early : even).map((cell) => `"${cell.replaceAll('"', '""')}"`).join(delimiter);
}

/**
 * The cells of a row. One that opens with a quote ends at a piece that closes with one.
 * @param isEven whether it goes on until the quotes inside are an even number, as in a text that closes each
 */
function readCells(pieces: readonly string[], delimiter: string, isEven: boolean): readonly string[] {
  const cells: string[] = [];
  for (let at = 0; at < pieces.length;) {
    const end = OPENED.test(pieces[at] ?? '') ? findEnd(pieces, at, isEven) : null;
    const written = pieces.slice(at, (end ?? at) + 1).join(delimiter);
    cells.push(end === null ? written : unquote(written));
    at = (end ?? at) + 1;
  }
  return cells;
}

/** The last piece of the cell that begins with a piece; null where no quote closes it. */
function findEnd(pieces: readonly string[], start: number, isEven: boolean): number | null {
  let first: number | null = null;
  let quotes = 0;
  for (let at = start; at < pieces.length; at++) {
    const piece = pieces[at] ?? '';
    if (at > start && OPENED.test(piece)) break;
    quotes += piece.split('"').length - 1;
    if (!CLOSED.test(piece) || quotes < 2) continue;
    if (!isEven || quotes % 2 === 0) return at;
    first ??= at;
  }
  return first;
}

/** What stands between the quotes of a cell; a quote inside may be doubled, or escaped as MySQL does. */
function unquote(cell: string): string {
  return cell.replace(OPENED, '').replace(CLOSED, '').replaceAll('""', '"').replaceAll('\\"', '"');
}
