// Puts the server together: which middleware in which order, which route at which path.
// Listening is apart (listen.ts), so that tests and other programs can mount the app as it is.

import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import compression from 'compression';
import express, { type Express, type RequestHandler } from 'express';
import { CachingAnswerer } from './answers/caching-answerer.js';
import { PAGE_HEADERS } from './answers/page-headers.js';
import { requireAdminKey } from './api/require-admin-key.js';
import { type AnsweredRoute, createAnsweredRoutes } from './api/routes/answered.js';
import { answerAsset } from './api/routes/assets.js';
import { answerErrorCodes } from './api/routes/error-codes.js';
import { answerHealth, answerReady } from './api/routes/health.js';
import { answerMetrics } from './api/routes/metrics.js';
import { answerMiniSearch } from './api/routes/minisearch.js';
import { answerOpenApi } from './api/routes/openapi.js';
import { answerQueries } from './api/routes/queries.js';
import { redirectTo } from './api/routes/redirect.js';
import { answerReindex } from './api/routes/reindex.js';
import { answerTask } from './api/routes/tasks.js';
import { completeOptions } from './complete-options.js';
import type { AppOptions } from './dependencies.js';
import { readEmptyBody } from './http/empty-body.js';
import type { ErrorAnswer } from './http/error-answer.js';
import { pathOf } from './http/query-string.js';
import { asMiddleware, limitRate, type RequestLimit } from './http/rate-limit.js';
import { contextOf } from './http/request-context.js';
import { guardRequest } from './http/request-guard.js';
import { observeRequests } from './http/request-log.js';
import {
  type ErrorResponder,
  handleErrors,
  refuseUnknownPath,
  respondToErrors,
} from './http/respond-to-errors.js';
import { addRoute } from './http/route.js';
import { createSecurityHeaders } from './http/security-headers.js';
import { createMetrics } from './metrics/metrics.js';
import { QueryCounts } from './metrics/query-counts.js';
import { choosePageLanguage } from './page/words/languages.js';
import type { PageLanguage } from './page/words/page-language.js';

/** Routes that monitors and browsers ask all the time. */
const QUIET_ROUTES = ['/health', '/ready', '/metrics', '/assets/:version/*path'];
const ADMIN_ROUTES = ['/reindex', '/tasks/:uid', '/metrics', '/queries'];

/**
 * The server as a request listener, and as an app that Express can use. Nothing is started; only the files of the page are
 * read. It answers every path: what comes behind it is never asked.
 */
export function createApp(options: AppOptions): RequestListener {
  const dependencies = completeOptions(options);
  const { engine, answerer, logger, now, newRequestId, registry, assets, pages, version } = dependencies;
  const { rateLimits, adminKey, reindexer } = dependencies;
  const metrics = createMetrics(registry, engine);
  const counts = new QueryCounts();
  const headers = createSecurityHeaders();
  const observe = observeRequests({
    logger,
    now,
    newRequestId,
    quietRoutes: QUIET_ROUTES,
    addressRoutes: adminKey === null ? [] : ADMIN_ROUTES,
    onFinished: (request) => {
      metrics.countRequest(request);
    },
  });
  const responders = new Map<PageLanguage, ErrorResponder>();
  const respondTo: ErrorResponder = (request, response, error) => {
    const language = choosePageLanguage(request.headers['accept-language']);
    let respond = responders.get(language);
    if (respond === undefined) {
      const inLanguage = {
        error: (target: string, answer: ErrorAnswer) => pages.error(target, answer, language),
      };
      respond = respondToErrors({ headers, pages: inLanguage, pageHeaders: PAGE_HEADERS });
      responders.set(language, respond);
    }
    respond(request, response, error);
  };
  const revision = (): string | undefined => engine()?.status().revision;
  const caching = new CachingAnswerer({ answerer, revision, maxBytes: dependencies.cacheBytes });
  metrics.registerCache(() => caching.keptBytes);
  const answered = createAnsweredRoutes({ revision, answerer: caching, metrics, counts, headers });
  const home = answered('home', 'page');
  const search = answered('search', 'json');
  const suggest = answered('suggest', 'json');
  const limit = rateLimits === null ? null : limitRate(rateLimits.searchesPerMinute);
  const limitSearches = limit === null ? [] : [asMiddleware(limit)];

  const app = createBareApp();
  app.use((request, response, next) => {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    response.setHeader('X-Request-Id', contextOf(response).requestId);
    guardRequest(request);
    next();
  }, compression());
  addRoute(app, '/', { get: home }, limitSearches);
  addRoute(app, '/search', { get: search }, limitSearches);
  addRoute(app, '/suggest', { get: suggest }, limitSearches);
  addRoute(app, '/documents/*id/similar', { get: answered('similar', 'json') }, limitSearches);
  addRoute(app, '/documents/*id', { get: answered('document', 'either') }, limitSearches);
  addRoute(app, '/minisearch.json', { get: answerMiniSearch(engine) }, limitSearches);
  addRoute(app, '/help', { get: answered('help', 'page') }, limitSearches);
  addRoute(app, '/help/errors', { get: answerErrorCodes(pages) });
  // What people type or link to with a slash too many.
  for (const path of ['/search/', '/suggest/', '/help/', '/help/errors/'])
    addRoute(app, path, { get: redirectTo(path.slice(0, -1)) });
  addRoute(app, '/health', { get: answerHealth() });
  addRoute(app, '/ready', { get: answerReady(dependencies) });
  const admin = { hasMetrics: adminKey !== null, hasReindex: adminKey !== null && reindexer !== null };
  addRoute(app, '/openapi.json', { get: answerOpenApi(version, admin) });
  addRoute(app, '/assets/:version/*path', { get: answerAsset(assets) });
  if (adminKey !== null) {
    const limitAdmin = rateLimits === null ? [] : [asMiddleware(limitRate(rateLimits.adminCallsPerMinute))];
    const protect: readonly RequestHandler[] = [...limitAdmin, requireAdminKey(adminKey)];
    addRoute(app, '/metrics', { get: answerMetrics(registry) }, protect);
    addRoute(app, '/queries', { get: answerQueries(counts) }, protect);
    if (reindexer !== null) {
      addRoute(app, '/reindex', { post: answerReindex(reindexer) }, [...protect, ...readEmptyBody()]);
      addRoute(app, '/tasks/:uid', { get: answerTask(reindexer) }, protect);
    }
  }
  app.use(refuseUnknownPath(), handleErrors(respondTo));

  const shortcuts = new Map([
    ['/', home],
    ['/search', search],
    ['/suggest', suggest],
  ]);
  return (request, response) => {
    const context = observe(request, response);
    const { method, url = '' } = request;
    const path = pathOf(url);
    const route = method === 'GET' || method === 'HEAD' ? shortcuts.get(path) : undefined;
    if (route === undefined) {
      app(request, response);
      return;
    }
    // What is asked most goes around the chain of Express, which takes as long as a search; it does the same steps.
    context.route = path;
    answerDirectly(route, limit, request, response).catch((error: unknown) => {
      respondTo(request, response, error);
    });
  };
}

/** The steps of the chain before a route that needs the engine, and the route. */
async function answerDirectly(
  route: AnsweredRoute,
  limit: RequestLimit | null,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  guardRequest(request);
  if (limit !== null) await limit(request, response);
  await route(request, response);
}

/** An Express app that adds and repairs nothing by itself, whatever the NODE_ENV of a process that may not be ours. */
function createBareApp(): Express {
  const app = express();
  app.set('env', 'production');
  app.disable('x-powered-by');
  app.disable('etag');
  app.disable('query parser');
  app.disable('trust proxy');
  app.enable('case sensitive routing');
  app.enable('strict routing');
  return app;
}
