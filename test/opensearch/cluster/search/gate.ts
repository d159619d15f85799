// Stands before a node and answers in its place what a test says, or changes what the node answers.

import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a cluster answers to several searches. */
export interface SearchAnswer {
  readonly responses: readonly Readonly<Record<string, unknown>>[];
}

/** Headers that go through. */
const PASSED = ['content-type', 'content-encoding', 'authorization', 'accept'];

/** Stands before a node. */
export class Gate {
  readonly #server: Server;
  /** Null lets a request through. */
  answer: { readonly status: number; readonly body: unknown } | null = null;
  /** How many of the next requests are answered here; the others go through. */
  left = Infinity;
  /** What becomes of the answers to searches, which come in the order of what was asked. */
  change: ((answer: SearchAnswer) => SearchAnswer) | null = null;

  /** @param node where requests go */
  constructor(node: string) {
    const listener: RequestListener = (request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const { answer } = this;
        if (answer !== null && this.left > 0) {
          this.left -= 1;
          response
            .writeHead(answer.status, { 'Content-Type': 'application/json' })
            .end(JSON.stringify(answer.body));
          return;
        }
        const headers = Object.fromEntries(
          PASSED.flatMap((name) => {
            const value = request.headers[name];
            return typeof value === 'string' ? [[name, value] as const] : [];
          }),
        );
        const body = Buffer.concat(chunks);
        void fetch(node + (request.url ?? ''), {
          method: request.method ?? 'GET',
          headers,
          ...(body.length === 0 ? {} : { body }),
        }).then(async (passed) => {
          const text = await passed.text();
          const { change } = this;
          const isChanged = change !== null && request.url?.includes('_msearch') === true;
          const answered = isChanged ? JSON.stringify(change(JSON.parse(text) as SearchAnswer)) : text;
          response.writeHead(passed.status, { 'Content-Type': 'application/json' }).end(answered);
        });
      });
    };
    this.#server = createServer(listener);
  }

  listen(): Promise<string> {
    return new Promise((resolve) => {
      this.#server.listen(0, '127.0.0.1', () => {
        resolve(`http://127.0.0.1:${String((this.#server.address() as AddressInfo).port)}`);
      });
    });
  }

  close(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }
}
