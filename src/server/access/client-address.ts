// Where a request comes from, also through proxies that are trusted, and which addresses are counted as one client.

import type { IncomingMessage } from 'node:http';
import { BlockList, isIP, isIPv4 } from 'node:net';

/** Proxies in front: how many, or their addresses and subnets (`10.0.0.0/8`). */
export type TrustedProxies = number | readonly string[];

/** The address of whoever asks. */
export type AddressOf = (request: IncomingMessage) => string;

/**
 * Reads addresses: that of the connection and, behind it, those of `X-Forwarded-For` from the last to the first, as long as
 * the one before is that of a trusted proxy. What a client writes into the header itself is never reached.
 */
export function addressReader(proxies: TrustedProxies): AddressOf {
  const isTrusted = trustOf(proxies);
  return (request) => {
    let address = plainAddress(request.socket.remoteAddress ?? '');
    if (!isTrusted(address, 0)) return address;
    const forwarded = forwardedFor(request);
    for (let hop = 0; isTrusted(address, hop) && forwarded.length > 0; hop += 1) {
      const next = readAddress(forwarded.pop() ?? '');
      if (next === null) break;
      address = next;
    }
    return address;
  };
}

/** Whether a connection comes from a trusted proxy, as far as is known: of a number of proxies the next one is. */
export function proxyTest(proxies: TrustedProxies): (remoteAddress: string) => boolean {
  const isTrusted = trustOf(proxies);
  return (remoteAddress) => isTrusted(plainAddress(remoteAddress), 0);
}

/** Whether an address is that of a proxy; `hop` counts from the connection on. */
function trustOf(proxies: TrustedProxies): (address: string, hop: number) => boolean {
  if (typeof proxies === 'number') return (_address, hop) => hop < proxies;
  const list = new BlockList();
  for (const proxy of proxies) {
    const [address = '', bits] = proxy.split('/');
    const family = isIPv4(address) ? 'ipv4' : 'ipv6';
    if (bits === undefined) list.addAddress(address, family);
    else list.addSubnet(address, Number(bits), family);
  }
  return (address) => isIP(address) !== 0 && list.check(address, isIPv4(address) ? 'ipv4' : 'ipv6');
}

function forwardedFor({ rawHeaders }: IncomingMessage): string[] {
  const values: string[] = [];
  for (let at = 0; at < rawHeaders.length; at += 2) {
    if (rawHeaders[at]?.toLowerCase() === 'x-forwarded-for') values.push(rawHeaders[at + 1] ?? '');
  }
  return values.join(',').split(',');
}

/** An address as proxies write it, with or without a port; null for anything else. */
function readAddress(text: string): string | null {
  const written = text.trim();
  const [, inBrackets] = /^\[([^\]]+)\](?::\d+)?$/.exec(written) ?? [];
  const [, beforePort] = /^([\d.]+):\d+$/.exec(written) ?? [];
  const address = inBrackets ?? beforePort ?? written;
  return isIP(address) === 0 ? null : plainAddress(address);
}

/** IPv4 addresses in the clothes of IPv6 (`::ffff:192.0.2.1`) as they are, zones left out. */
export function plainAddress(address: string): string {
  const [withoutZone = ''] = address.split('%');
  return /^::ffff:([\d.]+)$/i.exec(withoutZone)?.[1] ?? withoutZone;
}

/** What is counted as one client: an address, or of IPv6 the network of 64 bits that a customer is given at least. */
export function clientOf(address: string): string {
  if (isIP(address) !== 6) return address;
  const [head = '', tail] = address.toLowerCase().split('::');
  const before = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - before.length - after.length);
  const groups = [...before, ...Array.from({ length: zeros }, () => '0'), ...after];
  return `${groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')}::/64`;
}
