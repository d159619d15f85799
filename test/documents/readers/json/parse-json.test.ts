import { describe, expect, it } from 'vitest';
import { parseJson } from '../../../../src/documents/readers/json/parse-json.js';

describe('parseJson', () => {
  it.each([
    ['a comma too many', '[{"a": 1,}, ]', [{ a: 1 }]],
    ['comments', '// ferries\n[/* one */ {"a": "// no comment"}] // end', [{ a: '// no comment' }]],
    ['NaN and infinity', '{"a": NaN, "b": -Infinity}', { a: Number.NaN, b: -Infinity }],
    ['a byte order mark', '\ufeff{"a": 1}', { a: 1 }],
    ['single quotes and bare names', "{a: 'x'}", { a: 'x' }],
  ])('reads JSON with %s', (_name, text, value) => {
    expect(parseJson(text)).toEqual(value);
  });

  it('keeps all digits of ids, and no other number as a text', () => {
    expect(parseJson('{"id": 12345678901234567890, "_id":-9007199254740993}')).toEqual({
      id: '12345678901234567890',
      _id: '-9007199254740993',
    });
    const text =
      '{"tweet_id":1234567890123456789,"text":"say \\"id\\": 12345678901234567890, yes","n":[1e300]}';
    expect(parseJson(text)).toEqual({
      tweet_id: '1234567890123456789',
      text: 'say "id": 12345678901234567890, yes',
      n: [1e300],
    });
    expect(parseJson('{"id": 42}')).toEqual({ id: 42 });
  });

  it.each([['{"a": oops}'], ['{"a": 1'], ['[1, 2'], ['not JSON'], ['']])(
    'refuses %j, and says why',
    (text) => {
      expect(() => parseJson(text, () => 'the reason')).toThrow('not valid JSON: the reason');
    },
  );
});
