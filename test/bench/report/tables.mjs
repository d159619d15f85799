// What was measured, as Markdown tables.

import { kinds } from '../inputs/query-sets.mjs';

/** Building, size, opening and memory: one row an engine. */
export function buildTable(results) {
  return table(
    ['', 'index s', 'MB/s', 'peak RSS MB', 'index MB', 'open ms', 'RSS MB'],
    results.map((result) => [
      result.title,
      ...(result.seconds === undefined
        ? [reasonOf(result, 'build')]
        : [
            digits(result.seconds),
            digits(result.mbPerSecond),
            result.peakRssMb === null ? '' : String(result.peakRssMb),
            result.indexBytes === null ? 'not saved' : digits(result.indexBytes / 1e6),
            result.openMs == null ? '' : digits(result.openMs),
            result.rssMb === undefined ? '' : String(result.rssMb),
          ]),
    ]),
  );
}

/** Milliseconds a query, `mean / p50 / p99`: one row an engine, one column a kind of question but those for ids alone. */
export function queryTable(results) {
  const asked = results.filter((result) => Object.keys(result.kinds).length > 0);
  const columns = Object.keys(kinds).filter(
    (kind) => !kinds[kind].onlyIds && asked.some((result) => kind in result.kinds),
  );
  return table(
    ['', ...columns.map((kind) => kinds[kind].title)],
    asked.map((result) => [result.title, ...columns.map((kind) => queryCell(result.kinds[kind]))]),
  );
}

/** What did not finish, a line each. */
export function failures(results) {
  return results
    .flatMap(({ title, documents, failed }) =>
      failed.map(({ phase, reason }) => `- ${title}, ${count(documents)} documents, ${phase}: ${reason}.`),
    )
    .join('\n');
}

/** A Markdown table as oxfmt formats it: first column left, the others right. */
export function table(head, rows) {
  const width = head.length;
  const cells = [head, ...rows].map((row) => [...row, ...Array(width - row.length).fill('')]);
  const widths = head.map((_, column) => Math.max(3, ...cells.map((row) => row[column].length)));
  const line = (row) =>
    `| ${row.map((cell, column) => (column === 0 ? cell.padEnd(widths[column]) : cell.padStart(widths[column]))).join(' | ')} |`;
  const rule = `| ${widths.map((size, column) => (column === 0 ? '-'.repeat(size) : `${'-'.repeat(size - 1)}:`)).join(' | ')} |`;
  return [line(cells[0]), rule, ...cells.slice(1).map(line)].join('\n');
}

/** Three digits that count, and no more. */
export function digits(value) {
  if (value >= 100) return count(Math.round(value));
  return value >= 10 ? value.toFixed(1) : value >= 1 ? value.toFixed(2) : value.toFixed(3);
}

export function count(value) {
  return value.toLocaleString('en-US');
}

/** Times of a kind of question; with a star where not all queries could be asked in time. */
export function queryCell(times) {
  if (times === undefined) return '';
  const { meanMs, p50Ms, p99Ms, asked, queries } = times;
  return `${[meanMs, p50Ms, p99Ms].map(digits).join(' / ')}${asked < queries ? ' \\*' : ''}`;
}

function reasonOf({ failed }, phase) {
  return failed.find((failure) => failure.phase === phase)?.reason ?? '';
}
