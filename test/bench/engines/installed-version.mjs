// The version of a package in node_modules, as its package.json says; for packages that export nothing of the kind, too.

import { readFileSync } from 'node:fs';

export function installedVersion(name) {
  const file = new URL(`../../../node_modules/${name}/package.json`, import.meta.url);
  return JSON.parse(readFileSync(file, 'utf8')).version;
}
