// Prints what became of the files of a corpus: what was not read, what was skipped and why, what to look at.

import type { UndatedSummary, UpdateSummary } from '../../index/update/update-summary.js';
import { type Counts, type FileMessages, gatherReport } from './index-report.js';
import { printable, printCount, printLine, type Streams, styled } from './streams.js';

/** Files that are named one by one; more are only counted. */
const MAX_NAMED = 20;
/** Endings that are counted one by one. */
const MAX_ENDINGS = 12;

/** Prints the report of an update, without what it did. */
export function printReport(summary: UpdateSummary, err: Streams['err']): void {
  const report = gatherReport(summary);
  printFiles(err, 'warning', report.warnings);
  printFiles(err, 'skipped', report.skipped);
  for (const [message, counts] of report.notReadFor)
    printLine(err, `${styled(err, 'yellow', 'not read')} ${printCounts(counts)}: ${printable(message)}`);
  if (Object.keys(report.passedOver).length > 0)
    printLine(err, `${styled(err, 'dim', 'passed over')} ${printKinds(report.passedOver)}`);
  const { documents, undated, files } = summary;
  if (undated.documents > 0) printLine(err, describeUndated(undated, documents));
  if (report.filesWithoutDocument * 2 > files)
    printLine(
      err,
      `${styled(err, 'yellow', 'most of this folder gave no document')}: ` +
        `${printCount(report.filesWithoutDocument)} of ${printCount(files)} files; the lines above say why`,
    );
}

/** One line a file: what there is about it, or about the first of its records. */
function printFiles(err: Streams['err'], word: 'skipped' | 'warning', files: readonly FileMessages[]): void {
  for (const { path, line, reason, message, count } of files.slice(0, MAX_NAMED)) {
    const place = `${path}${line === null ? '' : `:${line}`}`;
    const others = count === 1 ? '' : ` and ${printCount(count - 1)} more of this file`;
    const suffix = reason === null ? '' : ` (${reason})`;
    printLine(
      err,
      `${styled(err, 'yellow', word)} ${printable(place)}${others}: ${printable(message)}${suffix}`,
    );
  }
  const rest = files.slice(MAX_NAMED);
  if (rest.length === 0) return;
  const records = rest.reduce((sum, { count }) => sum + count, 0);
  const reasons = new Map<string, number>();
  for (const { reason, count } of rest)
    if (reason !== null) reasons.set(reason, (reasons.get(reason) ?? 0) + count);
  const named =
    reasons.size === 0
      ? ''
      : ` (${[...reasons].map(([reason, count]) => `${reason} ${printCount(count)}`).join(', ')})`;
  printLine(
    err,
    `${styled(err, 'yellow', word)} ${printCount(records)} more in ${printCount(rest.length)} other files${named}`,
  );
}

function describeUndated({ documents, unread, example }: UndatedSummary, all: number): string {
  const text = `${printCount(documents)} of ${printCount(all)} documents ${documents === 1 ? 'has' : 'have'} no date`;
  if (example === null) return text;
  const hint = example.isAmbiguous
    ? '; the setting dateOrder (dmy, mdy or ymd) says which number is the day'
    : '';
  const holds = unread === 1 ? 'holds one' : 'hold one';
  return `${text}; ${printCount(unread)} of them ${holds} that cannot be read, such as "${printable(example.value)}" in ${printable(example.id)}${hint}`;
}

/** `settings of programs (2), redirects to another page (1)`. */
function printKinds(counts: Counts): string {
  return Object.entries(counts)
    .map(([kind, count]) => `${printable(kind)} (${printCount(count)})`)
    .join(', ');
}

/** `228 .png, 109 .asc`. */
function printCounts(counts: Counts): string {
  const entries = Object.entries(counts);
  const shown = entries
    .slice(0, MAX_ENDINGS)
    .map(([name, count]) => `${printCount(count)} ${printable(name)}`);
  const rest = entries.slice(MAX_ENDINGS).reduce((sum, [, count]) => sum + count, 0);
  return [...shown, ...(rest === 0 ? [] : [`${printCount(rest)} of other kinds`])].join(', ');
}
