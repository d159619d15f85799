import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { describe, expect, it } from 'vitest';
import { textOf } from '../../server/mcp/ask-mcp.js';
import { temporaryFolder, writeFiles } from '../../temporary-folder.js';
import { runFindling, startServer } from '../run-findling.js';

const program = fileURLToPath(new URL('../../../dist/cli/main.js', import.meta.url));
const folder = temporaryFolder();
const corpus = path.join(folder, 'notes');
const index = path.join(folder, 'index');

writeFiles(corpus, {
  'guide.md':
    '# Guide\n\n## Install\n\nUnpack the archive.\n\n### Linux\n\nUse the package of the ferry.\n\n## Update\n\nOnce.\n',
  'ferry.txt': 'The ferry\n\nIt sails at six.\n',
});

function connectOverStdio(flags: readonly string[] = []): Promise<Client> {
  const transport = new StdioClientTransport({
    command: process.execPath,
    args: [program, 'mcp', '--corpus', corpus, '--index', index, ...flags],
    env: { ...(process.env as Record<string, string>), FINDLING_SEARCH_TIMEOUT_MS: '60000' },
    stderr: 'pipe',
  });
  const client = new Client({ name: 'test', version: '1' });
  return client.connect(transport).then(() => client);
}

/** What every transport answers alike. */
async function readGuide(client: Client): Promise<void> {
  const found = textOf(await client.callTool({ name: 'search_documents', arguments: { query: 'package' } }));
  const { hits } = JSON.parse(found) as {
    hits: { id: string; untrusted: { passages: { section?: string }[] } }[];
  };
  const [hit] = hits;
  expect(hit?.id).toBe('guide.md');
  expect(hit?.untrusted.passages[0]?.section).toBe('Install > Linux');
  const read = textOf(
    await client.callTool({
      name: 'read_document',
      arguments: { id: 'guide.md', section: 'Install > Linux' },
    }),
  );
  expect(JSON.parse(read)).toMatchObject({
    untrusted: {
      title: 'Guide',
      section: 'Install > Linux',
      text: 'Linux\n\nUse the package of the ferry.\n\n',
    },
  });
}

describe('findling mcp', () => {
  it('builds the index of a folder and answers over stdio', async () => {
    const client = await connectOverStdio();
    expect(client.getServerVersion()).toMatchObject({ name: 'findling' });
    await readGuide(client);
    await client.close();
  });

  it('answers from what another process has published since', async () => {
    // An update of its own would hold the lock.
    const client = await connectOverStdio(['--update', 'never']);
    writeFiles(corpus, { 'new.txt': 'A lighthouse\n\nIt was lit.\n' });
    const { code } = await runFindling(['index', '--corpus', corpus, '--index', index]);
    expect(code).toBe(0);
    const found = await client.callTool({ name: 'search_documents', arguments: { query: 'lighthouse' } });
    expect(textOf(found)).toContain('"id":"new.txt"');
    await client.close();
  });

  it('ends with 3 and a reason where there is nothing to answer from', async () => {
    const { code, out, err } = await runFindling([
      'mcp',
      '--corpus',
      `${folder}/none`,
      '--index',
      `${folder}/no`,
    ]);
    expect([code, out]).toEqual([3, '']);
    expect(err).toMatch(/no index/i);
  });
});

describe('findling serve', () => {
  it('answers agents at /mcp, from its search threads', async () => {
    const server = await startServer(['--index', index, '--corpus', corpus, '--threads', '1']);
    const client = new Client({ name: 'test', version: '1' });
    const transport = new StreamableHTTPClientTransport(new URL(`${server.url}/mcp`));
    await client.connect(transport);
    await readGuide(client);
    await client.close();
    expect(await server.stop()).toBe(0);
  });
});
