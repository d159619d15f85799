// The SDK of the Model Context Protocol, an optional package: loaded when an agent asks first, and missed with a clear message.

import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import type { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import type { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';
import type * as types from '@modelcontextprotocol/sdk/types.js';
import { describeError, errnoOf, FindlingError } from '../../errors.js';

/** What is used of the SDK. */
export interface McpSdk {
  readonly McpServer: typeof McpServer;
  readonly HttpTransport: typeof StreamableHTTPServerTransport;
  readonly StdioTransport: typeof StdioServerTransport;
  readonly types: typeof types;
}

/** Loads the SDK. Throws FindlingError `package_missing` where it is not installed. */
export async function loadMcpSdk(): Promise<McpSdk> {
  try {
    const [mcp, http, stdio, messages] = await Promise.all([
      import('@modelcontextprotocol/sdk/server/mcp.js'),
      import('@modelcontextprotocol/sdk/server/streamableHttp.js'),
      import('@modelcontextprotocol/sdk/server/stdio.js'),
      import('@modelcontextprotocol/sdk/types.js'),
    ]);
    return {
      McpServer: mcp.McpServer,
      HttpTransport: http.StreamableHTTPServerTransport,
      StdioTransport: stdio.StdioServerTransport,
      types: messages,
    };
  } catch (error) {
    throw explainMissing(error);
  }
}

/** What to throw where loading failed. */
export function explainMissing(error: unknown): unknown {
  if (
    errnoOf(error) !== 'ERR_MODULE_NOT_FOUND' ||
    !describeError(error).includes('@modelcontextprotocol/sdk')
  )
    return error;
  return new FindlingError(
    'package_missing',
    'Agents are answered by the optional package @modelcontextprotocol/sdk, which is not installed: npm install @modelcontextprotocol/sdk',
    { cause: error },
  );
}
