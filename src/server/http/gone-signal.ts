// Whether somebody still waits for an answer.

import type { ServerResponse } from 'node:http';

/**
 * A signal that is aborted when the connection of an answer is gone before all of it was written. It costs as much as all
 * the headers of an answer: made only where something waits for it.
 */
export function goneSignal(response: ServerResponse): AbortSignal {
  const gone = new AbortController();
  if (response.destroyed) gone.abort();
  response.once('close', () => {
    if (!response.writableFinished) gone.abort();
  });
  return gone.signal;
}
