// Builds an app over the fake engine for a test: everything given has a quiet default, every part can be replaced.
// Answers are not kept.

import type { RequestListener } from 'node:http';
import { assembleApp } from '../../src/server/assemble-app.js';
import type { AppOptions } from '../../src/server/dependencies.js';
import { createAssets } from '../../src/server/page/assets.js';
import { FakeEngine } from './fake-engine.js';

/** Assets that need no build. */
export function makeAssets(): ReturnType<typeof createAssets> {
  return createAssets(
    new Map([
      ['client/main.js', Buffer.from('export {};\n')],
      ['findling-search.js', Buffer.from('export {};\n')],
      ['findling-search/de.js', Buffer.from('export default {};\n')],
      ['style.css', Buffer.from('body { margin: 0 }\n')],
    ]),
  );
}

/** An app over the fake engine, whose requests are numbered. */
export function openApp(changes: Partial<AppOptions> = {}): RequestListener {
  return openRoutes(changes).listener;
}

/** The same, with the routes it has. */
export function openRoutes(changes: Partial<AppOptions> = {}): ReturnType<typeof assembleApp> {
  const engine = new FakeEngine();
  let requests = 0;
  return assembleApp({
    engine: () => engine,
    assets: makeAssets(),
    cacheBytes: 0,
    newRequestId: () => `request-${(requests += 1)}`,
    version: '0.0.0-test',
    ...changes,
  });
}
