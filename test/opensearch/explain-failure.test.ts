import { describe, expect, it } from 'vitest';
import { explainAnswer, explainFailure, reasonOf } from '../../src/opensearch/explain-failure.js';

function named(name: string, message: string): Error {
  return Object.assign(new Error(message), { name });
}

describe('a request to a cluster that failed', () => {
  it.each([
    [
      'connect ECONNREFUSED 127.0.0.1:9200',
      'server_unreachable',
      /cannot be reached .*Is the cluster running\?/,
      true,
    ],
    ['socket hang up', 'server_unreachable', /or does it ask for https:/, true],
    ['self-signed certificate in certificate chain', 'invalid_config', /Set opensearch\.ca/, false],
    ['unable to verify the first certificate', 'invalid_config', /certificate .* is not known/, false],
    ['SSL routines: wrong version number', 'invalid_config', /begin the addresses with http:/, false],
  ])('for %s is told in words that help', (text, code, message, mayPass) => {
    const failure = explainFailure(named('ConnectionError', text), 'http://c:9200');
    expect(failure).toMatchObject({ code, mayPass, status: null });
    expect(failure.message).toMatch(message);
  });

  it('for want of an answer may pass', () => {
    expect(explainFailure(named('TimeoutError', 'Request timed out'), 'c')).toMatchObject({
      code: 'server_unreachable',
      mayPass: true,
    });
  });

  it.each([
    [401, 'x', 'invalid_config', false],
    [403, 'security_exception: no permissions', 'invalid_config', false],
    [
      403,
      'cluster_block_exception: index [x] blocked by: [FORBIDDEN/8/index write (api)]',
      'write_failed',
      false,
    ],
    [
      403,
      'cluster_block_exception: [FORBIDDEN/12/index read-only / allow delete (api)]',
      'write_failed',
      true,
    ],
    [429, 'rejected_execution_exception: full', 'server_unreachable', true],
    [503, 'no cluster manager', 'server_unreachable', true],
    [413, '', 'write_failed', false],
    [400, 'illegal_argument_exception: x', 'write_failed', false],
  ])('with %i (%s) is %s', (status, reason, code, mayPass) => {
    expect(explainAnswer(status, reason, 'c')).toMatchObject({ code, mayPass, status });
  });

  it('is told by the innermost cause', () => {
    const body = { error: { type: 'a', reason: 'b', caused_by: { type: 'c', reason: 'd' } } };
    expect(reasonOf(body)).toBe('a: b; c: d');
    expect(reasonOf('Unauthorized')).toBe('Unauthorized');
    expect(reasonOf(null)).toBe('');
  });
});
