// What is said of a document that has more text than is read.

import type { Warn } from '../lazy-record.js';
import type { LineCollector } from './line-collector.js';

/** Warns where the collector had to leave out the end of a text. */
export function warnIfCut({ isCut }: LineCollector, warn: Warn): void {
  if (isCut) warn('has more text than a document may have: only its beginning is searched; split it');
}
