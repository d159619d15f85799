// The routes of an app: each says what it asks of whoever asks it, and what it answers with. A route that does not say so keeps
// the program from starting. What comes before every route is done here, in one order.

import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Express, RequestHandler } from 'express';
import type { Gate } from '../access/gate.js';
import { type Access, isAccess } from '../access/scope.js';
import { prefersHtml } from '../http/content-negotiation.js';
import { HttpError } from '../http/http-error.js';
import { quote } from '../http/query-string.js';
import { contextOf } from '../http/request-context.js';
import { hasBody } from '../http/request-guard.js';
import { redirectTo } from './routes/redirect.js';

/** What failures are shown as: JSON, a page, or what the client prefers. */
export type RouteForm = 'json' | 'page' | 'either';

/** A path and what answers it. */
export interface Route {
  readonly path: string;
  readonly access: Access;
  readonly form: RouteForm;
  readonly get?: RequestHandler;
  /** Only what is posted may have a body. */
  readonly post?: readonly RequestHandler[];
}

/** Adds routes to an app. */
export class RouteTable {
  readonly #app: Express;
  readonly #gate: Gate;
  readonly #routes: Route[] = [];

  constructor(app: Express, gate: Gate) {
    this.#app = app;
    this.#gate = gate;
  }

  /** The routes added so far. */
  get routes(): readonly Route[] {
    return this.#routes;
  }

  /** Adds a route. Throws where it does not say who may ask it. */
  add(route: Route): void {
    const { path, access, get, post } = route;
    if (!isAccess(access)) throw new Error(`The route ${path} does not declare its access.`);
    this.#routes.push(route);
    this.#app.all(path, (request, response, next) => {
      this.#enter(route, request, response);
      if (request.method === 'OPTIONS') response.status(204).set('Allow', allowOf(route)).end();
      else next();
    });
    const admit: RequestHandler = async (request, response, next) => {
      await this.#gate.admit(request, response, access);
      next();
    };
    if (get) this.#app.get(path, admit, refuseBody, get);
    if (post) this.#app.post(path, admit, ...post);
  }

  /** Leads from a path with a slash at its end, which people type or link to, to the path without it. */
  redirect(path: string): void {
    const shortened = path.replace(/\/$/, '');
    this.#app.get(path, (request, response) => {
      this.#gate.enter(request, response, 'open');
      contextOf(response).route = path;
      redirectTo(shortened)(request, response, () => undefined);
    });
  }

  /** All that comes before a GET of a route that is answered without Express. Rejects as the gate does. */
  async pass(route: Route, request: IncomingMessage, response: ServerResponse): Promise<void> {
    this.#enter(route, request, response);
    await this.#gate.admit(request, response, route.access);
    if (hasBody(request)) throw unexpectedBody();
  }

  #enter(route: Route, request: IncomingMessage, response: ServerResponse): void {
    const { path, access, form } = route;
    const { method = '' } = request;
    const context = contextOf(response);
    this.#gate.enter(request, response, access);
    if (!this.#gate.exists(access)) throw new HttpError('not_found', `There is nothing at ${quote(path)}.`);
    context.route = path;
    const allow = allowOf(route);
    if (!allow.split(', ').includes(method)) {
      const message = `${method} is not for ${path}; use ${allow}.`;
      throw new HttpError('method_not_allowed', message, { Allow: allow });
    }
    if (form === 'either') response.appendHeader('Vary', 'Accept');
    context.showsPages = form === 'page' || (form === 'either' && prefersHtml(request));
  }
}

function allowOf({ get, post }: Route): string {
  return [...(get ? ['GET', 'HEAD'] : []), ...(post ? ['POST'] : []), 'OPTIONS'].join(', ');
}

const refuseBody: RequestHandler = (request, _response, next) => {
  if (hasBody(request)) throw unexpectedBody();
  next();
};

function unexpectedBody(): HttpError {
  return new HttpError('payload_too_large', 'This route takes no body; send the request without one.');
}
