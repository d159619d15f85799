// What the server needs of whoever brings the index up to date: only interfaces, modelled on Meilisearch's tasks.
// The server starts runs and shows them; it never reads the corpus or writes the index itself.

import type { ErrorBody } from '../http/error-answer.js';

/** What a run did; null until it is known. */
export interface TaskDetails {
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
  readonly skipped: number;
  /** Documents in the index afterwards. */
  readonly documents: number;
  readonly generation: number;
}

/** What a run has to do that indexes everything anew, known before it begins to. */
export interface TaskRebuild {
  readonly reason: string;
  /** Documents that were indexed before. */
  readonly documents: number;
  /** Files that are read, and their bytes. */
  readonly files: number;
  readonly bytes: number;
  /** How long it takes, about, as ISO 8601; null where no such run was measured. */
  readonly expectedDuration: string | null;
}

/** One reindexing run. Times are ISO 8601 in UTC, the duration ISO 8601 (`PT1.5S`). */
export interface Task {
  readonly uid: number;
  readonly type: 'reindex';
  readonly status: 'processing' | 'succeeded' | 'failed';
  readonly enqueuedAt: string;
  readonly startedAt: string;
  readonly finishedAt: string | null;
  readonly duration: string | null;
  readonly details: TaskDetails | null;
  /** Null where only changes are indexed. */
  readonly rebuild: TaskRebuild | null;
  /** Why it failed, in the shape of every other error; null unless `failed`. */
  readonly error: ErrorBody | null;
}

/** What came of asking for a run. */
export type ReindexStart =
  | { readonly kind: 'started'; readonly task: Task }
  /** A run is not finished: `task` is that run where this process knows it, null when another process writes. */
  | { readonly kind: 'conflict'; readonly message: string; readonly task: Task | null };

/** Starts runs one at a time and remembers them. A run's failure is a task, never a rejection. */
export interface Reindexer {
  start(): Promise<ReindexStart>;
  task(uid: number): Task | null;
}
