// Tables of reStructuredText as rows of cells.

const GRID_BORDER = /^\s*\+(?:[-=]+\+)+\s*$/;
const SIMPLE_BORDER = /^\s*=+(?:\s+=+)+\s*$/;
const SIMPLE_SPAN = /^\s*-+(?:\s+-+)*\s*$/;

/** Rows of a table, cells divided by bars, and the number of the line behind it. */
export interface RstTable {
  readonly rows: readonly string[];
  readonly end: number;
}

/** The table that begins with a line, or null. */
export function findRstTable(lines: readonly string[], start: number): RstTable | null {
  if (GRID_BORDER.test(lines[start] ?? '')) return readGrid(lines, start);
  return SIMPLE_BORDER.test(lines[start] ?? '') ? readSimple(lines, start) : null;
}

function readGrid(lines: readonly string[], start: number): RstTable {
  const rows: string[] = [];
  let cells: string[] = [];
  let end = start;
  for (; /^\s*[+|]/.test(lines[end] ?? ''); end++) {
    const line = (lines[end] ?? '').trim();
    if (line.startsWith('+')) {
      rows.push(printRow(cells));
      cells = [];
      // A border with text in it goes through a cell that spans rows.
      const text = line.replace(/[-=+|]{3,}/g, ' ').trim();
      if (/[\p{L}\p{N}]/u.test(text)) rows.push(printRow(text.split('|')));
      continue;
    }
    line
      .replace(/^\||\|$/g, '')
      .split('|')
      .forEach((cell, i) => (cells[i] = `${cells[i] ?? ''} ${cell.trim()}`.trim()));
  }
  rows.push(printRow(cells));
  return { rows: rows.filter((row) => row !== ''), end };
}

/** Ends with the second border, or with the third where a head stands above the second. */
function readSimple(lines: readonly string[], start: number): RstTable {
  const starts = [...(lines[start] ?? '').matchAll(/=+/g)].map(({ index }) => index);
  const rows: string[] = [];
  let end = start + 1;
  for (let borders = 1; end < lines.length && borders < 3; end++) {
    const line = lines[end] ?? '';
    if (SIMPLE_BORDER.test(line)) {
      borders++;
      if (borders === 2 && (lines[end + 1] ?? '').trim() === '') borders = 3;
    } else if (!SIMPLE_SPAN.test(line)) {
      const cells = starts.map((from, i) =>
        line.slice(i === 0 ? 0 : from, starts[i + 1] ?? line.length).trim(),
      );
      rows.push(printRow(cells));
    }
  }
  return { rows: rows.filter((row) => row !== ''), end };
}

function printRow(cells: readonly string[]): string {
  return cells.filter((cell) => cell !== '').join(' | ');
}
