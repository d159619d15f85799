// Puts the server together: which middleware in which order, which route at which path.
// Listening is apart (listen.ts), so that tests and other programs can mount the app as it is.

import compression from 'compression';
import express, { type Express, type RequestHandler } from 'express';
import type { AppDependencies } from './dependencies.js';
import { createMetrics } from './metrics/metrics.js';
import { createPageSender } from './page/page-sender.js';
import { readEmptyBody } from './http/empty-body.js';
import { QueryCounts } from './metrics/query-counts.js';
import { limitRate } from './http/rate-limit.js';
import { guardRequest } from './http/request-guard.js';
import { logRequests } from './http/request-log.js';
import { refuseUnknownPath, respondToErrors } from './http/respond-to-errors.js';
import { requireAdminKey } from './http/require-admin-key.js';
import { addRoute } from './http/route.js';
import { listErrorCodes } from './api/error-code-list.js';
import { answerAsset } from './api/routes/assets.js';
import { answerDocument } from './api/routes/documents.js';
import { answerHealth, answerReady } from './api/routes/health.js';
import { answerHelp } from './api/routes/help.js';
import { answerHome } from './api/routes/home.js';
import { answerMetrics } from './api/routes/metrics.js';
import { answerMiniSearch } from './api/routes/minisearch.js';
import { answerOpenApi } from './api/routes/openapi.js';
import { answerQueries } from './api/routes/queries.js';
import { answerReindex } from './api/routes/reindex.js';
import { answerSimilar } from './api/routes/similar.js';
import { answerSuggest } from './api/routes/suggest.js';
import { answerTask } from './api/routes/tasks.js';
import { answerSearch } from './api/routes/search.js';
import { createSearchGate } from './api/search-gate.js';
import { setSecurityHeaders } from './http/security-headers.js';

/** The server as a request listener. Nothing is opened or started. */
export function createApp(dependencies: AppDependencies): Express {
  const metrics = createMetrics(dependencies.registry, dependencies.engine);
  const counts = new QueryCounts();
  const gate = createSearchGate(dependencies.engine, metrics, counts);
  const pages = createPageSender(dependencies.assets, listErrorCodes());
  const app = express();
  // What is logged and answered never depends on the NODE_ENV of the process, which may be another program's.
  app.set('env', 'production');
  app.disable('x-powered-by');
  app.disable('etag');
  app.disable('query parser');
  app.disable('trust proxy');
  app.enable('case sensitive routing');
  app.enable('strict routing');
  app.use(logRequests(dependencies, metrics), ...setSecurityHeaders(), guardRequest(), compression());
  const { rateLimits, adminKey, reindexer, registry, assets, pageFacets, version } = dependencies;
  const searchLane = rateLimits === null ? [] : [limitRate(rateLimits.searchesPerMinute)];
  addRoute(app, '/', { get: answerHome(gate, pages, pageFacets) }, searchLane);
  addRoute(app, '/search', { get: answerSearch(gate) }, searchLane);
  addRoute(app, '/suggest', { get: answerSuggest(gate) }, searchLane);
  addRoute(app, '/documents/*id/similar', { get: answerSimilar(gate) }, searchLane);
  addRoute(app, '/documents/*id', { get: answerDocument(gate, pages) }, searchLane);
  addRoute(app, '/minisearch.json', { get: answerMiniSearch(gate) }, searchLane);
  addRoute(app, '/help', { get: answerHelp(pages) });
  addRoute(app, '/health', { get: answerHealth() });
  addRoute(app, '/ready', { get: answerReady(dependencies) });
  const admin = { hasMetrics: adminKey !== null, hasReindex: adminKey !== null && reindexer !== null };
  addRoute(app, '/openapi.json', { get: answerOpenApi(version, admin) });
  addRoute(app, '/assets/:version/*path', { get: answerAsset(assets) });
  if (adminKey !== null) {
    const limit = rateLimits === null ? [] : [limitRate(rateLimits.adminCallsPerMinute)];
    const adminLane: readonly RequestHandler[] = [...limit, requireAdminKey(adminKey)];
    addRoute(app, '/metrics', { get: answerMetrics(registry) }, adminLane);
    addRoute(app, '/queries', { get: answerQueries(counts) }, adminLane);
    if (reindexer !== null) {
      addRoute(app, '/reindex', { post: answerReindex(reindexer) }, [...adminLane, ...readEmptyBody()]);
      addRoute(app, '/tasks/:uid', { get: answerTask(reindexer) }, adminLane);
    }
  }
  app.use(refuseUnknownPath(), respondToErrors(pages));
  return app;
}
