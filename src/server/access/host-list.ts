// Which names a server answers to. A page elsewhere can have its own name lead to this machine (DNS rebinding); its requests
// then carry that name, and are refused by it.

import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';
import { HttpError } from '../http/http-error.js';
import { quote } from '../http/query-string.js';

/** The names of a machine for itself. */
const LOOPBACK_NAMES = ['localhost', 'ip6-localhost', 'ip6-loopback'];

/** Throws HttpError `misdirected_request` for a request under a name that is not listed. */
export type HostCheck = (request: IncomingMessage) => void;

/**
 * A check that lets pass the names given, those of the machine for itself, and addresses: a page that has its own name lead
 * here sends that name, never an address.
 */
export function checkHosts(names: readonly string[]): HostCheck {
  const allowed = new Set([...LOOPBACK_NAMES, ...names].map(plainName));
  return ({ headers: { host }, httpVersion }) => {
    // Programs older than HTTP/1.1 send no name; browsers always do.
    if (host === undefined && httpVersion === '1.0') return;
    const name = nameOf(host ?? '');
    if (name === null || !(allowed.has(name) || isIP(name) !== 0)) {
      throw new HttpError(
        'misdirected_request',
        `This server does not answer to the host ${quote(host ?? '')}. If it is its own, add it to the setting allowedHosts (--allowed-host).`,
      );
    }
  };
}

/** The name or address of a Host header, without its port; null for what is none. */
function nameOf(host: string): string | null {
  const [, address, name] = /^(?:\[([\da-f:.]+)\]|([\w.-]+))(?::\d{0,5})?$/i.exec(host) ?? [];
  if (address !== undefined) return isIP(address) === 6 ? address : null;
  return name === undefined ? null : plainName(name);
}

/** Names are equal whatever their case, and with the dot of the root behind them. */
function plainName(name: string): string {
  return name.toLowerCase().replace(/\.$/, '');
}

/** Whether an address or name to listen on is reached from this machine alone. */
export function isLoopback(host: string): boolean {
  const name = plainName(host);
  return LOOPBACK_NAMES.includes(name) || name === '::1' || (isIP(name) === 4 && name.startsWith('127.'));
}
