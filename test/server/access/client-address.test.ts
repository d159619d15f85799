// Whose address counts, by what is known of the proxies in front, and which addresses are one client.

import type { IncomingMessage } from 'node:http';
import { describe, expect, it } from 'vitest';
import {
  addressReader,
  clientOf,
  plainAddress,
  proxyTest,
  type TrustedProxies,
} from '../../../src/server/access/client-address.js';

/** The address of a request that came from `remote` and carries these values of `X-Forwarded-For`, each a header of its own. */
function read(proxies: TrustedProxies, remote: string | undefined, ...forwarded: string[]): string {
  const rawHeaders = ['Host', 'X-Forwarded-For.example'];
  for (const value of forwarded) rawHeaders.push('X-Forwarded-For', value);
  return addressReader(proxies)({
    socket: { remoteAddress: remote },
    rawHeaders,
  } as unknown as IncomingMessage);
}

describe('without a trusted proxy', () => {
  it.each([
    ['by number', 0],
    ['by addresses', []],
  ] as const)('the connection counts, whatever the headers say (%s)', (_name, proxies) => {
    expect(read(proxies, '192.0.2.1', '198.51.100.7')).toBe('192.0.2.1');
    expect(read(proxies, '::ffff:192.0.2.1', '198.51.100.7')).toBe('192.0.2.1');
  });

  it('a connection that is gone has no address', () => {
    expect(read(0, undefined, '198.51.100.7')).toBe('');
    expect(read(['10.0.0.0/8'], undefined, '198.51.100.7')).toBe('');
    expect(read(1, undefined)).toBe('');
  });
});

describe('behind a number of proxies', () => {
  it('as many of the last addresses count as there are proxies', () => {
    expect(read(1, '10.0.0.1', '203.0.113.9, 198.51.100.7')).toBe('198.51.100.7');
    expect(read(2, '10.0.0.1', '203.0.113.9, 198.51.100.7')).toBe('203.0.113.9');
    expect(read(3, '10.0.0.1', '203.0.113.9, 198.51.100.7')).toBe('203.0.113.9');
  });

  it('what a client wrote into a header of its own is as far away as in the same one', () => {
    expect(read(1, '10.0.0.1', '203.0.113.9', '198.51.100.7')).toBe('198.51.100.7');
    expect(read(2, '10.0.0.1', '203.0.113.9', '198.51.100.7')).toBe('203.0.113.9');
  });

  it('a proxy that says nothing is the client', () => {
    expect(read(1, '10.0.0.1')).toBe('10.0.0.1');
    expect(read(1, '10.0.0.1', '')).toBe('10.0.0.1');
  });

  it('the header is found in any case of letters', () => {
    const rawHeaders = ['x-forwarded-FOR', '198.51.100.7'];
    const request = { socket: { remoteAddress: '10.0.0.1' }, rawHeaders } as unknown as IncomingMessage;
    expect(addressReader(1)(request)).toBe('198.51.100.7');
  });
});

describe('behind proxies with addresses', () => {
  const proxies = ['10.0.0.1', '172.16.0.0/12', '2001:db8::5', '2001:db8:5::/48'];

  it('the last address that is none of them counts', () => {
    expect(read(proxies, '10.0.0.1', '203.0.113.9, 198.51.100.7')).toBe('198.51.100.7');
    expect(read(proxies, '10.0.0.1', '203.0.113.9, 198.51.100.7, 172.31.255.255')).toBe('198.51.100.7');
    expect(read(proxies, '10.0.0.2', '198.51.100.7')).toBe('10.0.0.2');
    expect(read(proxies, '172.32.0.0', '198.51.100.7')).toBe('172.32.0.0');
  });

  it('they may be of IPv6', () => {
    expect(read(proxies, '2001:db8::5', '198.51.100.7, 2001:db8:5:1::1')).toBe('198.51.100.7');
    expect(read(proxies, '2001:db8::6', '198.51.100.7')).toBe('2001:db8::6');
    expect(read(proxies, '2001:db8:6::1', '198.51.100.7')).toBe('2001:db8:6::1');
  });

  it('reading ends where there is nothing more', () => {
    expect(read(proxies, '10.0.0.1', '172.16.0.1')).toBe('172.16.0.1');
  });
});

describe('an address in the header', () => {
  it.each([
    ['198.51.100.7', '198.51.100.7'],
    [' 198.51.100.7 ', '198.51.100.7'],
    ['198.51.100.7:4711', '198.51.100.7'],
    ['[2001:db8::1]', '2001:db8::1'],
    ['[2001:db8::1]:4711', '2001:db8::1'],
    ['2001:db8::1', '2001:db8::1'],
    ['::ffff:198.51.100.7', '198.51.100.7'],
    ['::FFFF:198.51.100.7', '198.51.100.7'],
    ['fe80::1%eth0', 'fe80::1'],
  ])('%j is read as %s', (written, address) => {
    expect(read(1, '10.0.0.1', written)).toBe(address);
  });

  it.each([
    'unknown',
    '_hidden',
    'x[2001:db8::1]',
    '[2001:db8::1]x',
    '[2001:db8::1]:port',
    '[]',
    '[]2001:db8::1',
    'x198.51.100.7:1',
    '198.51.100.7:1x',
    '198.51.100.7:',
    '999.1.1.1',
  ])('%j is none, and what is before it counts', (written) => {
    expect(read(1, '10.0.0.1', written)).toBe('10.0.0.1');
    expect(read(2, '10.0.0.1', `198.51.100.7, ${written}`)).toBe('10.0.0.1');
  });
});

describe('a plain address', () => {
  it.each([
    ['::ffff:192.0.2.1', '192.0.2.1'],
    ['192.0.2.1', '192.0.2.1'],
    ['fe80::1%lo', 'fe80::1'],
    ['64:ff9b::ffff:192.0.2.1', '64:ff9b::ffff:192.0.2.1'],
    ['::ffff:192.0.2.1x', '::ffff:192.0.2.1x'],
    ['', ''],
  ])('of %j is %j', (address, plain) => {
    expect(plainAddress(address)).toBe(plain);
  });
});

describe('whether a connection comes from a proxy', () => {
  it('is known by addresses, in the clothes of IPv6, too', () => {
    const isProxy = proxyTest(['10.0.0.0/8']);
    expect(isProxy('10.9.8.7')).toBe(true);
    expect(isProxy('::ffff:10.9.8.7')).toBe(true);
    expect(isProxy('192.0.2.1')).toBe(false);
    expect(isProxy('')).toBe(false);
  });

  it('is so for any where there is a number of them', () => {
    expect(proxyTest(0)('10.9.8.7')).toBe(false);
    expect(proxyTest(1)('10.9.8.7')).toBe(true);
  });
});

describe('what is counted as one client', () => {
  it('is an address of IPv4, or whatever else the system says', () => {
    expect(clientOf('192.0.2.1')).toBe('192.0.2.1');
    expect(clientOf('')).toBe('');
    expect(clientOf('Nowhere')).toBe('Nowhere');
  });

  it.each([
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:DB8:1:2::9', '2001:db8:1:2::/64'],
    ['2001:0db8:0001:0002::', '2001:db8:1:2::/64'],
    ['2001:db8:1:0:3:4:5:6', '2001:db8:1:0::/64'],
    ['2001:db8:1:0000:3:4:5:6', '2001:db8:1:0::/64'],
    ['2001:db8::3:4:5:6', '2001:db8:0:0::/64'],
    ['2001:db8:1::2:3:4:5', '2001:db8:1:0::/64'],
    ['2001:db8:1:2:3:4::', '2001:db8:1:2::/64'],
    ['::1', '0:0:0:0::/64'],
    ['::', '0:0:0:0::/64'],
    ['::2:3:4:5:6:7', '0:0:2:3::/64'],
    ['100:2000:30:f00::1', '100:2000:30:f00::/64'],
  ])('is the network of %s: %s', (address, network) => {
    expect(clientOf(address)).toBe(network);
  });
});
