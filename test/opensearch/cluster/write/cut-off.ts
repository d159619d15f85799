// A way to a cluster that ends after so many requests, as if the process that sends them had died: those before are answered, the one
// that is the last may be done without an answer, and none comes after it.

import { Agent, createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';

/** The way, while it is open. */
export interface CutOff {
  readonly url: string;
  /** Requests that came so far. */
  readonly requests: () => number;
  close(): Promise<void>;
}

/** Opens a way to a node. @param last the number of the request, from 1, that is done and not answered; no other comes through */
export async function openCutOff(node: string, last: number): Promise<CutOff> {
  const agent = new Agent({ keepAlive: true });
  let count = 0;
  const server = createServer((incoming, outgoing) => {
    count += 1;
    const isLast = count === last;
    if (count > last) {
      incoming.socket.destroy();
      return;
    }
    const { method, url: path, headers } = incoming;
    const passed = request(
      new URL(path ?? '/', node),
      { agent, method, headers: { ...headers, host: new URL(node).host } },
      (answer) => {
        if (isLast) {
          answer.resume();
          answer.on('end', () => incoming.socket.destroy());
          return;
        }
        outgoing.writeHead(answer.statusCode ?? 500, answer.headers);
        answer.pipe(outgoing);
      },
    );
    passed.on('error', () => incoming.socket.destroy());
    incoming.pipe(passed);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    requests: () => count,
    close: () =>
      new Promise((resolve) => {
        agent.destroy();
        server.closeAllConnections();
        server.close(() => {
          resolve();
        });
      }),
  };
}
