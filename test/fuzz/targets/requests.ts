// Fuzzes the server: bytes on a connection, and the parameters of a request.

import { errorSchema } from '../../../src/server/api/response-schemas.js';
import { collect, openSocket } from '../../server/http/raw-client.js';
import { bytesOf, type FuzzTarget, must } from '../fuzz-target.js';
import { anyHttpRequest } from '../grammar.js';
import { indexRecords } from '../index-records.js';

const HEAD = 'Host: localhost\r\nConnection: close\r\n';

/** Whatever is sent is answered, or the connection closed: never with a failure of the server. */
export async function openHttp(): Promise<FuzzTarget> {
  const { MemoryDirectory } = await import('../../../src/index/directory/memory-directory.js');
  const { LocalEngine } = await import('../../../src/search/local-engine.js');
  const { listen } = await import('../../../src/server/listen.js');
  const { openApp } = await import('../../server/open-app.js');
  const engine = await LocalEngine.open(await indexRecords(new MemoryDirectory()), {
    timeoutMs: 1000,
    fallback: false,
  });
  const limits = { keepAliveTimeout: 200, connectionsCheckingInterval: 200, maxConnections: 100_000 };
  const server = await listen(openApp({ engine: () => engine }), { host: '127.0.0.1', port: 0, limits });
  const get = (target: string, headers = ''): string => `GET ${target} HTTP/1.1\r\n${HEAD}${headers}\r\n`;
  return {
    alphabet: 'bytes',
    make: anyHttpRequest,
    seeds: [
      get(
        '/search?q=harbour&limit=5&offset=0&filter=section%20%3D%20Sea&facets=section,price&sort=date:desc&explain=true&snippets=2',
      ),
      get(
        '/?q=storm+surge&page=2&section=Sea&from=2015&to=2016',
        'Accept: text/html\r\nAccept-Language: de\r\nAccept-Encoding: gzip, br\r\n',
      ),
      get('/documents/a%2Fb%20c?q=comet&textFrom=3', 'If-None-Match: "x"\r\nRange: bytes=0-1\r\n'),
      get('/suggest?q=har&limit=3'),
      get('/similar?id=storm&duplicates=true'),
      get('/health'),
      get('/help'),
      get('/openapi.json', 'Origin: https://example.org\r\nAuthorization: Bearer sk_search_x\r\n'),
      `POST /indexes/documents/search HTTP/1.1\r\n${HEAD}Content-Type: application/json\r\nContent-Length: 36\r\n\r\n{"q":"harbour","facets":["section"]}`,
      `POST /multi-search HTTP/1.1\r\n${HEAD}Content-Type: application/json\r\nContent-Length: 50\r\n\r\n{"queries":[{"indexUid":"documents","q":"storm"}]}`,
      `POST /reindex HTTP/1.1\r\n${HEAD}Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n`,
    ],
    tokens: [
      'GET ',
      'POST ',
      'HEAD ',
      'OPTIONS ',
      'TRACE ',
      ' HTTP/1.1',
      ' HTTP/1.0',
      '\r\n',
      '\r\n\r\n',
      'Host: x\r\n',
      'Connection: keep-alive\r\n',
      'Content-Length: 5\r\n',
      'Transfer-Encoding: chunked\r\n',
      'Expect: 100-continue\r\n',
      'Upgrade: websocket\r\n',
      'Authorization: Bearer x\r\n',
      'X-Forwarded-For: 1.2.3.4\r\n',
      '%',
      '%00',
      '%ff',
      '%2e%2e%2f',
      '&',
      '=',
      '?',
      '#',
      'q=',
      'limit=',
      'offset=9999',
      'filter=',
      'facets=',
      'sort=',
      'page=',
      'fields=',
      '__proto__',
      '[]',
      '{"',
      '"filter":',
      '"limit":',
      '"sort":[',
      'null',
      '-1',
      '\0',
    ],
    maxLength: 2000,
    async run(input) {
      const socket = openSocket(server.port);
      // Whoever has sent everything says so: what is unfinished is answered at once.
      socket.once('connect', () => socket.end());
      const answer = await collect(socket, bytesOf(input));
      if (answer === '') return;
      const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1]);
      must(status >= 100 && status < 500, `the answer is ${answer.slice(0, 300)}`);
      const body = answer.slice(answer.indexOf('\r\n\r\n') + 4);
      const isWhole =
        !input.startsWith('HEAD ') &&
        /content-type: application\/json/i.test(answer) &&
        !/content-encoding|transfer-encoding/i.test(answer);
      const isFirst = answer.lastIndexOf('HTTP/1.1 ') === 0;
      if (status >= 400 && isWhole && isFirst && body !== '')
        errorSchema.parse(JSON.parse(Buffer.from(body, 'latin1').toString('utf8')));
    },
    async close() {
      await server.close();
      engine.close();
    },
  };
}
