import fc from 'fast-check';
import request from 'supertest';
import { describe, expect, it } from 'vitest';
import { errorSchema } from '../../../src/server/api/response-schemas.js';
import { ERROR_CODES } from '../../../src/server/http/error-codes.js';
import { findNearestName, measureEditDistance } from '../../../src/server/http/nearest-name.js';
import { get } from '../ask.js';
import { openApp } from '../open-app.js';

/** Query string, code, and what the message must name. */
const WRONG: readonly (readonly [query: string, code: string, named: string])[] = [
  ['limit=-1', 'invalid_search_limit', 'limit'],
  ['limit=101', 'invalid_search_limit', 'limit'],
  ['limit=', 'invalid_search_limit', 'limit'],
  ['limit=1.5', 'invalid_search_limit', 'limit'],
  ['limit=1e1', 'invalid_search_limit', 'limit'],
  ['limit=0x10', 'invalid_search_limit', 'limit'],
  ['limit=%205', 'invalid_search_limit', 'limit'],
  ['limit=%EF%BC%95', 'invalid_search_limit', 'limit'],
  ['limit=NaN', 'invalid_search_limit', 'limit'],
  ['limit=9007199254740993', 'invalid_search_limit', 'limit'],
  ['limit=[]', 'invalid_search_limit', 'limit'],
  ['offset=-1', 'invalid_search_offset', 'offset'],
  ['offset=10001', 'invalid_search_offset', 'offset'],
  ['offset=9999&limit=2', 'invalid_search_offset', 'offset'],
  ['page=0', 'invalid_search_page', 'page'],
  ['page=1001', 'invalid_search_page', 'page'],
  ['page=101&hitsPerPage=100', 'invalid_search_page', 'page'],
  ['page=1&limit=10', 'invalid_search_page', 'page'],
  ['hitsPerPage=10&offset=0', 'invalid_search_page', 'hitsPerPage'],
  ['hitsPerPage=0', 'invalid_search_hits_per_page', 'hitsPerPage'],
  ['hitsPerPage=101', 'invalid_search_hits_per_page', 'hitsPerPage'],
  ['sort=up', 'invalid_search_sort', 'sort'],
  ['sort=__proto__', 'invalid_search_sort', 'sort'],
  ['sort=', 'invalid_search_sort', 'sort'],
  ['facets=a,,b', 'invalid_search_facets', 'facets'],
  ['facets=a%20b', 'invalid_search_facets', 'facets'],
  [`facets=${Array.from({ length: 21 }, (_, n) => `f${n}`).join()}`, 'invalid_search_facets', 'facets'],
  ['fields=title,', 'invalid_search_fields', 'fields'],
  ['fields=%00', 'invalid_search_fields', 'fields'],
  ['snippets=6', 'invalid_search_snippets', 'snippets'],
  ['match=some', 'invalid_search_match', 'match'],
  ['fuzzy=on', 'invalid_search_fuzzy', 'fuzzy'],
  ['prefix=all', 'invalid_search_prefix', 'prefix'],
  ['explain=yes', 'invalid_search_explain', 'explain'],
  [`q=${'a'.repeat(4001)}`, 'invalid_search_q', 'q'],
  [`filter=${'a'.repeat(4001)}`, 'invalid_search_filter', 'filter'],
  ['q=a&q=b', 'repeated_parameter', 'q'],
  ['q=a&%71=b', 'repeated_parameter', 'q'],
  ['q[]=a&q[x]=b', 'unknown_parameter', 'q[]'],
  ['__proto__=1', 'unknown_parameter', '__proto__'],
  ['constructor=1', 'unknown_parameter', 'constructor'],
  ['Q=a', 'unknown_parameter', 'q'],
  ['qeury=a', 'unknown_parameter', 'qeury'],
  ['=a', 'unknown_parameter', '""'],
  ['q=%E0%A4%A', 'bad_encoding', '%E0%A4%A'],
  ['q=%ff', 'bad_encoding', '%ff'],
  ['q=%', 'bad_encoding', '%'],
  ['q=%ED%A0%80', 'bad_encoding', '%ED%A0%80'],
  ['%ff=1', 'bad_encoding', '%ff'],
  [Array.from({ length: 21 }, (_, n) => `p${n}=1`).join('&'), 'too_many_parameters', '20'],
  [Array.from({ length: 3000 }, () => 'q=1').join('&'), 'too_many_parameters', '20'],
];

describe('the parameters of GET /search', () => {
  it.each(WRONG)('refuses %s as %s', async (query, code, named) => {
    const { status, body } = await get(openApp(), `/search?${query}`);
    expect(status).toBe(400);
    const error = errorSchema.strict().parse(body);
    expect(error).toMatchObject({ code, type: 'invalid_request', link: `/help/errors#${code}` });
    expect(error.message).toContain(named);
    expect(error.message.length).toBeLessThan(300);
  });

  it.each([
    ['limt=3', 'limit'],
    ['LIMIT=3', 'limit'],
    ['hits_per_page=3', 'hitsPerPage'],
    ['hitsperpage=3', 'hitsPerPage'],
    ['facet=section', 'facets'],
    ['ofset=3', 'offset'],
  ])('asks whether %s was meant to be %s', async (query, nearest) => {
    const { body } = await get(openApp(), `/search?${query}`);
    expect(errorSchema.parse(body).message).toContain(`Did you mean ${nearest}?`);
  });

  it('lists what it takes when nothing known is near', async () => {
    const { body } = await get(openApp(), '/search?callbackFunctionName=x');
    expect(errorSchema.parse(body).message).toMatch(/takes q, limit, offset/);
  });

  it('takes exactly the longest query and the most parameters', async () => {
    await request(openApp())
      .get(`/search?q=${'a'.repeat(4000)}`)
      .expect(200);
    await request(openApp())
      .get(`/search?q=a${'&'.repeat(18)}&limit=1`)
      .expect(200);
  });

  it('says the same of a wrong parameter in the same words, whatever else is asked', async () => {
    const { body: alone } = await get(openApp(), '/search?limit=x');
    const { body: among } = await get(openApp(), '/search?q=ferry&sort=date:asc&limit=x');
    expect(among).toEqual(alone);
  });
});

describe('the parameters of the other routes', () => {
  it.each([
    ['/suggest?limit=0', 'invalid_suggest_limit'],
    ['/suggest?limit=21', 'invalid_suggest_limit'],
    [`/suggest?q=${'a'.repeat(4001)}`, 'invalid_suggest_q'],
    ['/suggest?offset=1', 'unknown_parameter'],
    ['/documents/x?limit=1', 'unknown_parameter'],
    [`/documents/x?q=${'a'.repeat(4001)}`, 'invalid_documents_q'],
    ['/documents/%ff', 'bad_encoding'],
    ['/documents/%E0%A4%A', 'bad_encoding'],
  ])('%s is %s', async (target, code) => {
    const { status, body } = await get(openApp(), target);
    expect(status).toBe(400);
    expect(errorSchema.strict().parse(body).code).toBe(code);
  });
});

describe('findNearestName', () => {
  it('never offers a name that shares nothing with what was written', () => {
    expect(findNearestName('zzz', ['q', 'limit', 'offset'])).toBeNull();
    expect(findNearestName('', ['q'])).toBeNull();
    expect(findNearestName('x'.repeat(5000), ['q'])).toBeNull();
  });

  it('measures a distance that is symmetric, zero only for equals, and within the longer length', () => {
    const word = fc.string({ maxLength: 12 });
    fc.assert(
      fc.property(word, word, (a, b) => {
        const distance = measureEditDistance(a, b);
        expect(distance).toBe(measureEditDistance(b, a));
        expect(distance === 0).toBe(a === b);
        expect(distance).toBeLessThanOrEqual(Math.max(a.length, b.length));
      }),
    );
  });
});

describe('ERROR_CODES', () => {
  it('gives each code a status that fits its type', () => {
    for (const [code, { status, type }] of Object.entries(ERROR_CODES)) {
      if (type === 'invalid_request') expect(status, code).toBeLessThan(500);
      if (type === 'auth') expect([401, 403], code).toContain(status);
      if (type === 'internal') expect(status, code).toBe(500);
    }
  });
});
