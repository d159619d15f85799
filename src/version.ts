// The version of this program, from its package. Floor 0.

import { readFileSync } from 'node:fs';

/** The version in package.json: `1.2.3`. */
export function readVersion(): string {
  const file = new URL('../package.json', import.meta.url);
  const { version } = JSON.parse(readFileSync(file, 'utf8')) as { readonly version: string };
  return version;
}
