// The fingerprint of a raw record: what decides whether it has to be parsed again.
// It guards against accidents, not against somebody who looks for collisions.

import { hash } from 'node:crypto';

/** 16 lower-case hex digits: the first 64 bits of SHA-1 over the bytes (a string counts as its UTF-8). */
export function fingerprintOf(raw: Uint8Array | string): string {
  return hash('sha1', raw, 'hex').slice(0, 16);
}
