// GET /health: the process is up. GET /ready: it can answer searches.
// Both are open to everybody and say no more than a state and counts.

import type { RequestHandler } from 'express';
import type { AppDependencies } from '../../dependencies.js';

/** What GET /ready answers: 200 for `ready` and `degraded`, 503 otherwise. */
export type ReadyAnswer =
  | { readonly status: 'ready' | 'degraded'; readonly generation: number; readonly documents: number }
  | { readonly status: 'starting' | 'unavailable' | 'draining' };

/** Answers 200 as long as the process answers at all. */
export function answerHealth(): RequestHandler {
  return (_request, response) => {
    response.json({ status: 'available' });
  };
}

/** Answers whether searches are answered from here, for whoever sends traffic. */
export function answerReady({ engine, isDraining }: AppDependencies): RequestHandler {
  return (_request, response) => {
    const current = engine();
    const status = current?.status();
    if (isDraining() || status === undefined || status.state === 'unavailable') {
      const why = status === undefined ? 'starting' : 'unavailable';
      const answer: ReadyAnswer = { status: isDraining() ? 'draining' : why };
      response.status(503).set('Retry-After', '2').json(answer);
      return;
    }
    const answer: ReadyAnswer = {
      status: status.state,
      generation: status.generation,
      documents: status.documents,
    };
    response.json(answer);
  };
}
