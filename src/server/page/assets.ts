// The files a browser needs besides the page itself, read once at start and served from memory.
// The only file of the server that touches the disk; a request never names a path on it.

import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { FindlingError } from '../../errors.js';

/** A file of the page. */
export interface Asset {
  readonly contentType: string;
  readonly body: Buffer;
}

/** A fixed set of files under one address that changes with their content, so that browsers may keep them for ever. */
export interface Assets {
  /** 16 hex digits over all names and contents. */
  readonly version: string;
  /** The asset with this name (`style.css`, `client/main.js`), or undefined. */
  find(name: string): Asset | undefined;
  /** The address of an asset; relative imports between scripts stay within the same version. */
  url(name: string): string;
}

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml; charset=utf-8',
};

/**
 * Reads the built assets of the program, or of another folder. Throws FindlingError `file_unreadable` when they were not
 * built.
 */
export function loadAssets(folder = fileURLToPath(new URL('../../web/', import.meta.url))): Assets {
  if (!existsSync(join(folder, 'client', 'main.js'))) {
    throw new FindlingError(
      'file_unreadable',
      `The files of the page are missing in ${folder}; run npm run build.`,
    );
  }
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => extname(name) in CONTENT_TYPES);
  return createAssets(new Map(names.sort().map((name) => [name, readFileSync(join(folder, name))])));
}

/** Assets from name to content. */
export function createAssets(files: ReadonlyMap<string, Buffer>): Assets {
  const hash = createHash('sha256');
  for (const [name, body] of files) hash.update(`${name}\0${body.length}\0`).update(body);
  const version = hash.digest('hex').slice(0, 16);
  return {
    version,
    find(name) {
      const body = files.get(name);
      const contentType = CONTENT_TYPES[extname(name)];
      return body === undefined || contentType === undefined ? undefined : { contentType, body };
    },
    url: (name) => `/assets/${version}/${name}`,
  };
}
