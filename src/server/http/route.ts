// Binds a path to its methods and answers the others: 405 with Allow, and OPTIONS.
// Routes do their own checking; HEAD is answered by the GET handler without a body.

import type { Express, RequestHandler } from 'express';
import { HttpError } from './http-error.js';
import { contextOf } from './request-context.js';

/** What answers a path, by method. */
export interface RouteHandlers {
  readonly get?: RequestHandler;
  readonly post?: RequestHandler;
}

/** Adds one path to the app. `before` runs once the method is known to be right (keys, limits). */
export function addRoute(
  app: Express,
  path: string,
  handlers: RouteHandlers,
  before: readonly RequestHandler[] = [],
): void {
  const allowed = [...(handlers.get ? ['GET', 'HEAD'] : []), ...(handlers.post ? ['POST'] : []), 'OPTIONS'];
  const allow = allowed.join(', ');
  app.all(path, (request, response, next) => {
    contextOf(response).route = path;
    if (request.method === 'OPTIONS') {
      response.status(204).set('Allow', allow).end();
    } else if (allowed.includes(request.method)) {
      next();
    } else {
      throw new HttpError('method_not_allowed', `${request.method} is not for ${path}; use ${allow}.`, {
        Allow: allow,
      });
    }
  });
  if (handlers.get) app.get(path, ...before, handlers.get);
  if (handlers.post) app.post(path, ...before, handlers.post);
}
