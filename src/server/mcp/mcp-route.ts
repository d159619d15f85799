// POST /mcp: the Model Context Protocol over streamable HTTP. No session is kept: each request is whole, is answered as
// JSON, and needs the key that all others need.

import type { RequestHandler } from 'express';
import { FindlingError } from '../../errors.js';
import type { Gate } from '../access/gate.js';
import type { PublicAddressOf } from '../access/public-address.js';
import type { AgentAnswer, AgentQuestion } from '../answers/tools/answer-tool.js';
import type { Asker } from '../api/routes/asker.js';
import { answerError } from '../http/error-answer.js';
import { readJsonBody } from '../http/json-body.js';
import { contextOf } from '../http/request-context.js';
import { createMcpServer } from './create-mcp-server.js';
import { loadMcpSdk, type McpSdk } from './load-sdk.js';

const MAX_BODY_BYTES = 64 * 1024;

/** What the route is made of. */
export interface McpRouteOptions {
  readonly ask: Asker;
  readonly gate: Gate;
  readonly publicAddressOf: PublicAddressOf;
  readonly version: string;
  /** What the site is called. */
  readonly title: string;
}

/** Answers messages of the protocol. Throws FindlingError `package_missing` where its SDK is not installed. */
export function answerMcp(options: McpRouteOptions): readonly RequestHandler[] {
  let loading: Promise<McpSdk> | null = null;
  const answer: RequestHandler = async (request, response) => {
    const body: unknown = request.body;
    // Each request counts as one: a list of them would count as one, too.
    if (Array.isArray(body))
      throw new FindlingError('invalid_body', 'Send one message of the protocol a request, not a list.');
    loading ??= loadMcpSdk();
    const sdk = await loading.catch((error: unknown) => {
      loading = null;
      throw error;
    });
    const { requestId } = contextOf(response);
    const site = options.publicAddressOf(request);
    const server = createMcpServer({
      sdk,
      version: options.version,
      title: options.title,
      mayRead: options.gate.opens(request, 'documents'),
      ask: async (question: AgentQuestion) => {
        const asked = { url: '/mcp', body: JSON.stringify(question), site };
        try {
          const { body: bytes } = await options.ask(
            { kind: 'tool', ...asked, asPage: false, encoding: 'identity' },
            request,
            response,
          );
          return JSON.parse(Buffer.from(bytes).toString()) as AgentAnswer;
        } catch (error) {
          const { status, body: described } = answerError(error, requestId);
          if (status === 500) contextOf(response).failure = error;
          throw new Error(described.message, { cause: error });
        }
      },
    });
    const transport = new sdk.HttpTransport({ enableJsonResponse: true });
    response.once('close', () => {
      void server.close();
    });
    await server.connect(transport);
    await transport.handleRequest(request, response, body);
  };
  return [...readJsonBody(MAX_BODY_BYTES), answer];
}
