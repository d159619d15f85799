// The routes of an app: each says what it asks of whoever asks it, and what it answers with. A route that does not say so
// keeps the program from starting. What comes before every route is done here, in one order.

import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Express, RequestHandler } from 'express';
import type { Gate } from '../access/gate.js';
import { type Access, isAccess } from '../access/scope.js';
import { prefersHtml } from '../http/content-negotiation.js';
import { HttpError } from '../http/http-error.js';
import { quote } from '../http/query-string.js';
import { contextOf } from '../http/request-context.js';
import { refuseBody } from '../http/request-guard.js';
import { redirectTo } from './routes/redirect.js';

/** What the client gets, failures too: JSON, a page, or what it prefers. */
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

/** All that comes before what a route answers with. Rejects with HttpError where the request may not pass. */
export type Pass = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

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

  /**
   * Adds a route. Throws where it does not say who may ask it.
   * @returns what comes before it, for requests that are answered without Express
   */
  add(route: Route): Pass {
    const { path, access, get, post } = route;
    if (!isAccess(access)) throw new Error(`The route ${path} does not declare its access.`);
    this.#routes.push(route);
    const methods = [...(get ? ['GET', 'HEAD'] : []), ...(post ? ['POST'] : []), 'OPTIONS'];
    const allow = methods.join(', ');
    const crossOrigin = post ? (get ? 'both' : 'post') : 'get';
    const pass: Pass = async (request, response) => {
      const { method = '' } = request;
      this.#gate.enter(request, response, access, crossOrigin);
      const exists = this.#gate.exists(access);
      const isAnswered = exists && methods.includes(method);
      if (exists) contextOf(response).route = path;
      if (isAnswered) chooseForm(route, request, response);
      // What is no answer of the route is told to everybody without a key, and counts like anything else that is open.
      const isOpen = !isAnswered || method === 'OPTIONS';
      await this.#gate.admit(request, response, isOpen && access !== 'probe' ? 'open' : access);
      if (!exists) throw new HttpError('not_found', `There is nothing at ${quote(path)}.`);
      if (!methods.includes(method)) {
        const message = `${method} is not for ${path}; use ${allow}.`;
        throw new HttpError('method_not_allowed', message, { Allow: allow });
      }
      if (method !== 'POST') refuseBody(request);
    };
    this.#app.all(path, async (request, response, next) => {
      await pass(request, response);
      if (request.method === 'OPTIONS') response.status(204).set('Allow', allow).end();
      else next();
    });
    if (get) this.#app.get(path, get);
    if (post) this.#app.post(path, ...post);
    return pass;
  }

  /** Leads from a path with a slash at its end, which people type or link to, to the path without it. */
  redirect(path: string, basePath = ''): void {
    const enter: RequestHandler = async (request, response, next) => {
      contextOf(response).route = path;
      await this.#gate.admitAnybody(request, response);
      refuseBody(request);
      next();
    };
    this.#app.get(path, enter, redirectTo(basePath + path.replace(/\/$/, '')));
  }
}

function chooseForm({ form }: Route, request: IncomingMessage, response: ServerResponse): void {
  if (form === 'either') response.appendHeader('Vary', 'Accept');
  contextOf(response).showsPages = form === 'page' || (form === 'either' && prefersHtml(request));
}
