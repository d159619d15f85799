// A thread of `worker-thread.test.ts`: does what a task asks for.

import { FindlingError } from '../../dist/errors.js';
import { serveTasks } from '../../dist/threads/serve-tasks.js';

let kept = null;

const tasks = {
  answer: (port) => new Promise((resolve) => port.on('message', (message) => resolve(`you said ${message}`))),
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
  wait: (port) => new Promise((resolve) => port.on('message', resolve)),
};

serveTasks(
  async (name, port) => tasks[name](port),
  (result) => (result instanceof Uint8Array ? [result.buffer] : []),
);
