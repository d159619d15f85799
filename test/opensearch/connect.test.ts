import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connect } from '../../src/opensearch/connect.js';
import { DEFAULT_OPENSEARCH } from '../../src/opensearch-settings.js';

describe('what is found at the address of a cluster', () => {
  let server: Server;
  let url = '';
  let greeting: unknown = null;

  beforeAll(async () => {
    server = createServer((_request, response) => {
      response.setHeader('Content-Type', 'application/json');
      response.end(JSON.stringify(greeting));
    });
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  });

  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  it.each(['2.11.0', '2.19.6', '3.1.0'])('may be OpenSearch %s', async (number) => {
    greeting = { cluster_uuid: 'the-id', version: { distribution: 'opensearch', number } };
    const cluster = await connect({ ...DEFAULT_OPENSEARCH, nodes: [url] });
    expect(cluster).toMatchObject({ id: 'the-id', version: number });
    await cluster.close();
  });

  it.each([
    ['too old', { version: { distribution: 'opensearch', number: '2.10.0' } }, /is opensearch 2\.10\.0/],
    ['too new', { version: { distribution: 'opensearch', number: '4.0.0' } }, /is opensearch 4\.0\.0/],
    ['another engine', { version: { number: '8.13.0' } }, /is another engine 8\.13\.0/],
    ['no cluster', { hello: 'world' }, /is no cluster/],
  ])('is refused where it is %s, with the versions that will do', async (_, given, message) => {
    greeting = given;
    const connecting = connect({ ...DEFAULT_OPENSEARCH, nodes: [url] });
    await expect(connecting).rejects.toMatchObject({
      code: 'invalid_config',
      message: expect.stringMatching(message) as string,
    });
    await expect(connecting).rejects.toThrow('OpenSearch 2.11 to 3');
  });
});
