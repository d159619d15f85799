// GET /tasks/:uid: how a reindexing run is getting on.

import type { RequestHandler } from 'express';
import { HttpError } from '../../http/http-error.js';
import { quote } from '../../http/query-string.js';
import type { Reindexer } from '../reindexer.js';

/** Answers 200 with the Task, or 404 `task_not_found`. */
export function answerTask(reindexer: Reindexer): RequestHandler {
  return (request, response) => {
    const uid = String(request.params['uid']);
    if (!/^\d{1,15}$/.test(uid)) {
      throw new HttpError('invalid_task_uid', `A task uid is a whole number, not ${quote(uid)}.`);
    }
    const task = reindexer.task(Number(uid));
    if (task === null) {
      throw new HttpError(
        'task_not_found',
        `No task has the uid ${uid}; tasks are forgotten when the server stops.`,
      );
    }
    response.json(task);
  };
}
