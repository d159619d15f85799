// The built client in the runtimes that the manual names: in Node, and in Deno and Bun where they are installed.

import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../temporary-folder.js';
import { runFindling, type RunningServer, startServer } from '../run-findling.js';

const script = fileURLToPath(new URL('ask-a-server.mjs', import.meta.url));
const client = pathToFileURL(fileURLToPath(new URL('../../../dist/client/client.js', import.meta.url))).href;
const corpus = fileURLToPath(new URL('../../../corpus/', import.meta.url));

/** A program by the variable that names it, or from the folders of PATH; null where there is none. */
function findProgram(name: string): string | null {
  const named = process.env[`${name.toUpperCase()}_PATH`];
  const folders = (process.env['PATH'] ?? '').split(path.delimiter);
  return (
    [...(named === undefined ? [] : [named]), ...folders.map((folder) => path.join(folder, name))].find(
      (file) => existsSync(file),
    ) ?? null
  );
}

const runtimes = [
  { name: 'Node', program: process.execPath, before: [] },
  {
    name: 'Deno',
    program: findProgram('deno'),
    before: ['run', '--no-config', '--allow-net', '--allow-read'],
  },
  { name: 'Bun', program: findProgram('bun'), before: ['run'] },
];
for (const { name, program } of runtimes)
  if (program === null)
    console.log(`the client in ${name} is not tested: set ${name.toUpperCase()}_PATH to its program`);

let server: RunningServer;

describe('the client', () => {
  beforeAll(async () => {
    const index = path.join(temporaryFolder(), 'index');
    await runFindling(['index', '--corpus', corpus, '--index', index]);
    server = await startServer(['--index', index]);
  });
  afterAll(async () => {
    await server.stop();
  });

  for (const { name, program, before } of runtimes)
    it.skipIf(program === null)(`asks a server from ${name}`, async () => {
      const { stdout } = await promisify(execFile)(program ?? '', [...before, script, client, server.url]);
      expect(JSON.parse(stdout)).toMatchObject({ code: 'invalid_filter' });
    });
});
