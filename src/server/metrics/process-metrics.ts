// The metrics of the process rather than of one app: memory, event-loop lag, garbage collection.
// Opened once by the program; tests that make many apps do without.

import { collectDefaultMetrics, Registry } from 'prom-client';

/** A registry that already reports the process. Keeps an event-loop monitor running as long as the process. */
export function createProcessRegistry(): Registry {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  return registry;
}
