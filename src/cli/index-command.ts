// `findling index`: brings the index up to date and says what it did.

import { setFlagsFromString } from 'node:v8';
import type { Config } from '../config.js';
import { FindlingError } from '../errors.js';
import { updateIndex } from '../index/update/update-index.js';
import type { RebuildPlan, UpdateSummary } from '../index/update/update-summary.js';
import { placesOf } from '../library/index-places.js';
import { toBoundedJson } from './print/index-report.js';
import { printDuration, printRebuild } from './print/print-rebuild.js';
import { printReport } from './print/print-report.js';
import { ProgressBar } from './print/progress-bar.js';
import {
  printable,
  printBytes,
  printCount,
  printJson,
  printLine,
  type Streams,
  styled,
} from './print/streams.js';
import { ownPathsOf, readingSettingsOf } from './reading-settings.js';

/** Files that could not be looked at and are named one by one; more are only counted. */
const MAX_NAMED_KEPT = 20;
/** Settings without effect that are named. */
const MAX_NAMED_SETTINGS = 10;

/** What the flags of `index` say besides settings. */
export interface IndexFlags {
  readonly full: boolean;
  readonly allowShrink: boolean;
  readonly json: boolean;
}

/**
 * Updates the index and prints a summary.
 * @throws FindlingError `corpus_incomplete` after all is done, where folders could not be listed; else as `updateIndex`
 */
export async function runIndex(
  config: Config,
  { full, allowShrink, json }: IndexFlags,
  streams: Streams,
): Promise<void> {
  const { corpus, minisearch, buildMemory } = config;
  // Documents only pass by. V8 takes the first of them, which are all still young, for objects that stay, and would put
  // the later ones where they are freed much later: a twentieth of the time of a large run. The flag is one of the whole
  // process, which is ours here.
  setFlagsFromString('--no-allocation-site-pretenuring');
  const bar = streams.err.isTTY === true ? new ProgressBar(streams.err) : null;
  let summary: UpdateSummary;
  try {
    summary = await updateIndex({
      corpus,
      ...(await placesOf(config, allowShrink)),
      ownPaths: ownPathsOf(config),
      full,
      allowShrink,
      minisearch,
      buildMemory,
      fields: config.fields,
      importance: config.importance,
      reading: readingSettingsOf(config),
      ...(bar === null ? {} : { onProgress: bar.show }),
      onRebuild: (plan) => {
        printLine(
          streams.err,
          `${styled(streams.err, 'yellow', 'indexing everything anew')}: ${printable(printRebuild(plan))}`,
        );
      },
    });
  } finally {
    bar?.clear();
  }
  if (json) printJson(streams, toBoundedJson(summary));
  printSummary(summary, corpus, streams);
  const folders = summary.kept.filter(({ kind }) => kind === 'folder');
  const [first] = folders;
  if (first === undefined) return;
  const named = first.path === '' ? corpus : first.path;
  const others = folders.length === 1 ? '' : ` and ${printCount(folders.length - 1)} more`;
  throw new FindlingError(
    'corpus_incomplete',
    `${named}${others} ${first.message}. What the index has of it stays; run it again once it can be listed`,
  );
}

function printSummary(summary: UpdateSummary, corpus: string, { err }: Streams): void {
  const { added, changed, removed, skipped, kept, documents, seconds } = summary;
  if (summary.rebuild !== null) printLine(err, printRebuilt(summary.rebuild, seconds));
  if (summary.settingsTakenOver)
    printLine(err, 'settings of fields and importance were taken over; nothing was indexed anew for them');
  for (const { path, message, errno } of kept.slice(0, MAX_NAMED_KEPT)) {
    const named = printable(path === '' ? corpus : path);
    printLine(
      err,
      `${styled(err, 'yellow', 'kept')} ${named} as it was: it ${printable(message)} (${errno})`,
    );
  }
  if (kept.length > MAX_NAMED_KEPT)
    printLine(err, `${styled(err, 'yellow', 'kept')} ${printCount(kept.length - MAX_NAMED_KEPT)} more`);
  for (const { name, before, after } of summary.retyped)
    printLine(
      err,
      `${styled(err, 'yellow', 'another type')}: the field ${printable(name)} was a ${before} and is a ${after} now; ` +
        `set "fields" in findling.config.json to keep it one`,
    );
  for (const { setting, problem } of summary.unusedSettings.slice(0, MAX_NAMED_SETTINGS))
    printLine(err, `${styled(err, 'yellow', 'no effect')}: ${printable(setting)}: ${printable(problem)}`);
  printReport(summary, err);
  if (summary.unswept !== null)
    printLine(
      err,
      `${styled(err, 'yellow', 'not removed')} are files of the index that are no longer needed: ${printable(summary.unswept)}; the next run tries again`,
    );
  const state = summary.published ? `generation ${summary.generation}` : 'nothing changed';
  printLine(
    err,
    `${styled(err, 'green', state)}: ${printCount(documents)} documents from ${printable(corpus)} ` +
      `(${printCount(added)} added, ${printCount(changed)} changed, ${printCount(removed)} removed, ` +
      `${printCount(skipped.length)} skipped) in ${seconds.toFixed(2)} s, ${printBytes(summary.indexBytes)}`,
  );
}

/** How long it took beside what was told. */
function printRebuilt({ seconds: told }: RebuildPlan, seconds: number): string {
  const expected = told === null ? '' : `, about ${printDuration(told)} had been expected`;
  return `indexed everything anew in ${seconds.toFixed(2)} s${expected}`;
}
