// The one way to run a thread. This half starts it and gives it tasks or questions, one at a time; `serve-tasks.ts` is the half
// that runs in the thread. Knows nothing of what the tasks are.

import { MessageChannel, type MessagePort, type ResourceLimits, Worker } from 'node:worker_threads';
import { type ErrorCode, FindlingError } from '../errors.js';

/** What is sent to a thread: a task, and the port to speak with it while it runs. */
export interface TaskMessage {
  readonly task: unknown;
  readonly port: MessagePort;
}

/** What is sent to a thread that serves questions. */
export interface QuestionMessage {
  readonly question: unknown;
}

/** What a thread answers. An error is sent in parts: copied whole, it would lose its class and its code. */
export type TaskReply =
  | { readonly kind: 'done'; readonly result: unknown }
  | {
      readonly kind: 'failed';
      /** Null for anything but a FindlingError. */
      readonly code: ErrorCode | null;
      readonly message: string;
      readonly stack: string | null;
    };

/** A task that a thread is running. */
export interface RunningTask<Result> {
  /** Speaks with the task; closed when the task ends. */
  readonly port: MessagePort;
  /**
   * What the task returned. Fails with what it threw (a FindlingError keeps its code and message), and where the thread
   * ended before the task did.
   */
  readonly result: Promise<Result>;
}

interface Settle {
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** A worker thread, reused from task to task until it is closed. */
export class WorkerThread<Task, Result> {
  readonly #worker: Worker;
  #running: Settle | null = null;
  /** Why the thread has ended. */
  #ended: Error | null = null;
  #tellEnd: (error: Error) => void = () => undefined;
  /** Resolves when the thread has ended, with why: also when it was closed. */
  readonly ended = new Promise<Error>((resolve) => {
    this.#tellEnd = resolve;
  });

  /**
   * @param file the module that calls `serveTasks` or `serveQuestions`, as `new URL('./name.js', import.meta.url)`
   * @param resourceLimits of its memory; a thread that needs more ends, and the process goes on
   */
  constructor(file: URL, resourceLimits: ResourceLimits = {}) {
    this.#worker = new Worker(file, { resourceLimits });
    this.#worker.on('message', (reply: TaskReply) => {
      this.#settle(reply);
    });
    const end = (error: Error): void => {
      this.#end(error);
    };
    this.#worker.on('error', end);
    this.#worker.on('messageerror', end);
    this.#worker.on('exit', () => {
      end(new Error('the thread ended before its task did'));
    });
  }

  /** True once the thread runs no more tasks. */
  get hasEnded(): boolean {
    return this.#ended !== null;
  }

  /** Runs a task; the one before must have ended. */
  run(task: Task): RunningTask<Result> {
    const { port1, port2 } = new MessageChannel();
    const result = this.#expectReply().finally(() => {
      port1.close();
    });
    this.#worker.postMessage({ task, port: port2 } satisfies TaskMessage, [port2]);
    return { port: port1, result };
  }

  /** The same for a thread that serves questions: nothing is said while one is answered, and no channel is needed for it. */
  ask(question: Task): Promise<Result> {
    const result = this.#expectReply();
    this.#worker.postMessage({ question } satisfies QuestionMessage);
    return result;
  }

  /** Says whether the process stays alive for the thread; it does until told otherwise. */
  keepAlive(isKept: boolean): void {
    if (isKept) this.#worker.ref();
    else this.#worker.unref();
  }

  /** Stops the thread, whatever it is doing, and waits until it has ended. */
  async close(): Promise<void> {
    await this.#worker.terminate();
  }

  #expectReply(): Promise<Result> {
    if (this.#running !== null) throw new Error('the thread is still running another task');
    return new Promise<unknown>((resolve, reject) => {
      if (this.#ended === null) this.#running = { resolve, reject };
      else reject(this.#ended);
    }) as Promise<Result>;
  }

  #settle(reply: TaskReply): void {
    const running = this.#running;
    this.#running = null;
    if (reply.kind === 'done') running?.resolve(reply.result);
    else running?.reject(errorOf(reply));
  }

  #end(error: Error): void {
    this.#ended ??= error;
    this.#tellEnd(this.#ended);
    this.#running?.reject(this.#ended);
    this.#running = null;
  }
}

function errorOf({ code, message, stack }: Extract<TaskReply, { kind: 'failed' }>): Error {
  if (code !== null) return new FindlingError(code, message);
  const error = new Error(message);
  if (stack !== null) error.stack = stack;
  return error;
}
