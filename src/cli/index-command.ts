// `findling index`: brings the index up to date and says what it did.

import { setFlagsFromString } from 'node:v8';
import cliProgress from 'cli-progress';
import pc from 'picocolors';
import type { Config } from '../config.js';
import { printLocation } from '../documents/document.js';
import { FileDirectory } from '../index/directory/file-directory.js';
import { updateIndex, type UpdateProgress, type UpdateSummary } from '../index/update/update-index.js';
import { printable, printBytes, printCount, printJson, printLine, type Streams } from './streams.js';

/** Skipped documents named one by one; the rest is counted. */
const NAMED_SKIPS = 20;

export async function runIndex(
  { corpus, index }: Config,
  { full, json }: { readonly full: boolean; readonly json: boolean },
  streams: Streams,
): Promise<void> {
  // Documents only pass by. V8 takes the first of them, which are all still young, for objects that stay, and would put
  // the later ones where they are freed much later: a twentieth of the time of a large run. The flag is one of the whole
  // process, which is ours here.
  setFlagsFromString('--no-allocation-site-pretenuring');
  const bar = streams.err.isTTY === true ? startBar(streams) : null;
  let summary: UpdateSummary;
  try {
    summary = await updateIndex({
      corpus,
      directory: new FileDirectory(index),
      full,
      ...(bar === null ? {} : { onProgress: bar.show }),
    });
  } finally {
    bar?.stop();
  }
  if (json) printJson(streams, summary);
  printSummary(summary, corpus, streams);
}

function startBar({ err }: Streams): { show: (progress: UpdateProgress) => void; stop: () => void } {
  const bar = new cliProgress.SingleBar(
    {
      stream: err,
      format: 'indexing {bar} {percentage}% | {documents} documents',
      hideCursor: true,
      clearOnComplete: true,
    },
    cliProgress.Presets.shades_classic,
  );
  let started = false;
  return {
    show: ({ doneBytes, totalBytes, documents }) => {
      if (!started) bar.start(Math.max(1, totalBytes), 0, { documents: 0 });
      started = true;
      bar.update(doneBytes, { documents: printCount(documents) });
    },
    stop: () => {
      if (started) bar.stop();
    },
  };
}

function printSummary(summary: UpdateSummary, corpus: string, { err }: Streams): void {
  const { added, changed, removed, skipped, documents, seconds } = summary;
  if (summary.restarted !== null)
    printLine(err, `${pc.yellow('indexed everything anew')}: ${summary.restarted}`);
  for (const skip of skipped.slice(0, NAMED_SKIPS)) {
    printLine(
      err,
      `${pc.yellow('skipped')} ${printable(printLocation(skip))}: ${printable(skip.message)} (${skip.reason})`,
    );
  }
  if (skipped.length > NAMED_SKIPS) {
    const reasons = new Map<string, number>();
    for (const { reason } of skipped) reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
    const counts = [...reasons].map(([reason, count]) => `${reason} ${printCount(count)}`).join(', ');
    printLine(
      err,
      `${pc.yellow('skipped')} ${printCount(skipped.length - NAMED_SKIPS)} more; in all: ${counts}`,
    );
  }
  const state = summary.published ? `generation ${summary.generation}` : 'nothing changed';
  printLine(
    err,
    `${pc.green(state)}: ${printCount(documents)} documents from ${printable(corpus)} ` +
      `(${printCount(added)} added, ${printCount(changed)} changed, ${printCount(removed)} removed, ` +
      `${printCount(skipped.length)} skipped) in ${seconds.toFixed(2)} s, ${printBytes(summary.indexBytes)}`,
  );
}
