import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { describe, expect, it } from 'vitest';
import { EncodingChooser, prefersHtml } from '../../../src/server/http/content-negotiation.js';

function makeRequest(headers: Readonly<Record<string, string>>): IncomingMessage {
  const request = new IncomingMessage(new Socket());
  Object.assign(request.headers, headers);
  return request;
}

describe('the encoding of an answer', () => {
  it.each([
    ['gzip, deflate, br, zstd', 'br'],
    ['gzip, deflate', 'gzip'],
    ['br;q=0.5, gzip', 'gzip'],
    ['gzip;q=0, br;q=0', 'identity'],
    ['identity, br;q=0.1', 'identity'],
    ['*', 'br'],
    ['GZIP', 'gzip'],
    ['deflate', 'identity'],
    ['identity;q=0, *;q=0', 'identity'],
    ['', 'identity'],
    [',;q=,,', 'identity'],
  ])('is, of %j, %s', (accepts, expected) => {
    expect(new EncodingChooser().choose(makeRequest({ 'accept-encoding': accepts }))).toBe(expected);
  });

  it('is identity for a client that does not say', () => {
    expect(new EncodingChooser().choose(makeRequest({}))).toBe('identity');
  });

  it('is chosen right however many headers were seen before', () => {
    const chooser = new EncodingChooser();
    for (let n = 0; n < 1000; n += 1) chooser.choose(makeRequest({ 'accept-encoding': `x-${n}` }));
    expect(chooser.choose(makeRequest({ 'accept-encoding': 'gzip' }))).toBe('gzip');
  });
});

describe('a page rather than JSON', () => {
  it.each([
    ['text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8', true],
    ['application/json', false],
    ['*/*', false],
    ['text/html;q=0.5, application/json', false],
    ['image/png', false],
  ])('for a client that sends %j is wanted: %s', (accept, expected) => {
    expect(prefersHtml(makeRequest({ accept }))).toBe(expected);
  });

  it('is not wanted by a client that does not say', () => {
    expect(prefersHtml(makeRequest({}))).toBe(false);
  });
});
