// Builds an app over the fake engine for a test: everything given has a quiet default, every part can be replaced.

import type { Express } from 'express';
import { pino } from 'pino';
import { Registry } from 'prom-client';
import { createApp } from '../../src/server/app.js';
import { createAssets } from '../../src/server/page/assets.js';
import { APP_DEFAULTS, type AppDependencies } from '../../src/server/dependencies.js';
import { FakeEngine } from './fake-engine.js';

/** Dependencies that say nothing and allow everything but administration. */
export function fakeDependencies(changes: Partial<AppDependencies> = {}): AppDependencies {
  const engine = new FakeEngine();
  let requests = 0;
  return {
    ...APP_DEFAULTS,
    engine: () => engine,
    logger: pino({ level: 'silent' }),
    registry: new Registry(),
    assets: createAssets(
      new Map([
        ['client/main.js', Buffer.from('export {};\n')],
        ['style.css', Buffer.from('body { margin: 0 }\n')],
      ]),
    ),
    isDraining: () => false,
    now: () => performance.now(),
    newRequestId: () => `request-${(requests += 1)}`,
    version: '0.0.0-test',
    ...changes,
  };
}

/** An app over the fake engine. */
export function openApp(changes: Partial<AppDependencies> = {}): Express {
  return createApp(fakeDependencies(changes));
}
