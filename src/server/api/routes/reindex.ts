// POST /reindex: starts bringing the index up to date and answers at once with the task.
// It takes no options: what is indexed, from where and to where is the operator's to say.

import type { RequestHandler } from 'express';
import { HttpError } from '../../http/http-error.js';
import type { Reindexer } from '../reindexer.js';

/** Answers 202 with the Task and its address, or 409 `reindex_running`. */
export function answerReindex(reindexer: Reindexer, basePath: string): RequestHandler {
  const addressOf = (uid: number): string => `${basePath}/tasks/${uid}`;
  return async (_request, response) => {
    const start = await reindexer.start();
    if (start.kind === 'conflict') {
      const headers = start.task === null ? {} : { Location: addressOf(start.task.uid) };
      throw new HttpError('reindex_running', start.message, headers);
    }
    response.status(202).location(addressOf(start.task.uid)).json(start.task);
  };
}
