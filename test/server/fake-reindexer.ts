// A reindexer that runs nothing and counts how often it was asked to.

import type { Reindexer, ReindexStart, Task } from '../../src/server/api/reindexer.js';

/** A task that is under way, number 3. */
export const STARTED: Task = {
  uid: 3,
  type: 'reindex',
  status: 'processing',
  enqueuedAt: '2026-01-02T03:04:05.000Z',
  startedAt: '2026-01-02T03:04:05.000Z',
  finishedAt: null,
  duration: null,
  details: null,
  rebuild: null,
  error: null,
};

/** Knows the task `STARTED`, and answers with `next` whoever starts one. */
export class FakeReindexer implements Reindexer {
  starts = 0;
  next: ReindexStart | Error = { kind: 'started', task: STARTED };

  start(): Promise<ReindexStart> {
    this.starts += 1;
    return this.next instanceof Error ? Promise.reject(this.next) : Promise.resolve(this.next);
  }

  task(uid: number): Task | null {
    return uid === STARTED.uid ? STARTED : null;
  }
}
