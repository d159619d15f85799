// nginx for a test, where there is one.

import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { writeFiles } from '../../temporary-folder.js';

/** The program; undefined where there is none. */
export const NGINX = ['/usr/sbin/nginx', '/usr/bin/nginx'].find((file) => existsSync(file));

/** Folders that nginx would make elsewhere. */
const TEMPORARY = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];

/** A port of this machine on which nobody listens. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 0;
}

/**
 * Starts nginx with a server block, below a folder of its own.
 * @param ask rejects as long as it does not answer
 * @returns what ends it, once it answers
 */
export async function startNginx(
  home: string,
  server: string,
  ask: () => Promise<unknown>,
): Promise<() => Promise<void>> {
  writeFiles(home, {
    'nginx.conf': `daemon off; worker_processes 1; pid ${home}/pid; error_log ${home}/error.log;
events { worker_connections 64; }
http {
  access_log off;
  ${TEMPORARY.map((name) => `${name}_temp_path ${home}/${name};`).join(' ')}
  ${server}
}`,
  });
  const child = spawn(NGINX ?? '', ['-p', home, '-c', `${home}/nginx.conf`], { stdio: 'ignore' });
  const ended = new Promise<void>((resolve) =>
    child.once('close', () => {
      resolve();
    }),
  );
  for (let isUp = false; !isUp;) {
    isUp = await ask().then(
      () => true,
      () => false,
    );
    if (child.exitCode !== null)
      throw new Error(`nginx does not start: ${readFileSync(`${home}/error.log`, 'utf8')}`);
  }
  return async () => {
    child.kill();
    await ended;
  };
}
