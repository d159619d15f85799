// What is said of a run that has to index everything anew: before it begins how much that is and how long it takes, about.

import type { RebuildPlan } from '../../index/update/update-summary.js';
import { printBytes, printCount } from './streams.js';

/** What will be done, for people. */
export function printRebuild({ reason, documents, files, bytes, seconds }: RebuildPlan): string {
  const what = `${printCount(documents)} documents, ${printCount(files)} files of ${printBytes(bytes)}`;
  const howLong =
    seconds === null
      ? 'how long it takes is not known, as no such run was measured yet'
      : `it takes about ${printDuration(seconds)}, as the last such run did`;
  return `${reason}: ${what}; ${howLong}`;
}

/** A time that is known about: `12 s`, `3 min`, `2.5 h`. */
export function printDuration(seconds: number): string {
  if (seconds < 90) return `${Math.max(1, Math.round(seconds))} s`;
  const minutes = seconds / 60;
  return minutes < 90 ? `${Math.round(minutes)} min` : `${(minutes / 60).toFixed(1)} h`;
}
