// What one client may ask of a server, by its settings.

import { type Config, DEFAULT_SEARCHES_PER_MINUTE } from '../../config.js';
import { isLoopback } from '../../server/access/host-list.js';
import type { RateLimits } from '../../server/access/rate-limits.js';

/** Calls of administration that one key may make within a minute, where there are limits. */
const ADMIN_CALLS_PER_MINUTE = 120;

/** Limits are on where others than this machine can ask, by themselves or through a proxy. */
export function rateLimitsOf({ searchesPerMinute, host, trustProxy }: Config): RateLimits | null {
  const hasProxies = typeof trustProxy === 'number' ? trustProxy > 0 : trustProxy.length > 0;
  const usual = isLoopback(host) && !hasProxies ? 0 : DEFAULT_SEARCHES_PER_MINUTE;
  const perMinute = searchesPerMinute ?? usual;
  return perMinute === 0
    ? null
    : { searchesPerMinute: perMinute, adminCallsPerMinute: ADMIN_CALLS_PER_MINUTE };
}
