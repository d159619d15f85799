// GET /metrics: the numbers of the server in the text format of Prometheus.

import type { RequestHandler } from 'express';
import type { Registry } from 'prom-client';

/** Answers 200 with every metric of the registry. */
export function answerMetrics(registry: Registry): RequestHandler {
  return async (_request, response) => {
    response.set('Content-Type', registry.contentType).send(await registry.metrics());
  };
}
