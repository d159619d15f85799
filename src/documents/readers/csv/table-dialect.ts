// How a table is written: which delimiter, which line ends. Seen from its first line, which is read ahead and handed on.

const MAX_HEADER_LENGTH = 64 * 1024;
const DELIMITERS = [',', ';', '\t', '|', '^', '~', '\u0001', '\u001f'] as const;

/** How a table is written, and its text from the beginning. */
export interface TableDialect {
  readonly delimiter: string;
  /** Cells of the header. */
  readonly columns: number;
  /** Lines before the header: comments, and one that only names the delimiter (`sep=;`). */
  readonly skippedLines: number;
  /** The whole text of the table, with line feeds for line ends. */
  readonly text: AsyncIterable<string>;
}

/** The dialect of a table, whose text is from now on to be read from the result. */
export async function sniffDialect(text: AsyncIterable<string>): Promise<TableDialect> {
  const pieces = unifyLineEnds(text)[Symbol.asyncIterator]();
  let head = '';
  while (countComments(head) === null && head.length < MAX_HEADER_LENGTH) {
    const next = await pieces.next();
    if (next.done === true) break;
    head += next.value;
  }
  async function* whole(): AsyncGenerator<string> {
    yield head;
    for (let next = await pieces.next(); next.done !== true; next = await pieces.next()) yield next.value;
  }
  const comments = countComments(head) ?? 0;
  const first = head.split('\n', comments + 1)[comments] ?? '';
  const named = /^"?sep=([,;\t|^~])"?$/i.exec(first.trimEnd())?.[1];
  const skippedLines = named === undefined ? comments : comments + 1;
  const header = head.split('\n', skippedLines + 1)[skippedLines] ?? '';
  const delimiter = named ?? findDelimiter(header);
  return { delimiter, columns: countCells(header, delimiter), skippedLines, text: whole() };
}

/** How many lines at the head of a table are comments without a delimiter; null where no line behind them is known whole. */
function countComments(head: string): number | null {
  const lines = head.split('\n');
  const first = lines.findIndex((line) => !/^#[^,;\t|]*$/.test(line));
  return first < 0 || first === lines.length - 1 ? null : first;
}

/** The delimiter that stands most often in the header, outside of quotes. */
function findDelimiter(header: string): string {
  const counts = DELIMITERS.map((delimiter) => countCells(header, delimiter));
  return DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ',';
}

function countCells(header: string, delimiter: string): number {
  return header.replace(/"[^"]*"/g, '').split(delimiter).length;
}

async function* unifyLineEnds(text: AsyncIterable<string>): AsyncGenerator<string> {
  let carried = '';
  for await (const piece of text) {
    const whole = carried + piece;
    // The line feed that belongs to a carriage return may come with the next piece.
    carried = whole.endsWith('\r') ? '\r' : '';
    const complete = carried === '' ? whole : whole.slice(0, -1);
    yield complete.includes('\r') ? complete.replace(/\r\n?/g, '\n') : complete;
  }
  if (carried !== '') yield '\n';
}
