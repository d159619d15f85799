import { describe, expect, it } from 'vitest';
import { addressKey, readAddress } from '../../src/text/web-address.js';

describe('an address', () => {
  it.each([
    ['https://www.example.org/path?x=1', 'example.org', 'example', '/path?x=1'],
    ['http://Example.ORG', 'Example.ORG', 'Example', ''],
    ['www.bbc.co.uk/news', 'bbc.co.uk', 'bbc', '/news'],
    ['example.org.', 'example.org', 'example', ''],
    ['(https://t.co/aB3dE5)', 't.co', 't', '/aB3dE5'],
    ['ftp://user@files.example.com:2121/a%20b', 'files.example.com', 'files.example', '/a b'],
    ['jane.doe@example.com', 'jane.doe@example.com', 'jane.doe@example.com', ''],
    ['mailto:jane@example.com?subject=x', 'jane@example.com', 'jane@example.com', ''],
    ['müller.de', 'müller.de', 'müller', ''],
    ['https://пример.рф/а', 'пример.рф', 'пример', '/а'],
  ])('is read as host, its name and the rest: %s', (text, host, name, rest) => {
    expect(readAddress(text)).toMatchObject({ host, name, rest });
  });

  it.each([
    'node.js',
    '3.11',
    'e.g.',
    'U.S.',
    'index.html',
    'end.In',
    'a.b',
    'v1.2.3',
    'word',
    '.NET',
    '...',
    '192.168.0.1',
  ])('is not what only has points: %s', (text) => {
    expect(readAddress(text)).toBeNull();
  });

  it('has one key however it is written', () => {
    for (const same of [
      'https://www.example.org/a?x=1',
      'HTTP://example.org/a?x=1#part',
      'example.org/A?x=1&utm_source=mail',
      'www.example.org/a?utm_source=mail&x=1/',
      'example.org/a?utm_source=mail&utm_medium=b&x=1&gclid=2&fbclid=3',
    ])
      expect(addressKey(same), same).toBe('example.org/a?x=1');
    expect(addressKey('example.org/a?x=1&gclid=2&y=3')).toBe('example.org/a?x=1&y=3');
    expect(addressKey('https://')).toBe('');
    const long = addressKey(`https://example.org/${'a'.repeat(187)}/b`);
    expect(long).toBe(`example.org/${'a'.repeat(187)}`);
    expect(addressKey(long)).toBe(long);
    for (const odd of [
      'www.www.example.org',
      'https://http://example.org/a',
      'mailto:https://www.example.org',
    ])
      expect(addressKey(addressKey(odd)), odd).toBe(addressKey(odd));
    expect(addressKey(`https://example.org/${'a'.repeat(5000)}`)).toHaveLength(200);
  });
});
