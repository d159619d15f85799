// What an update says of the files and records that gave no document: gathered by ending, by kind and by file, so that a person
// reads some lines about a folder of thousands of files.

import type { SkippedDocument } from '../../documents/document.js';
import type { UpdateSummary } from '../../index/update/update-summary.js';

/** What is listed one by one for programs; more is only counted. */
const MAX_LISTED = 100;

/** Records of one file that were skipped for one reason, or all that is warned of in it. */
export interface FileMessages {
  readonly path: string;
  /** The line of the first, or null. */
  readonly line: number | null;
  readonly reason: string | null;
  /** Of the first. */
  readonly message: string;
  readonly count: number;
}

/** How many files of each ending, or of each kind; the most frequent first. */
export type Counts = Readonly<Record<string, number>>;

/** The report of an update, as people and programs read it. */
export interface IndexReport {
  /** By ending, the files of formats that are not read. */
  readonly notRead: Counts;
  /** By what can be done about it, the same. */
  readonly notReadFor: ReadonlyMap<string, Counts>;
  /** By kind, the files that are nobody's documents. */
  readonly passedOver: Counts;
  readonly skipped: readonly FileMessages[];
  /** Records and files that were skipped, without those not read or passed over. */
  readonly skippedCount: number;
  readonly warnings: readonly FileMessages[];
  /** Files that gave no document, without those passed over. */
  readonly filesWithoutDocument: number;
}

/** Gathers what an update has skipped. */
export function gatherReport({ skipped, warnings }: UpdateSummary): IndexReport {
  const unsupported = skipped.filter(({ reason }) => reason === 'unsupported');
  const passedOver = skipped.filter(({ reason }) => reason === 'passed_over');
  const others = skipped.filter(({ reason }) => reason !== 'unsupported' && reason !== 'passed_over');
  const unread = new Set<string>();
  for (const { path, line } of [...unsupported, ...others]) if (line === null) unread.add(path);
  return {
    notRead: countBy(unsupported, ({ path }) => endingOf(path)),
    notReadFor: new Map(
      [...groupBy(unsupported, ({ message }) => message)].map(([message, files]) => [
        message,
        countBy(files, ({ path }) => endingOf(path)),
      ]),
    ),
    passedOver: countBy(passedOver, ({ message }) => message),
    skipped: gatherByFile(others),
    skippedCount: others.length,
    warnings: gatherByFile(warnings.map((warning) => ({ ...warning, reason: null }))),
    filesWithoutDocument: unread.size,
  };
}

/** The summary as one JSON object of bounded size: lists are cut, and counted whole. */
export function toBoundedJson(summary: UpdateSummary): object {
  const { notRead, passedOver, skippedCount } = gatherReport(summary);
  const { skipped, warnings, kept } = summary;
  // What a person can do something about comes first.
  const rank = ({ reason }: SkippedDocument): number =>
    reason === 'passed_over' ? 2 : reason === 'unsupported' ? 1 : 0;
  return {
    ...summary,
    skipped: [...skipped].sort((a, b) => rank(a) - rank(b)).slice(0, MAX_LISTED),
    skippedCount,
    notRead,
    passedOver,
    warnings: warnings.slice(0, MAX_LISTED),
    warningCount: warnings.length,
    kept: kept.slice(0, MAX_LISTED),
    keptCount: kept.length,
  };
}

function gatherByFile(items: readonly Omit<FileMessages, 'count'>[]): FileMessages[] {
  const groups = groupBy(items, ({ path, reason }) => `${path}\0${reason}`);
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    return first === undefined ? [] : [{ ...first, count: group.length }];
  });
}

function countBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): Counts {
  const counts = [...groupBy(items, keyOf)].map(([key, group]) => [key, group.length] as const);
  return Object.fromEntries(counts.sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)));
}

/** Not Map.groupBy, which Node 20 does not know. */
function groupBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}

/** `.pdf`, in small letters; long ones are no endings. */
function endingOf(path: string): string {
  return /[^/](\.[^./\s]{1,12})$/.exec(path)?.[1]?.toLowerCase() ?? 'without an ending';
}
