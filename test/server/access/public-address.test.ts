// By which address a client knows the server, from what it and a proxy in front said.

import type { IncomingMessage } from 'node:http';
import { describe, expect, it } from 'vitest';
import type { TrustedProxies } from '../../../src/server/access/client-address.js';
import { publicAddressReader } from '../../../src/server/access/public-address.js';

interface Asked {
  readonly host?: string;
  readonly proto?: string | readonly string[];
  readonly from?: string;
  readonly encrypted?: boolean;
}

function read(
  { host, proto, from, encrypted }: Asked,
  proxies: TrustedProxies = 0,
  basePath = '',
): string | null {
  const request = {
    headers: { host, 'x-forwarded-proto': proto },
    socket: { remoteAddress: from, ...(encrypted === undefined ? {} : { encrypted }) },
  };
  return publicAddressReader(proxies, basePath)(request as unknown as IncomingMessage);
}

describe('the public address', () => {
  it.each([
    'news.example',
    'News.example:8080',
    '127.0.0.1',
    'a_b-c.example:1',
    '[::1]',
    '[2001:DB8::1]:65535',
  ])('holds the name that was asked for: %s', (host) => {
    expect(read({ host })).toBe(`http://${host}`);
  });

  it.each([
    '',
    'news.example/path',
    'user@news.example',
    ' news.example',
    'news.example ',
    'news.example:',
    'news.example:123456',
    'news.example:80x',
    '[]',
    '[g::1]',
    '[::1',
    '::1',
    '"><script>',
    'news.example\n.evil.example',
  ])('is not made of %j', (host) => {
    expect(read({ host })).toBeNull();
  });

  it('is not known where no name was sent', () => {
    expect(read({})).toBeNull();
  });

  it('ends with the path below which the server is', () => {
    expect(read({ host: 'news.example' }, 0, '/find')).toBe('http://news.example/find');
  });
});

describe('the scheme of the public address', () => {
  const host = 'news.example';

  it('is that of the connection', () => {
    expect(read({ host, encrypted: true })).toBe('https://news.example');
    expect(read({ host, encrypted: false })).toBe('http://news.example');
  });

  it('is what a trusted proxy says', () => {
    expect(read({ host, proto: 'https', from: '10.0.0.1' }, 1)).toBe('https://news.example');
    expect(read({ host, proto: 'https', from: '::ffff:10.0.0.1' }, ['10.0.0.0/8'])).toBe(
      'https://news.example',
    );
    expect(read({ host, proto: 'http', from: '10.0.0.1', encrypted: true }, 1)).toBe('http://news.example');
  });

  it('is that of the first where several proxies say one', () => {
    expect(read({ host, proto: ' https , http', from: '10.0.0.1' }, 1)).toBe('https://news.example');
    expect(read({ host, proto: 'http, https', from: '10.0.0.1' }, 1)).toBe('http://news.example');
  });

  it('is that of the connection where a trusted proxy says none, or one that is unknown', () => {
    expect(read({ host, from: '10.0.0.1', encrypted: true }, 1)).toBe('https://news.example');
    expect(read({ host, from: '10.0.0.1' }, 1)).toBe('http://news.example');
    expect(read({ host, proto: 'gopher', from: '10.0.0.1', encrypted: true }, 1)).toBe(
      'https://news.example',
    );
    expect(read({ host, proto: 'gopher', from: '10.0.0.1' }, 1)).toBe('http://news.example');
  });

  it('is not what anybody else says', () => {
    expect(read({ host, proto: 'https', from: '192.0.2.1' })).toBe('http://news.example');
    expect(read({ host, proto: 'https', from: '192.0.2.1' }, ['10.0.0.0/8'])).toBe('http://news.example');
    expect(read({ host, proto: 'https' }, ['10.0.0.0/8'])).toBe('http://news.example');
    expect(read({ host, proto: 'http', from: '192.0.2.1', encrypted: true })).toBe('https://news.example');
  });
});
