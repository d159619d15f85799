// Where the package of this program lies, and its version. Floor 0.

import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of package.json: the next one above this module, which lies elsewhere in the sources than once it is built. */
function packageFolder(): string {
  let folder = path.dirname(fileURLToPath(import.meta.url));
  while (!existsSync(path.join(folder, 'package.json'))) folder = path.dirname(folder);
  return folder;
}

/** The folder of what browsers load, as the build makes it. */
export function webFolder(): string {
  return path.join(packageFolder(), 'dist', 'web');
}

/** The version in package.json: `1.2.3`. */
export function readVersion(): string {
  const manifest = readFileSync(path.join(packageFolder(), 'package.json'), 'utf8');
  return (JSON.parse(manifest) as { readonly version: string }).version;
}
