// A client that does not wait for answers: it sends many requests at once over one connection, reads what comes, and begins anew.

import { once } from 'node:events';
import { connect } from 'node:net';
import { performance } from 'node:perf_hooks';
import { clearTimeout, setTimeout } from 'node:timers';
import { setTimeout as wait } from 'node:timers/promises';

const STATUS = /HTTP\/1\.1 (\d{3}) /g;
/** Before a connection that was refused is tried again, in milliseconds. */
const PAUSE_MS = 50;

/**
 * Sends so many requests at once, again and again, until the time is up.
 * @param given `url`, `localAddress`, `pathOf`: the next path, `atOnce`, `until`: a moment of `performance`
 * @param onStatus told of the status of every answer
 */
export async function pipelineRequests({ url, localAddress, pathOf, atOnce, until }, onStatus) {
  const { hostname, port } = new URL(url);
  while (performance.now() < until) {
    const socket = connect({ host: hostname, port: Number(port), localAddress });
    const closed = once(socket, 'close').catch(() => undefined);
    let left = 0;
    // The end of what was read, where a line with a status may be cut.
    let end = '';
    const send = () => {
      left = atOnce;
      const one = () => `GET ${pathOf()} HTTP/1.1\r\nHost: ${hostname}\r\n\r\n`;
      socket.write(Array.from({ length: atOnce }, one).join(''));
    };
    socket.setEncoding('latin1').on('data', (piece) => {
      const text = end + piece;
      let read = 0;
      for (const found of text.matchAll(STATUS)) {
        onStatus(Number(found[1]));
        left -= 1;
        read = found.index + found[0].length;
      }
      end = text.slice(Math.max(read, text.length - 'HTTP/1.1 200 '.length));
      if (left > 0) return;
      if (performance.now() < until) send();
      else socket.destroy();
    });
    socket.on('error', () => undefined);
    const timer = setTimeout(() => socket.destroy(), Math.max(0, until - performance.now()));
    send();
    await closed;
    clearTimeout(timer);
    await wait(PAUSE_MS);
  }
}
