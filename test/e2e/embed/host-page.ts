// A site of somebody else: a plain file server of its own origin, and what its pages are sent with.

import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
};

/** What was asked of a site. */
export interface Served {
  readonly path: string;
  readonly bytes: number;
}

export interface HostPage {
  readonly url: string;
  /** Adds a page. @param policy its Content-Security-Policy; none where it is empty */
  show(pathname: string, html: string, policy?: string): void;
  /** All answers so far. */
  readonly served: readonly Served[];
  close(): Promise<void>;
}

/** Serves pages by path, and below them the files of a folder, without compression. */
export async function openHostPage(folder = '/nowhere'): Promise<HostPage> {
  const pages = new Map<string, { readonly html: string; readonly policy: string }>();
  const served: Served[] = [];
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://host');
    const answer = async (): Promise<void> => {
      if (pathname === '/favicon.ico') {
        response.writeHead(204).end();
        return;
      }
      const page = pages.get(pathname);
      const name = pathname.endsWith('/') ? `${pathname}index.html` : pathname;
      const body =
        page === undefined
          ? await readFile(path.join(folder, decodeURIComponent(name))).catch(() => null)
          : Buffer.from(page.html);
      if (body === null) {
        response.writeHead(404).end();
        return;
      }
      const type =
        page === undefined ? (TYPES[path.extname(name)] ?? 'application/octet-stream') : TYPES['.html'];
      served.push({ path: pathname, bytes: body.byteLength });
      response.writeHead(200, {
        'Content-Type': type,
        ...((page?.policy ?? '') === '' ? {} : { 'Content-Security-Policy': page?.policy }),
      });
      response.end(body);
    };
    answer().catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    served,
    show(pathname, html, policy = '') {
      pages.set(pathname, { html, policy });
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => {
          resolve();
        });
      }),
  };
}
