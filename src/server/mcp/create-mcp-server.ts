// The server side of the Model Context Protocol: which tools and resources there are, and how a question becomes an
// answer of the protocol. What tools do is in `answers/tools/`; which transport carries the messages is for whoever
// makes the server.

import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import type { CallToolResult } from '@modelcontextprotocol/sdk/types.js';
import { z } from 'zod';
import { beginningOf } from '../../whole-characters.js';
import type { AgentAnswer, AgentQuestion } from '../answers/tools/answer-tool.js';
import { URI_TEMPLATE } from '../answers/tools/document-uri.js';
import { NOTICE, type Tool } from '../answers/tools/tool.js';
import { TOOLS } from '../answers/tools/tool-list.js';
import type { McpSdk } from './load-sdk.js';

/** A tool reads and does nothing else; asked twice it answers the same; and it knows no more than the collection. */
const ANNOTATIONS = {
  readOnlyHint: true,
  destructiveHint: false,
  idempotentHint: true,
  openWorldHint: false,
} as const;

/** What a server is made of. */
export interface McpServerOptions {
  readonly sdk: McpSdk;
  /** The version of the program. */
  readonly version: string;
  /** What the collection is called. */
  readonly title: string;
  /** Whether whole documents may be read: without, neither their tool nor their resources are there. */
  readonly mayRead: boolean;
  /** Answers a question. What it rejects with is told to the client by its message alone. */
  readonly ask: (question: AgentQuestion) => Promise<AgentAnswer>;
}

/** Makes a server that is not connected yet. */
export function createMcpServer({ sdk, version, title, mayRead, ask }: McpServerOptions): McpServer {
  const { types } = sdk;
  const { McpError, ErrorCode } = types;
  const mcpServer = new sdk.McpServer(
    { name: 'findling', title, version },
    {
      capabilities: { tools: {}, ...(mayRead ? { resources: {} } : {}) },
      instructions: instruct(title, mayRead),
    },
  );
  // The handlers are set by hand: lists in pages, and a schema that is checked once.
  const { server } = mcpServer;
  const tools = TOOLS.filter(({ readsDocuments }) => mayRead || !readsDocuments);
  server.setRequestHandler(types.ListToolsRequestSchema, () => ({ tools: tools.map(describeTool) }));
  server.setRequestHandler(types.CallToolRequestSchema, async ({ params }) => {
    const { name, arguments: given } = params;
    if (!tools.some((tool) => tool.name === name))
      throw new McpError(
        ErrorCode.InvalidParams,
        `There is no tool ${JSON.stringify(beginningOf(name, 60))}.`,
      );
    return printAnswer(await ask({ kind: 'tool', name, given }));
  });
  if (mayRead) {
    const resourceTemplates = [
      {
        uriTemplate: URI_TEMPLATE,
        name: 'document',
        title: 'A document',
        description: 'The text of a document by its id, each part of the id percent-encoded.',
        mimeType: 'text/plain',
      },
    ];
    server.setRequestHandler(types.ListResourceTemplatesRequestSchema, () => ({ resourceTemplates }));
    // What is wrong with a URI or a cursor is an error of the protocol; only tools have answers that say so.
    const resourceOf = async (question: AgentQuestion) => {
      const answer = await ask(question);
      if ('problem' in answer) throw new McpError(ErrorCode.InvalidParams, answer.problem);
      return answer.result;
    };
    server.setRequestHandler(types.ListResourcesRequestSchema, async ({ params }) =>
      types.ListResourcesResultSchema.parse(await resourceOf({ kind: 'resources', cursor: params?.cursor })),
    );
    server.setRequestHandler(types.ReadResourceRequestSchema, async ({ params }) =>
      types.ReadResourceResultSchema.parse(await resourceOf({ kind: 'resource', uri: params.uri })),
    );
  }
  return mcpServer;
}

function instruct(title: string, mayRead: boolean): string {
  const reading = mayRead ? ' Read more of a hit with read_document.' : '';
  return `Full-text search in a collection of documents called ${JSON.stringify(title)}. Begin with search_documents.${reading} ${NOTICE} Quote documents with their link or id.`;
}

function describeTool({ name, title, description, input }: Tool) {
  const { $schema: _dialect, ...schema } = z.toJSONSchema(input, { io: 'input' });
  return {
    name,
    title,
    description,
    inputSchema: { ...schema, type: 'object' as const },
    annotations: { title, ...ANNOTATIONS },
  };
}

function printAnswer(answer: AgentAnswer): CallToolResult {
  const isError = 'problem' in answer;
  const text = isError ? answer.problem : JSON.stringify(answer.result);
  return { content: [{ type: 'text', text }], ...(isError ? { isError } : {}) };
}
