// GET /tasks/:uid: how a reindexing run is getting on.

import type { RequestHandler } from 'express';
import { HttpError } from '../../http/http-error.js';
import { wholeNumber } from '../../http/parameter-kinds.js';
import { checkParameters, declareParameters, withDefault } from '../../http/parameters.js';
import type { Reindexer } from '../reindexer.js';

/** What the path of GET /tasks/:uid holds. */
export const TASK_PARAMETERS = declareParameters('task', {
  uid: withDefault(
    wholeNumber(0, 999_999_999_999_999),
    0,
    'The number of the task, as the answer to /reindex gives it.',
  ),
});

/** Answers 200 with the Task, or 404 `task_not_found`. */
export function answerTask(reindexer: Reindexer, basePath: string): RequestHandler {
  return (request, response) => {
    const { uid } = checkParameters(TASK_PARAMETERS, new Map([['uid', String(request.params['uid'])]]));
    const task = reindexer.task(uid);
    if (task === null) {
      throw new HttpError(
        'task_not_found',
        `No task has the uid ${uid}; tasks are forgotten when the server stops.`,
      );
    }
    const { error } = task;
    response.json(error === null ? task : { ...task, error: { ...error, link: basePath + error.link } });
  };
}
