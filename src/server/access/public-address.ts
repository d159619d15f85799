// The address by which a client knows this server, for answers that must hold whole addresses: feeds, descriptions for
// browsers, links for agents. It is what the client said, which the gate has checked where there is a list of names.

import type { IncomingMessage } from 'node:http';
import { plainAddress, proxyTest, type TrustedProxies } from './client-address.js';

/** The origin of a request with the path below which the server is, no slash at its end; null where no name was sent. */
export type PublicAddressOf = (request: IncomingMessage) => string | null;

/** Reads addresses; a proxy that is trusted says with `X-Forwarded-Proto` whether its client uses TLS. */
export function publicAddressReader(proxies: TrustedProxies, basePath: string): PublicAddressOf {
  const isProxy = proxyTest(proxies);
  return ({ headers, socket }) => {
    const { host = '' } = headers;
    if (!/^(?:[\w.-]+|\[[\da-f:.]+\])(?::\d{1,5})?$/i.test(host)) return null;
    const isTrusted = isProxy(plainAddress(socket.remoteAddress ?? ''));
    const said = isTrusted
      ? String(headers['x-forwarded-proto'] ?? '')
          .split(',')[0]
          ?.trim()
      : undefined;
    const isEncrypted =
      said === 'https' || (said !== 'http' && 'encrypted' in socket && socket.encrypted === true);
    return `${isEncrypted ? 'https' : 'http'}://${host}${basePath}`;
  };
}
