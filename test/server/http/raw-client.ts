// A client that sends bytes as it is told, for what no well-behaved client would send.

import { connect, type Socket } from 'node:net';

/** Sends the bytes and resolves with everything the server says until it closes the connection. */
export function sendBytes(port: number, bytes: string | Buffer): Promise<string> {
  return collect(openSocket(port), bytes);
}

/** A connection to the server under test. */
export function openSocket(port: number): Socket {
  return connect({ host: '127.0.0.1', port });
}

/** Writes the bytes on an open connection and resolves with what comes back once it is closed. */
export function collect(socket: Socket, bytes: string | Buffer): Promise<string> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    socket.on('data', (chunk) => chunks.push(chunk));
    // A reset is one of the ways in which a server may close.
    socket.on('error', () => undefined);
    socket.on('close', () => {
      resolve(Buffer.concat(chunks).toString('latin1'));
    });
    socket.write(bytes);
  });
}

/** The status of the first answer in what a server said. */
export function statusOf(answer: string): number {
  return Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1]);
}

/** The body of the only answer in what a server said. */
export function bodyOf(answer: string): string {
  return answer.slice(answer.indexOf('\r\n\r\n') + 4);
}
