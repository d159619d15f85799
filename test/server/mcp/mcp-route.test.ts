import request from 'supertest';
import { describe, expect, it } from 'vitest';
import { createKey } from '../../../src/server/access/api-key.js';
import type { Scope } from '../../../src/server/access/scope.js';
import { explainMissing } from '../../../src/server/mcp/load-sdk.js';
import { readAnswer } from '../ask.js';
import { FakeEngine } from '../fake-engine.js';
import { openApp } from '../open-app.js';
import { connectToApp, textOf } from './ask-mcp.js';

const INITIALIZE = {
  jsonrpc: '2.0',
  id: 1,
  method: 'initialize',
  params: { protocolVersion: '2025-06-18', capabilities: {}, clientInfo: { name: 't', version: '1' } },
};

function keyFor(...scopes: readonly Scope[]) {
  return createKey({ name: 'agent', scopes, createdAt: new Date(0).toISOString(), expiresAt: null });
}

describe('POST /mcp', () => {
  it('answers the client of the SDK: tools, a search, a document, resources', async () => {
    const { client, close } = await connectToApp(openApp());
    const { tools } = await client.listTools();
    expect(tools.map(({ name }) => name)).toEqual([
      'search_documents',
      'read_document',
      'find_similar',
      'describe_collection',
    ]);
    for (const { annotations, inputSchema } of tools) {
      expect(annotations).toMatchObject({ readOnlyHint: true, destructiveHint: false, openWorldHint: false });
      expect(inputSchema.type).toBe('object');
      expect(Object.values(inputSchema.properties ?? {})).toSatisfy((all: { description?: string }[]) =>
        all.every(({ description = '' }) => description !== ''),
      );
    }
    const found = JSON.parse(
      textOf(await client.callTool({ name: 'search_documents', arguments: { query: 'ferry' } })),
    ) as { hits: { id: string; uri: string; link: string; untrusted: { title: string } }[] };
    const [hit] = found.hits;
    expect(hit).toMatchObject({
      id: 'wire/ferry.txt',
      uri: 'findling://documents/wire/ferry.txt',
      link: 'https://news.example/islands/ferry',
    });
    const { resources } = await client.listResources();
    expect(resources).toContainEqual(expect.objectContaining({ uri: hit?.uri, mimeType: 'text/plain' }));
    const { contents } = await client.readResource({ uri: hit?.uri ?? '' });
    expect(contents).toMatchObject([
      { text: expect.stringContaining('The ferry left the harbour') as string },
    ]);
    await close();
  });

  it('refuses arguments that are nested thousands of levels deep', async () => {
    const deep = '['.repeat(5000) + ']'.repeat(5000);
    const body = `{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"search_documents","arguments":{"query":${deep}}}}`;
    const asked = request(openApp())
      .post('/mcp')
      .set({ 'Content-Type': 'application/json', Accept: 'application/json, text/event-stream' });
    expect(readAnswer(await asked.send(body))).toMatchObject({ status: 400, body: { code: 'invalid_body' } });
  });

  it('leads to the pages of the server where a document has no address of its own', async () => {
    const { client, close } = await connectToApp(openApp());
    const text = textOf(
      await client.callTool({ name: 'search_documents', arguments: { query: 'observatory' } }),
    );
    expect(text).toMatch(/"link":"http:\/\/127\.0\.0\.1:\d+\/documents\/wire\/observatory\.md"/);
    await close();
  });

  it('tells the model what it has asked wrongly, and goes on', async () => {
    const { client, close } = await connectToApp(openApp());
    const call = (name: string, given: Record<string, unknown>) =>
      client.callTool({ name, arguments: given });
    expect(await call('search_documents', { query: 'ferry', limit: 'many' })).toMatchObject({
      isError: true,
    });
    expect(await call('search_documents', { queri: 'ferry' })).toMatchObject({ isError: true });
    expect(await call('search_documents', { query: 'ferry', filter: 'nothing' })).toMatchObject({
      isError: true,
    });
    expect(textOf(await call('read_document', { id: 'nothing' }))).toBe('No document has the id "nothing".');
    await expect(call('delete_document', {})).rejects.toThrow(/no tool "delete_document"/);
    await expect(client.readResource({ uri: 'file:///etc/passwd' })).rejects.toThrow(/no(?:t| ).*URI/);
    expect(textOf(await call('search_documents', { query: 'ferry' }))).toContain('"totalHits"');
    await close();
  });

  it('needs the key that /search needs, and one for documents to read them', async () => {
    const searching = keyFor('search');
    const reading = keyFor('search', 'documents');
    const app = openApp({ keys: () => [searching.key, reading.key] });
    const ask = async (headers: Readonly<Record<string, string>>) =>
      readAnswer(await request(app).post('/mcp').set(headers).send(INITIALIZE));
    expect((await ask({})).status).toBe(401);
    expect((await ask({ Authorization: 'Bearer wrong' })).status).toBe(401);
    const onlySearching = await connectToApp(app, { Authorization: `Bearer ${searching.secret}` });
    const { tools } = await onlySearching.client.listTools();
    expect(tools.map(({ name }) => name)).not.toContain('read_document');
    const call = { name: 'read_document', arguments: { id: 'wire/ferry.txt' } };
    await expect(onlySearching.client.callTool(call)).rejects.toThrow(/no tool/);
    await expect(onlySearching.client.listResources()).rejects.toThrow();
    await onlySearching.close();
    const both = await connectToApp(app, { Authorization: `Bearer ${reading.secret}` });
    expect(textOf(await both.client.callTool(call))).toContain('The ferry left the harbour');
    await both.close();
  });

  it('is counted with the searches of whoever asks', async () => {
    const app = openApp({ rateLimits: { searchesPerMinute: 2, adminCallsPerMinute: 2 } });
    const ask = () =>
      request(app).post('/mcp').set('Accept', 'application/json, text/event-stream').send(INITIALIZE);
    const statuses = [(await ask()).status, (await ask()).status, (await ask()).status];
    expect(statuses).toEqual([200, 200, 429]);
  });

  it('answers as JSON with the headers of every answer, and keeps no session', async () => {
    const answer = readAnswer(
      await request(openApp())
        .post('/mcp')
        .set('Accept', 'application/json, text/event-stream')
        .send(INITIALIZE),
    );
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({ result: { serverInfo: { name: 'findling' } } });
    expect(answer.headers['content-type']).toMatch(/^application\/json/);
    expect(answer.headers['mcp-session-id']).toBeUndefined();
    expect(answer.headers['x-content-type-options']).toBe('nosniff');
    expect(answer.headers['cache-control']).toContain('no-store');
  });

  it('refuses other methods, lists of messages, other types and bodies that are too long', async () => {
    const app = openApp();
    expect((await request(app).get('/mcp')).status).toBe(405);
    expect((await request(app).delete('/mcp')).status).toBe(405);
    expect((await request(app).post('/mcp').send([INITIALIZE])).status).toBe(400);
    expect((await request(app).post('/mcp').type('text/plain').send('{}')).status).toBe(415);
    const long = { ...INITIALIZE, padding: 'x'.repeat(70_000) };
    expect((await request(app).post('/mcp').send(long)).status).toBe(413);
  });

  it('says what fails without what is behind it', async () => {
    const engine = new FakeEngine();
    engine.search = () => Promise.reject(new Error('secret path'));
    const { client, close } = await connectToApp(openApp({ engine: () => engine }));
    const call = client.callTool({ name: 'search_documents', arguments: { query: 'ferry' } });
    await expect(call).rejects.toThrow(/Something failed on the server.*request-\d+/);
    await close();
    const starting = await connectToApp(openApp({ engine: () => null }));
    await expect(
      starting.client.callTool({ name: 'search_documents', arguments: { query: 'ferry' } }),
    ).rejects.toThrow(/No index is loaded yet/);
    await starting.close();
  });
});

describe('where the SDK is not installed', () => {
  it('says which package is to be installed', () => {
    const missing = Object.assign(
      new Error("Cannot find package '@modelcontextprotocol/sdk' imported from x"),
      {
        code: 'ERR_MODULE_NOT_FOUND',
      },
    );
    expect(explainMissing(missing)).toMatchObject({
      code: 'package_missing',
      message: expect.stringContaining('npm install @modelcontextprotocol/sdk') as string,
    });
    const other = new Error('broken');
    expect(explainMissing(other)).toBe(other);
  });
});
