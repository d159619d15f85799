// Ends the process when one input takes for ever, and says which: nothing within the thread that hangs could.

import { Worker } from 'node:worker_threads';

/** However slow the machine: an input of a few thousand units takes milliseconds. */
const MAX_MS = 60_000;
const ROOM = 1 << 16;

/** Looked at once a second: whether the same input is still running as a minute ago. */
const WATCH = `
const { workerData: { shared, name, maxMs } } = require('node:worker_threads');
const head = new Int32Array(shared, 0, 2);
const units = new Uint16Array(shared, 8);
let [last, since] = [-1, Date.now()];
setInterval(() => {
  const number = Atomics.load(head, 0);
  if (number !== last) [last, since] = [number, Date.now()];
  if (number < 0 || Date.now() - since < maxMs) return;
  const input = String.fromCharCode(...units.subarray(0, Atomics.load(head, 1)));
  require('node:fs').writeSync(2, name + ' hangs for ' + maxMs + ' ms: ' + JSON.stringify(input) + '\\n');
  process.kill(process.pid, 'SIGKILL');
}, 1000);
`;

/** Watches the inputs of a target. */
export class HangWatch {
  readonly #shared = new SharedArrayBuffer(8 + 2 * ROOM);
  readonly #head = new Int32Array(this.#shared, 0, 2);
  readonly #units = new Uint16Array(this.#shared, 8);
  readonly #worker: Worker;
  #number = 0;

  constructor(name: string) {
    Atomics.store(this.#head, 0, -1);
    this.#worker = new Worker(WATCH, {
      eval: true,
      workerData: { shared: this.#shared, name, maxMs: MAX_MS },
    });
    this.#worker.unref();
  }

  /** Takes note of the input that runs now. */
  note(input: string): void {
    const length = Math.min(input.length, ROOM);
    for (let at = 0; at < length; at += 1) this.#units[at] = input.charCodeAt(at);
    Atomics.store(this.#head, 1, length);
    Atomics.store(this.#head, 0, (this.#number += 1));
  }

  async close(): Promise<void> {
    await this.#worker.terminate();
  }
}
