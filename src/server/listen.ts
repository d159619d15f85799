// Opens the port, limits how long clients may take and how much they may send, and closes without dropping a request.
// Works for any request listener: it knows nothing of routes.

import { createServer, type RequestListener, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { errnoOf, FindlingError } from '../errors.js';
import { clientOf, plainAddress } from './access/client-address.js';
import { answerOneByOne } from './connection/one-by-one.js';
import { refusalObserverOf } from './connection/refusal-observer.js';
import { ConnectionRefuser } from './http/broken-requests.js';
import { MAX_HEADERS } from './http/request-guard.js';

/** Where to listen. */
export interface ListenOptions {
  readonly host: string;
  /** 0 picks a free one. */
  readonly port: number;
  readonly limits?: Partial<ConnectionLimits>;
  /** Whether an address is that of a proxy in front, through which many come; of any other, connections are bounded. */
  readonly isProxy?: (address: string) => boolean;
}

/** The limits of a connection: times in milliseconds, sizes in bytes. */
export interface ConnectionLimits {
  readonly headersTimeout: number;
  readonly requestTimeout: number;
  readonly keepAliveTimeout: number;
  /** For a connection on which nothing is sent or read. */
  readonly idleTimeout: number;
  readonly connectionsCheckingInterval: number;
  /** The request line and headers together: room for the longest `q` percent-encoded; headers alone get 8 KB. */
  readonly maxHeaderSize: number;
  readonly maxHeadersCount: number;
  readonly maxRequestsPerSocket: number;
  readonly maxConnections: number;
  /** Of one address, or of IPv6 one network. */
  readonly maxConnectionsPerClient: number;
  /** How long requests that are being answered may take after closing has begun. */
  readonly drainTimeout: number;
}

const LIMITS: ConnectionLimits = {
  headersTimeout: 10_000,
  requestTimeout: 15_000,
  keepAliveTimeout: 5_000,
  idleTimeout: 20_000,
  connectionsCheckingInterval: 1_000,
  maxHeaderSize: 48 * 1024,
  maxHeadersCount: MAX_HEADERS,
  maxRequestsPerSocket: 1_000,
  maxConnections: 2_000,
  maxConnectionsPerClient: 256,
  drainTimeout: 10_000,
};

/** A server that is listening. */
export interface Listening {
  readonly url: string;
  readonly port: number;
  /** Stops accepting, lets requests in flight finish, then cuts what is left. Safe to call twice. */
  close(): Promise<void>;
}

/** Resolves once the port answers. Rejects with FindlingError `port_in_use` or `invalid_config`. */
export async function listen(app: RequestListener, options: ListenOptions): Promise<Listening> {
  const limits = { ...LIMITS, ...options.limits };
  const open = new Set<ServerResponse>();
  let closing: Promise<void> | null = null;
  const answer: RequestListener = (request, response) => {
    open.add(response);
    response.once('close', () => {
      open.delete(response);
      if (closing !== null)
        setImmediate(() => {
          server.closeIdleConnections();
        });
    });
    if (closing !== null) response.setHeader('Connection', 'close');
    app(request, response);
  };
  const server = createServer(serverOptions(limits));
  const answerInTurn = answerOneByOne(server)(answer);
  server.on('request', answerInTurn);
  // The route asks for the body itself, once it knows that it wants it.
  server.on('checkContinue', answerInTurn);
  // Whatever else is expected the app refuses.
  server.on('checkExpectation', answerInTurn);
  // One more than is allowed, so that a request that has more is seen to have it.
  server.maxHeadersCount = limits.maxHeadersCount + 1;
  server.maxRequestsPerSocket = limits.maxRequestsPerSocket;
  server.maxConnections = limits.maxConnections;
  server.timeout = limits.idleTimeout;
  const refuser = new ConnectionRefuser(refusalObserverOf(app));
  refuser.answerBroken(server, open);
  boundClients(server, refuser, limits.maxConnectionsPerClient, options.isProxy);
  await openPort(server, options);
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://${options.host.includes(':') ? `[${options.host}]` : options.host}:${port}`,
    port,
    close() {
      closing ??= closeServer(server, open, limits.drainTimeout);
      return closing;
    },
  };
}

function serverOptions(limits: ConnectionLimits): Parameters<typeof createServer>[0] & object {
  const { headersTimeout, requestTimeout, keepAliveTimeout, connectionsCheckingInterval, maxHeaderSize } =
    limits;
  // A request without a host is refused by the guard, with an error object.
  const requireHostHeader = false;
  const times = { headersTimeout, requestTimeout, keepAliveTimeout, connectionsCheckingInterval };
  return { ...times, maxHeaderSize, requireHostHeader };
}

/** Refuses further connections of a client that holds as many as it may. */
function boundClients(
  server: Server,
  refuser: ConnectionRefuser,
  max: number,
  isProxy: ListenOptions['isProxy'],
): void {
  const counts = new Map<string, number>();
  server.on('connection', (socket) => {
    const { remoteAddress = '' } = socket;
    if (isProxy?.(remoteAddress) === true) return;
    const client = clientOf(plainAddress(remoteAddress));
    const count = (counts.get(client) ?? 0) + 1;
    counts.set(client, count);
    socket.once('close', () => {
      const left = (counts.get(client) ?? 1) - 1;
      if (left === 0) counts.delete(client);
      else counts.set(client, left);
    });
    if (count > max) refuser.refuse(socket, 'server_busy');
  });
}

function openPort(server: Server, { host, port }: ListenOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => {
      reject(explainListenError(error, host, port));
    });
    server.listen({ host, port }, resolve);
  });
}

function explainListenError(error: Error, host: string, port: number): Error {
  switch (errnoOf(error) ?? '') {
    case 'EADDRINUSE':
      return new FindlingError(
        'port_in_use',
        `Port ${port} on ${host} is taken by another program. Stop that program, or choose another port with --port (--port 0 picks a free one).`,
        { cause: error },
      );
    case 'EACCES':
      return new FindlingError(
        'invalid_config',
        `Port ${port} on ${host} may not be opened by this user. Choose a port from 1024 up with --port.`,
        { cause: error },
      );
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return new FindlingError(
        'invalid_config',
        `${host} is not an address of this machine. Choose another with --host (127.0.0.1 for this machine only, 0.0.0.0 for every network).`,
        { cause: error },
      );
    default:
      return error;
  }
}

function closeServer(server: Server, open: ReadonlySet<ServerResponse>, drainTimeout: number): Promise<void> {
  return new Promise((resolve) => {
    const deadline = setTimeout(() => {
      server.closeAllConnections();
    }, drainTimeout);
    server.close(() => {
      clearTimeout(deadline);
      resolve();
    });
    for (const response of open) {
      if (!response.headersSent) response.setHeader('Connection', 'close');
    }
    server.closeIdleConnections();
  });
}
