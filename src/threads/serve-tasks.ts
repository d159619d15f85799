// The half of `WorkerThread` that runs in the thread: takes tasks or questions, one at a time, and answers each with its result
// or with what it threw.

import { type MessagePort, parentPort } from 'node:worker_threads';
import { describeError, FindlingError } from '../errors.js';
import type { QuestionMessage, TaskMessage, TaskReply } from './worker-thread.js';

/**
 * Runs every task that the thread is given, until the thread is closed.
 * @param run does a task, of whatever type the other half sends; `port` speaks with who gave it
 * @param transfer the memory of a result that is handed over instead of being copied
 */
export function serveTasks<Result>(
  run: (task: never, port: MessagePort) => Promise<Result>,
  transfer: (result: Result) => readonly ArrayBuffer[] = () => [],
): void {
  parentPort?.on('message', ({ task, port }: TaskMessage) => {
    void answer(async () => run(task as never, port), transfer).finally(() => {
      port.close();
    });
  });
}

/** The same for questions, during which nothing is said: see `WorkerThread.ask`. */
export function serveQuestions<Result>(
  run: (question: never) => Promise<Result>,
  transfer: (result: Result) => readonly ArrayBuffer[] = () => [],
): void {
  parentPort?.on('message', ({ question }: QuestionMessage) => {
    void answer(async () => run(question as never), transfer);
  });
}

async function answer<Result>(
  run: () => Promise<Result>,
  transfer: (result: Result) => readonly ArrayBuffer[],
): Promise<void> {
  try {
    const result = await run();
    parentPort?.postMessage({ kind: 'done', result } satisfies TaskReply, [...transfer(result)]);
  } catch (error) {
    parentPort?.postMessage({
      kind: 'failed',
      code: error instanceof FindlingError ? error.code : null,
      message: describeError(error),
      stack: error instanceof Error ? (error.stack ?? null) : null,
    } satisfies TaskReply);
  }
}
