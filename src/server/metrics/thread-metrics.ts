// The metrics of search threads and of the queue before them. Read when they are asked for.

import { Counter, Gauge, type Registry } from 'prom-client';

/** What threads and queue are doing. */
export interface ThreadsReport {
  readonly threads: readonly {
    readonly number: number;
    readonly isBusy: boolean;
    readonly finished: number;
    readonly thread: { readonly memoryBytes: number };
  }[];
  readonly waiting: number;
  readonly oldestWaitSeconds: number;
  readonly lost: number;
}

/** Registers the metrics of search threads; a thread is named by its number, and one that replaces another has a new one. */
export function registerThreadMetrics(registry: Registry, report: () => ThreadsReport): void {
  const registers = [registry];
  const ofThreads = (
    name: string,
    help: string,
    read: (thread: ThreadsReport['threads'][number]) => number,
  ) =>
    new Gauge({
      name,
      help,
      labelNames: ['thread'] as const,
      registers,
      collect() {
        this.reset();
        for (const thread of report().threads) this.set({ thread: String(thread.number) }, read(thread));
      },
    });
  ofThreads('findling_search_thread_busy', '1 while the thread answers a request.', ({ isBusy }) =>
    isBusy ? 1 : 0,
  );
  ofThreads(
    'findling_search_thread_answers',
    'Requests the thread has answered.',
    ({ finished }) => finished,
  );
  ofThreads(
    'findling_search_thread_memory_bytes',
    'Memory of the thread alone, without the index that threads share.',
    ({ thread }) => thread.memoryBytes,
  );
  const ofQueue = (name: string, help: string, read: (report: ThreadsReport) => number) =>
    new Gauge({
      name,
      help,
      registers,
      collect() {
        this.set(read(report()));
      },
    });
  ofQueue(
    'findling_search_queue_length',
    'Requests that wait for a search thread.',
    ({ waiting }) => waiting,
  );
  ofQueue(
    'findling_search_queue_age_seconds',
    'How long the first of them has waited.',
    (all) => all.oldestWaitSeconds,
  );
  new Counter({
    name: 'findling_search_threads_lost_total',
    help: 'Search threads that died, never ended or could not be started, and were replaced.',
    registers,
    collect() {
      this.reset();
      this.inc(report().lost);
    },
  });
}
