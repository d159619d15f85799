// A cluster behind TLS, with users, whose certificate only its owner knows: a proxy before a node of the test cluster has both, for
// the nodes of the tests run without the security plugin.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { request as requestPlain } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { connect } from '../../../src/opensearch/connect.js';
import { ClusterEngine } from '../../../src/opensearch/search/cluster-engine.js';
import { DEFAULT_OPENSEARCH, type OpenSearchSettings } from '../../../src/opensearch-settings.js';
import { defaultRequest } from '../../../src/search/default-request.js';
import { CONTRACT_DOCUMENTS } from '../../contracts/search-engine.js';
import { fillIndex } from './fill-index.js';
import { javaProgram } from './node-program.js';

const nodes = inject('nodes');
const [node = ''] = nodes;
const AUTH = 'searcher:p:ss wörd';
const STORE_PASSWORD = 'of the tests';

/** Makes a key with a certificate signed by itself, as files NAME.p12 and NAME.pem. */
function makeCertificate(folder: string, name: string): { readonly store: string; readonly pem: string } {
  const [store, pem] = [path.join(folder, `${name}.p12`), path.join(folder, `${name}.pem`)];
  const shared = ['-alias', name, '-keystore', store, '-storetype', 'PKCS12', '-storepass', STORE_PASSWORD];
  const names = ['-dname', `CN=${name}`, '-ext', 'san=ip:127.0.0.1'];
  const run = (args: readonly string[]): void => {
    execFileSync(javaProgram('keytool'), [...args, ...shared], { stdio: 'ignore' });
  };
  run(['-genkeypair', '-keyalg', 'EC', '-groupname', 'secp256r1', '-validity', '3', ...names]);
  run(['-exportcert', '-rfc', '-file', pem]);
  return { store, pem };
}

/** Passes on what comes over TLS from whoever knows the password. */
function startProxy(store: string): Server {
  return createServer({ pfx: readFileSync(store), passphrase: STORE_PASSWORD }, (request, response) => {
    const { authorization, ...headers } = request.headers;
    if (authorization !== `Basic ${Buffer.from(AUTH).toString('base64')}`) {
      request.resume();
      response
        .writeHead(401, { 'WWW-Authenticate': 'Basic realm="OpenSearch Security"' })
        .end('Unauthorized');
      return;
    }
    const { method, url } = request;
    const passed = requestPlain(new URL(url ?? '/', node), { method: method ?? 'GET', headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 500, answer.headers);
      answer.pipe(response);
    });
    passed.on('error', () => response.destroy());
    request.pipe(passed);
  });
}

describe.skipIf(nodes.length === 0)('a cluster behind TLS', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'findling-tls-'));
  let server: Server;
  let url = '';
  let own = '';
  let other = '';

  beforeAll(async () => {
    const made = makeCertificate(folder, 'cluster');
    own = made.pem;
    other = makeCertificate(folder, 'other').pem;
    server = startProxy(made.store);
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    url = `https://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  });

  afterAll(() => {
    server.closeAllConnections();
    server.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const settings = (given: Partial<OpenSearchSettings> = {}): OpenSearchSettings => ({
    ...DEFAULT_OPENSEARCH,
    nodes: [url],
    auth: AUTH,
    ca: own,
    ...given,
  });

  it('is written and searched where the certificate is given and the password is right', async () => {
    const cluster = await connect(settings());
    try {
      await fillIndex(cluster, 'behind-tls', CONTRACT_DOCUMENTS);
      const engine = await ClusterEngine.open(cluster, { index: 'behind-tls', timeoutMs: 60_000 });
      expect((await engine.search(defaultRequest('comet'))).totalHits).toBe(1);
    } finally {
      await cluster.close();
    }
  });

  it.each([
    ['no certificate is given', (): Partial<OpenSearchSettings> => ({ ca: null })],
    ['that of another is given', (): Partial<OpenSearchSettings> => ({ ca: other })],
  ])('is refused where %s, and what to set is named', async (_, given) => {
    await expect(connect(settings(given()))).rejects.toMatchObject({
      code: 'invalid_config',
      message: expect.stringMatching(/the certificate of the cluster is not known.*opensearch\.ca/) as string,
    });
  });

  it('is refused under a name that its certificate does not have', async () => {
    await expect(connect(settings({ nodes: [url.replace('127.0.0.1', 'localhost')] }))).rejects.toMatchObject(
      { code: 'invalid_config', message: expect.stringMatching(/certificate/) as string },
    );
  });

  it('says that a file of certificates cannot be read', async () => {
    await expect(connect(settings({ ca: path.join(folder, 'none.pem') }))).rejects.toMatchObject({
      code: 'file_unreadable',
      message: expect.stringMatching(/none\.pem \(opensearch\.ca\)/) as string,
    });
  });

  it.each([
    ['a wrong password', 'searcher:wrong'],
    ['no user', null],
  ])('says so of %s', async (_, auth) => {
    await expect(connect(settings({ auth }))).rejects.toMatchObject({
      code: 'invalid_config',
      message: expect.stringMatching(/user and password.*FINDLING_OPENSEARCH_AUTH/) as string,
    });
  });

  it('says which kind of address is meant where it is the other one', async () => {
    await expect(connect(settings({ nodes: [url.replace('https', 'http')] }))).rejects.toMatchObject({
      code: 'server_unreachable',
      message: expect.stringMatching(/https:/) as string,
    });
    await expect(connect(settings({ nodes: [node.replace('http', 'https')] }))).rejects.toMatchObject({
      code: 'invalid_config',
      message: expect.stringMatching(/begin the addresses with http:/) as string,
    });
  });
});
