// A client of the Model Context Protocol that asks an app, as the official SDK makes one.

import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';

/** Connects to /mcp of an app on a port of its own. */
export async function connectToApp(
  app: RequestListener,
  headers: Readonly<Record<string, string>> = {},
): Promise<{ readonly client: Client; readonly close: () => Promise<void> }> {
  const server = createServer(app).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  const client = new Client({ name: 'test', version: '1' });
  const transport = new StreamableHTTPClientTransport(new URL(`http://127.0.0.1:${port}/mcp`), {
    requestInit: { headers },
  });
  const close = async (): Promise<void> => {
    await client.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  await client.connect(transport as Parameters<Client['connect']>[0]).catch(async (error: unknown) => {
    await close();
    throw error;
  });
  return { client, close };
}

/** The one text that a tool has answered with. */
export function textOf(result: unknown): string {
  const { content } = result as { readonly content: readonly { readonly text: string }[] };
  if (content.length !== 1) throw new Error(`The tool has answered with ${content.length} contents.`);
  return content[0]?.text ?? '';
}
