// A thread of `worker-thread.test.ts`: does what a task asks for.

import type { MessagePort } from 'node:worker_threads';
import { FindlingError } from '../../src/errors.js';
import { serveTasks } from '../../src/threads/serve-tasks.js';

let kept = new Uint8Array();

function messageTo(port: MessagePort): Promise<unknown> {
  return new Promise((resolve) => port.on('message', resolve));
}

const tasks: Readonly<Record<string, (port: MessagePort) => unknown>> = {
  answer: async (port) => `you said ${String(await messageTo(port))}`,
  bytes: () => {
    kept = new Uint8Array([1, 2, 3]);
    return kept;
  },
  bytesKept: () => kept.byteLength,
  refuse: () => {
    throw new FindlingError('write_failed', 'the disk is full');
  },
  break: () => {
    throw new TypeError('that is no number');
  },
  function: () => () => 1,
  exit: () => process.exit(3),
  fillMemory: () => {
    const rows: string[][] = [];
    for (;;) rows.push(Array.from({ length: 1000 }, (_, index) => `row ${rows.length} column ${index}`));
  },
  wait: messageTo,
};

serveTasks(
  async (name: string, port) => await tasks[name]?.(port),
  (result) => (result === kept ? [kept.buffer] : []),
);
