// The files a browser needs besides the page itself, read once at start and served from memory.
// The only file of the server that touches the disk; a request never names a path on it.

import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { describeError, FindlingError } from '../../errors.js';
import { webFolder } from '../../version.js';
import { accentStyle } from './accent.js';

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
  '.png': 'image/png',
};

/** What an operator may change of how the pages look. */
export interface Look {
  /** The one colour, `#rrggbb`; null for the one the pages come with. */
  readonly accent: string | null;
  /** The path of an SVG or PNG file; null for none. */
  readonly logo: string | null;
}

const DEFAULT_LOOK: Look = { accent: null, logo: null };

/**
 * Reads the built assets of the program with a look. Throws FindlingError `file_unreadable` when they were not built, or where the logo
 * cannot be read.
 */
export function loadAssets({ accent, logo }: Look = DEFAULT_LOOK): Assets {
  const folder = webFolder();
  if (!existsSync(join(folder, 'client', 'main.js'))) {
    throw new FindlingError(
      'file_unreadable',
      `The files of the page are missing in ${folder}; run npm run build.`,
    );
  }
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => extname(name) in CONTENT_TYPES);
  const files = new Map<string, Buffer>(names.sort().map((name) => [name, readFileSync(join(folder, name))]));
  const style = files.get('style.css');
  if (accent !== null && style !== undefined)
    files.set('style.css', Buffer.concat([style, Buffer.from(accentStyle(accent))]));
  if (logo !== null) files.set(`logo${extname(logo).toLowerCase()}`, readLogo(logo));
  return createAssets(files);
}

function readLogo(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    throw new FindlingError('file_unreadable', `The logo ${file} cannot be read: ${describeError(error)}`, {
      cause: error,
    });
  }
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
