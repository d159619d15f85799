// A thread of `worker-thread.test.ts` that serves questions.

import { serveQuestions } from '../../src/threads/serve-tasks.js';

serveQuestions((question: string) =>
  question === ''
    ? Promise.reject(new TypeError('nothing was asked'))
    : Promise.resolve(`you said ${question}`),
);
