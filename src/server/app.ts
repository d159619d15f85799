// Puts the server together: which middleware in which order, which route at which path.
// Listening is apart (listen.ts), so that tests and other programs can mount the app as it is.

import type { RequestListener } from 'node:http';
import compression from 'compression';
import express, { type Express, type RequestHandler } from 'express';
import { requireAdminKey } from './api/require-admin-key.js';
import { answerWith } from './api/routes/answered.js';
import { answerAsset } from './api/routes/assets.js';
import { answerHealth, answerReady } from './api/routes/health.js';
import { answerHelp } from './api/routes/help.js';
import { answerMetrics } from './api/routes/metrics.js';
import { answerMiniSearch } from './api/routes/minisearch.js';
import { answerOpenApi } from './api/routes/openapi.js';
import { answerQueries } from './api/routes/queries.js';
import { answerReindex } from './api/routes/reindex.js';
import { answerTask } from './api/routes/tasks.js';
import { completeOptions } from './complete-options.js';
import type { AppOptions } from './dependencies.js';
import { readEmptyBody } from './http/empty-body.js';
import { limitRate } from './http/rate-limit.js';
import { guardRequest } from './http/request-guard.js';
import { logRequests } from './http/request-log.js';
import { refuseUnknownPath, respondToErrors } from './http/respond-to-errors.js';
import { addRoute } from './http/route.js';
import { setSecurityHeaders } from './http/security-headers.js';
import { createMetrics } from './metrics/metrics.js';
import { QueryCounts } from './metrics/query-counts.js';
import { PAGE_HEADERS } from './page/page-headers.js';

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
  const answered = { answerer, metrics, counts };
  const app = createBareApp();
  app.use(
    logRequests({
      logger,
      now,
      newRequestId,
      quietRoutes: QUIET_ROUTES,
      addressRoutes: adminKey === null ? [] : ADMIN_ROUTES,
      onFinished: (request) => {
        metrics.countRequest(request);
      },
    }),
    ...setSecurityHeaders(),
    guardRequest(),
    compression(),
  );
  const limitSearches = rateLimits === null ? [] : [limitRate(rateLimits.searchesPerMinute)];
  addRoute(app, '/', { get: answerWith(answered, 'home', 'page') }, limitSearches);
  addRoute(app, '/search', { get: answerWith(answered, 'search', 'json') }, limitSearches);
  addRoute(app, '/suggest', { get: answerWith(answered, 'suggest', 'json') }, limitSearches);
  addRoute(app, '/documents/*id/similar', { get: answerWith(answered, 'similar', 'json') }, limitSearches);
  addRoute(app, '/documents/*id', { get: answerWith(answered, 'document', 'either') }, limitSearches);
  addRoute(app, '/minisearch.json', { get: answerMiniSearch(engine) }, limitSearches);
  addRoute(app, '/help', { get: answerHelp(pages) });
  addRoute(app, '/health', { get: answerHealth() });
  addRoute(app, '/ready', { get: answerReady(dependencies) });
  const admin = { hasMetrics: adminKey !== null, hasReindex: adminKey !== null && reindexer !== null };
  addRoute(app, '/openapi.json', { get: answerOpenApi(version, admin) });
  addRoute(app, '/assets/:version/*path', { get: answerAsset(assets) });
  if (adminKey !== null) {
    const limit = rateLimits === null ? [] : [limitRate(rateLimits.adminCallsPerMinute)];
    const protect: readonly RequestHandler[] = [...limit, requireAdminKey(adminKey)];
    addRoute(app, '/metrics', { get: answerMetrics(registry) }, protect);
    addRoute(app, '/queries', { get: answerQueries(counts) }, protect);
    if (reindexer !== null) {
      addRoute(app, '/reindex', { post: answerReindex(reindexer) }, [...protect, ...readEmptyBody()]);
      addRoute(app, '/tasks/:uid', { get: answerTask(reindexer) }, protect);
    }
  }
  app.use(
    refuseUnknownPath(),
    respondToErrors((request, response, answer) => {
      response.set(PAGE_HEADERS).send(pages.error(request.originalUrl, answer));
    }),
  );
  return app;
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
