// Copies the files of the page that need no compiling to dist/web, beside the compiled scripts.
// The last step of the build; it removes nothing and compiles nothing.

import { copyFileSync, mkdirSync, readdirSync } from 'node:fs';
import { extname } from 'node:path';

const source = new URL('./', import.meta.url);
const target = new URL('../../dist/web/', import.meta.url);

mkdirSync(target, { recursive: true });
for (const name of readdirSync(source)) {
  if (['.css', '.svg'].includes(extname(name))) copyFileSync(new URL(name, source), new URL(name, target));
}
