// Puts the server together: which middleware in which order, which route at which path.
// Listening is apart (listen.ts), so that tests and other programs can mount the app as it is.

import compression from 'compression';
import express, { type Express } from 'express';
import type { AppDependencies } from './dependencies.js';
import { createMetrics } from './metrics.js';
import { createPageSender } from './page/page-sender.js';
import { guardRequest } from './request-guard.js';
import { logRequests } from './request-log.js';
import { refuseUnknownPath, respondToErrors } from './respond-to-errors.js';
import { addRoute } from './route.js';
import { answerSearch } from './routes/search.js';
import { openSearchDesk } from './search-desk.js';
import { setSecurityHeaders } from './security-headers.js';

/** The server as a request listener. Nothing is opened or started. */
export function createApp(dependencies: AppDependencies): Express {
  const metrics = createMetrics(dependencies.registry, dependencies.engine);
  const desk = openSearchDesk(dependencies, metrics);
  const pages = createPageSender(dependencies.assets);
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.disable('query parser');
  app.disable('trust proxy');
  app.enable('case sensitive routing');
  app.enable('strict routing');
  app.use(logRequests(dependencies, metrics), ...setSecurityHeaders(), guardRequest(), compression());
  addRoute(app, '/search', { get: answerSearch(desk) });
  app.use(refuseUnknownPath(), respondToErrors(pages));
  return app;
}
