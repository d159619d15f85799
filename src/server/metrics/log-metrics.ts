// The metric of the log itself, which cannot be told by the log while it fails.

import { Counter, type Registry } from 'prom-client';

/** Registers how many lines of the log could not be written. */
export function registerLogMetrics(registry: Registry, droppedLines: () => number): void {
  new Counter({
    name: 'findling_log_lines_dropped_total',
    help: 'Lines of the log that could not be written: its disk was full, or its reader gone or too slow.',
    registers: [registry],
    collect() {
      this.reset();
      this.inc(droppedLines());
    },
  });
}
