// Asks `findling mcp` and /mcp of a server with the official inspector of the Model Context Protocol, which npx fetches: not part of the
// tests, since it is no dependency. `npm run build`, then: node test/cli/mcp/inspect-agents.mjs

import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const program = path.join(root, 'dist/cli/main.js');
const folder = mkdtempSync(path.join(tmpdir(), 'findling-inspector-'));
const data = ['--corpus', path.join(root, 'corpus'), '--index', path.join(folder, 'index')];

/** What the inspector prints, as JSON. */
async function inspect(target, ...args) {
  const inspector = ['-y', '@modelcontextprotocol/inspector', '--cli', ...target, ...args];
  const { stdout } = await promisify(execFile)('npx', inspector, { cwd: folder, maxBuffer: 1e8 });
  return JSON.parse(stdout);
}

function check(condition, what) {
  if (!condition) throw new Error(`wrong: ${what}`);
  process.stdout.write(`right: ${what}\n`);
}

async function checkTarget(name, target) {
  const { tools } = await inspect(target, '--method', 'tools/list');
  check(
    tools.length === 4 && tools.every(({ annotations }) => annotations.readOnlyHint),
    `${name}: tools/list`,
  );
  const call = ['--method', 'tools/call', '--tool-name'];
  const found = await inspect(target, ...call, 'search_documents', '--tool-arg', 'query=ferry', 'limit=3');
  const { hits } = JSON.parse(found.content[0].text);
  check(hits.length === 3, `${name}: search_documents`);
  const read = await inspect(target, ...call, 'read_document', '--tool-arg', `id=${hits[0].id}`);
  check(JSON.parse(read.content[0].text).untrusted.text.length > 100, `${name}: read_document`);
  const similar = await inspect(target, ...call, 'find_similar', '--tool-arg', `id=${hits[0].id}`);
  check(JSON.parse(similar.content[0].text).hits.length > 0, `${name}: find_similar`);
  const described = await inspect(target, ...call, 'describe_collection');
  check(JSON.parse(described.content[0].text).documents > 100, `${name}: describe_collection`);
  const { resources } = await inspect(target, '--method', 'resources/list');
  check(resources.length === 100, `${name}: resources/list`);
  const { contents } = await inspect(target, '--method', 'resources/read', '--uri', resources[0].uri);
  check(contents[0].text.length > 0, `${name}: resources/read`);
}

try {
  await checkTarget('stdio', [process.execPath, program, 'mcp', ...data]);
  const server = spawn(process.execPath, [program, 'serve', '--port', '0', ...data]);
  const [said] = await once(server.stdout, 'data');
  const url = /listening on (\S+)/.exec(String(said))?.[1];
  await checkTarget('http', [`${url}/mcp`, '--transport', 'http']);
  server.kill();
} finally {
  rmSync(folder, { recursive: true });
}
