import { describe, expect, it } from 'vitest';
import { FindlingError } from '../../../src/errors.js';
import { decodeError, encodeError } from '../../../src/server/answers/encoded-error.js';
import { answerError } from '../../../src/server/http/error-answer.js';
import { HttpError } from '../../../src/server/http/http-error.js';

const ERRORS: readonly (readonly [name: string, error: unknown])[] = [
  ['a failure of the engine', new FindlingError('invalid_filter', 'The filter cannot be read at "x".')],
  ['a failure that only HTTP has', new HttpError('not_ready', 'Not yet.', { 'Retry-After': '7' })],
  ['a wrong parameter', new HttpError('invalid_search_limit', 'Parameter limit must be a number.')],
  ['a bug', new TypeError('x is not a function')],
  ['something thrown that is no error', 'just text'],
];

describe('an error sent to another thread', () => {
  it.each(ERRORS)('is answered as it would have been on its own: %s', (_name, error) => {
    const decoded = decodeError(structuredClone(encodeError(error)));
    expect(answerError(decoded, 'r')).toEqual(answerError(error, 'r'));
  });

  it('keeps what the log says of it', () => {
    const error = new TypeError('x is not a function');
    const decoded = decodeError(structuredClone(encodeError(error)));
    expect([decoded.name, decoded.message, decoded.stack]).toEqual([error.name, error.message, error.stack]);
  });
});
