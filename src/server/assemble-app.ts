// Puts the server together: which middleware in which order, which route at which path.
// Listening is apart (listen.ts), so that tests and other programs can mount the app as it is.

import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import compression from 'compression';
import express, { type Express } from 'express';
import type { EngineField } from '../search/engine.js';
import { addressReader, clientOf } from './access/client-address.js';
import { allowOrigins } from './access/cors-policy.js';
import { Gate } from './access/gate.js';
import { checkHosts } from './access/host-list.js';
import { KeyCheck } from './access/key-check.js';
import { publicAddressReader } from './access/public-address.js';
import { isAdministration } from './access/scope.js';
import type { AnswerKind } from './answers/answerer.js';
import { CachingAnswerer } from './answers/caching-answerer.js';
import { createPageHeaders } from './answers/page-headers.js';
import type { OptionalRoutes } from './api/openapi.js';
import { type Route, RouteTable } from './api/route-table.js';
import { type AnsweredRoute, createAnsweredRoutes } from './api/routes/answered.js';
import { createAsker } from './api/routes/asker.js';
import { answerAsset } from './api/routes/assets.js';
import { answerElement } from './api/routes/element.js';
import { answerErrorCodes } from './api/routes/error-codes.js';
import { answerHealth, answerReady } from './api/routes/health.js';
import { createIndexRoutes } from './api/routes/index-search.js';
import { answerMetrics } from './api/routes/metrics.js';
import { answerMiniSearch } from './api/routes/minisearch.js';
import { answerOpenApi } from './api/routes/openapi.js';
import { answerOpenSearch } from './api/routes/opensearch.js';
import { answerOriginal } from './api/routes/original.js';
import { answerQueries } from './api/routes/queries.js';
import { answerReindex } from './api/routes/reindex.js';
import { answerTask } from './api/routes/tasks.js';
import { completeOptions } from './complete-options.js';
import { observeRefusals } from './connection/refusal-observer.js';
import type { AppOptions } from './dependencies.js';
import { addressOfBase, stripBasePath } from './http/base-path.js';
import { readEmptyBody } from './http/empty-body.js';
import { pathOf } from './http/query-string.js';
import { contextOf } from './http/request-context.js';
import { guardRequest, refuseBody } from './http/request-guard.js';
import { type FinishedRequest, observeRefused, observeRequests } from './http/request-log.js';
import { handleErrors, refuseUnknownPath, respondToErrors } from './http/respond-to-errors.js';
import { createSecurityHeaders } from './http/security-headers.js';
import { answerMcp } from './mcp/mcp-route.js';
import { createMetrics } from './metrics/metrics.js';
import { QueryCounts } from './metrics/query-counts.js';
import { choosePageLanguage } from './page/words/languages.js';

/** Routes that monitors and browsers ask all the time. */
const QUIET_ROUTES = ['/health', '/ready', '/metrics', '/assets/:version/*path'];

/** What answers every request, and the routes it knows. */
export function assembleApp(options: AppOptions): {
  readonly listener: RequestListener;
  readonly routes: readonly Route[];
} {
  const dependencies = completeOptions(options);
  const { engine, answerer, logger, now, newRequestId, registry, assets, pages, version } = dependencies;
  const { reindexer, rateLimits, basePath, frameAncestors } = dependencies;
  const metrics = createMetrics(registry, engine);
  const counts = new QueryCounts();
  const headers = createSecurityHeaders(frameAncestors.length > 0);
  const publicAddressOf = publicAddressReader(dependencies.trustProxy, basePath);
  const addressOf = addressReader(dependencies.trustProxy);
  const { adminKey, keys, isPublic, clock, allowedHosts } = dependencies;
  const gate = new Gate({
    keys: new KeyCheck({ keys, adminKey, isPublic, clock }),
    checkHost: allowedHosts === null ? null : checkHosts(allowedHosts),
    cors: allowOrigins(dependencies.corsOrigins),
    addressOf,
    limits: rateLimits,
    now,
  });
  const pageHeaders = {
    ...createPageHeaders(frameAncestors),
    ...(dependencies.robots ? {} : { 'X-Robots-Tag': 'noindex' }),
  };
  const respondTo = respondToErrors({
    headers,
    pageHeaders,
    basePath,
    renderPage: (request, answer) =>
      pages.error(request.url ?? '', answer, choosePageLanguage(request.headers['accept-language'])),
  });
  const revision = (): string | undefined => engine()?.status().revision;
  const caching = new CachingAnswerer({ answerer, revision, maxBytes: dependencies.cacheBytes });
  metrics.registerCache(() => caching.keptBytes);
  const ask = createAsker({
    answerer: caching,
    metrics,
    counts,
    clientOf: (request) => clientOf(addressOf(request)),
    now,
  });
  const answered = createAnsweredRoutes({
    revision,
    ask,
    publicAddressOf,
    metrics,
    counts,
    popularQueries: dependencies.popularQueries,
    headers,
    pageHeaders,
  });

  const app = createBareApp();
  app.use((_request, response, next) => {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    response.setHeader('X-Request-Id', contextOf(response).requestId);
    next();
  }, compression());
  const table = new RouteTable(app, gate);
  const addAnswered = (kind: AnswerKind, route: Omit<Route, 'get' | 'post'>): AnsweredRoute => {
    const get = answered(kind, route.form);
    const pass = table.add({ ...route, get });
    return async (request, response) => {
      await pass(request, response);
      await get(request, response);
    };
  };
  // What is asked most goes around the chain of Express, which takes as long as a search.
  const direct = new Map([
    ['/', addAnswered('home', { path: '/', access: 'search', form: 'page' })],
    ['/search', addAnswered('search', { path: '/search', access: 'search', form: 'json' })],
    ['/suggest', addAnswered('suggest', { path: '/suggest', access: 'search', form: 'json' })],
  ]);
  addAnswered('similar', { path: '/documents/*id/similar', access: 'search', form: 'json' });
  const { originals } = dependencies;
  if (originals !== null) {
    const get = answerOriginal(engine, originals);
    table.add({ path: '/documents/*id/original', access: 'documents', form: 'either', get });
  }
  addAnswered('document', { path: '/documents/*id', access: 'documents', form: 'either' });
  const minisearch = answerMiniSearch(engine);
  table.add({ path: '/minisearch.json', access: 'documents', form: 'json', get: minisearch });
  const mcp = answerMcp({ ask, gate, publicAddressOf, version, title: dependencies.site.title });
  table.add({ path: '/mcp', access: 'search', form: 'json', post: mcp });
  for (const route of createIndexRoutes({ ask, indexName: dependencies.indexName, version }))
    table.add(route);
  addAnswered('feed', { path: '/feed.atom', access: 'search', form: 'json' });
  addAnswered('browser-suggest', { path: '/opensearch/suggestions', access: 'search', form: 'json' });
  const { title } = dependencies.site;
  const openSearch = answerOpenSearch({ publicAddressOf, assets, title });
  table.add({ path: '/opensearch.xml', access: 'open', form: 'json', get: openSearch });
  addAnswered('help', { path: '/help', access: 'search', form: 'page' });
  const errorCodes = answerErrorCodes(pages, pageHeaders);
  table.add({ path: '/help/errors', access: 'open', form: 'page', get: errorCodes });
  // What people type or link to with a slash too many.
  for (const path of ['/search/', '/suggest/', '/help/', '/help/errors/']) table.redirect(path, basePath);
  table.add({ path: '/health', access: 'probe', form: 'json', get: answerHealth() });
  table.add({ path: '/ready', access: 'probe', form: 'json', get: answerReady(dependencies) });
  const optional = (): OptionalRoutes => ({
    hasMetrics: gate.exists('metrics'),
    hasAdmin: gate.exists('admin'),
    hasOriginals: originals !== null,
    hasReindex: gate.exists('admin') && reindexer !== null,
  });
  // Where searching needs a key, what can be searched is told to nobody without.
  const fields = (): readonly EngineField[] => (gate.needsKey('search') ? [] : (engine()?.fields?.() ?? []));
  const description = answerOpenApi(version, basePath, optional, fields);
  table.add({ path: '/openapi.json', access: 'open', form: 'json', get: description });
  table.add({ path: '/assets/:version/*path', access: 'open', form: 'json', get: answerAsset(assets) });
  // What pages elsewhere load: the element, and its words in a language.
  for (const path of ['/findling-search.js', '/findling-search/:file'])
    table.add({ path, access: 'open', form: 'json', get: answerElement(assets) });
  table.add({ path: '/metrics', access: 'metrics', form: 'json', get: answerMetrics(registry) });
  table.add({ path: '/queries', access: 'admin', form: 'json', get: answerQueries(counts) });
  if (reindexer !== null) {
    const reindex = [...readEmptyBody(), answerReindex(reindexer, basePath)];
    table.add({ path: '/reindex', access: 'admin', form: 'json', post: reindex });
    table.add({ path: '/tasks/:uid', access: 'admin', form: 'json', get: answerTask(reindexer, basePath) });
  }
  app.use(
    refuseUnknownPath((request, response) => gate.admitAnybody(request, response)),
    handleErrors(respondTo),
  );

  const onFinished = (request: FinishedRequest): void => {
    metrics.countRequest(request);
  };
  const observe = observeRequests({
    logger,
    now,
    newRequestId,
    quietRoutes: QUIET_ROUTES,
    addressRoutes: table.routes.filter(({ access }) => isAdministration(access)).map(({ path }) => path),
    addressOf,
    onFinished,
  });
  const isRoute = (path: string): boolean => table.routes.some((route) => route.path === path);
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    guardRequest(request);
    const { method } = request;
    const url = stripBasePath(request.url ?? '', basePath, isRoute);
    if (url === null) {
      await gate.admitAnybody(request, response);
      refuseBody(request);
      const { requestId } = contextOf(response);
      const location = addressOfBase(request.url ?? '', basePath);
      response.writeHead(308, { ...headers, 'X-Request-Id': requestId, Location: location }).end();
      return;
    }
    request.url = url;
    const route = method === 'GET' || method === 'HEAD' ? direct.get(pathOf(url)) : undefined;
    if (route === undefined) app(request, response);
    else await route(request, response);
  };
  const listener: RequestListener = (request, response) => {
    observe(request, response);
    answer(request, response).catch((error: unknown) => {
      respondTo(request, response, error);
    });
  };
  observeRefusals(listener, observeRefused({ logger, newRequestId, onFinished }));
  return { listener, routes: table.routes };
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
