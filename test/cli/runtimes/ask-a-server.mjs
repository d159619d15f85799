// Asks a server all that the client can ask, in whatever runtime runs it: its arguments are the address of the built client and that of
// the server. Ends with an error at the first answer that is not as it should be, else prints one line of JSON.

const [client, endpoint] = (globalThis.Deno?.args ?? globalThis.process.argv.slice(2)).slice(-2);
const { ApiError, ConnectionError, createClient } = await import(client);

function assert(holds, what) {
  if (!holds) throw new Error(`not so: ${what}`);
}

async function fails(request) {
  try {
    await request;
  } catch (error) {
    return error;
  }
  throw new Error('it was answered');
}

const { search, suggest, document, similar } = createClient({ endpoint });
const found = await search('ferry', { limit: 2, facets: ['section', 'year'] });
assert(found.hits.length === 2 && found.totalHits > 2, 'two hits of more');
assert(Object.keys(found.facetDistribution).join() === 'section,year', 'both facets');
const [{ id }] = found.hits;
assert((await document(id)).id === id, 'the document');
assert((await similar(id, { limit: 1 })).id === id, 'similar ones');
assert((await suggest('fer')).suggestions.length > 0, 'completions');

const refused = await fails(search('ferry', { filter: 'no such field = 1' }));
assert(refused instanceof ApiError && refused.status === 400, 'a refusal');
assert(refused.code === 'invalid_filter', refused.code);
assert(/\/help\/errors#/.test(refused.link), 'its explanation');

const giveUp = new globalThis.AbortController();
const aborted = fails(search('ferry', { signal: giveUp.signal }));
const reason = new Error('enough');
giveUp.abort(reason);
assert((await aborted) === reason, 'the reason of the signal');

const nobody = createClient({ endpoint: 'http://127.0.0.1:9', retries: 0 });
assert((await fails(nobody.search('ferry'))) instanceof ConnectionError, 'no connection');

console.log(JSON.stringify({ totalHits: found.totalHits, code: refused.code }));
