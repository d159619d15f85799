import { describe, expect, it } from 'vitest';
import { parseJson } from '../../../../src/documents/readers/json/parse-json.js';

describe('parseJson', () => {
  it.each([
    ['a comma too many', '[{"a": 1,}, ]', [{ a: 1 }]],
    ['comments', '// ferries\n[/* one */ {"a": "// no comment"}] // end', [{ a: '// no comment' }]],
    ['NaN and infinity', '{"a": NaN, "b": -Infinity}', { a: Number.NaN, b: -Infinity }],
    ['a byte order mark', '\ufeff{"a": 1}', { a: 1 }],
    ['single quotes and bare names', "{a: 'x'}", { a: 'x' }],
    [
      'words, prefixes and tuples of Python',
      `{'a': None, u'b': True, "c": 'None (it\\'s True)', 'd': (1, 'x'), 'e': [False, nan]}`,
      { a: null, b: true, c: "None (it's True)", d: [1, 'x'], e: [false, Number.NaN] },
    ],
    [
      'dates of Python, and calls of the shell of MongoDB',
      `{'a': datetime.datetime(2024, 5, 1, 9, 30, tzinfo=None), 'b': date(2024, 5, 1), '_id': ObjectId('65f0'), 'n': NumberLong(7)}`,
      { a: '2024-05-01T09:30', b: '2024-05-01', _id: '65f0', n: 7 },
    ],
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

  it.each([['{"a": oops}'], ['{"a": 1'], ['[1, 2'], ["{'a': None"], ['not JSON'], ['']])(
    'refuses %j, and says why',
    (text) => {
      expect(() => parseJson(text, () => 'the reason')).toThrow('not valid JSON: the reason');
    },
  );
});
