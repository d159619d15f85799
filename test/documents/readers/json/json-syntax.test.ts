import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { locateJsonError } from '../../../../src/documents/readers/json/json-syntax.js';
import { runs } from '../../../runs.js';

describe('locateJsonError', () => {
  it.each([
    ['{"title": oops}', 'line 1, column 11: expected a value'],
    ['{\n  "a": 1,\n  "b" 2\n}', 'line 3, column 7: expected ":"'],
    ['[1, 2', 'line 1, column 6: the text ends where there should be "," or "]"'],
    ['{"a": 1 "b": 2}', 'line 1, column 9: expected "," or "}"'],
    ['[1,]', 'line 1, column 4: expected a value'],
    ['{"a": 1,}', 'line 1, column 9: expected a name in double quotes'],
    ["{'a': 1}", 'line 1, column 2: expected a name in double quotes'],
    ['["a\nb"]', 'line 1, column 4: a line break or control character inside a string'],
    ['["a]', 'line 1, column 2: a string without its closing quote'],
    ['["\\x"]', 'line 1, column 3: a backslash that escapes nothing'],
    ['{} {}', 'line 1, column 4: there is more text after the end'],
    ['', 'line 1, column 1: the text ends where there should be a value'],
    ['[01]', 'line 1, column 3: expected "," or "]"'],
    ['nul', 'line 1, column 1: expected a value'],
  ])('says where %j breaks', (text, message) => {
    expect(locateJsonError(text)).toBe(message);
  });

  it('needs no stack for nesting', () => {
    expect(locateJsonError('[{"a":'.repeat(200_000))).toMatch(/^line 1, column 1200001: the text ends/);
  });

  it('finds an error within a text wherever JSON.parse finds one', () => {
    const broken = fc
      .tuple(fc.json(), fc.nat(), fc.constantFrom('', ',', '"', '}', '\\', 'x', '\n'))
      .map(
        ([json, at, piece]) =>
          json.slice(0, at % (json.length + 1)) + piece + json.slice((at % (json.length + 1)) + 1),
      );
    fc.assert(
      fc.property(broken, (text) => {
        try {
          JSON.parse(text);
        } catch {
          const [, line, column] = /^line (\d+), column (\d+): ./.exec(locateJsonError(text)) ?? [];
          const lines = text.split('\n');
          expect(Number(line)).toBeLessThanOrEqual(lines.length);
          expect(Number(column)).toBeLessThanOrEqual((lines[Number(line) - 1]?.length ?? 0) + 1);
          expect(locateJsonError(text)).not.toContain('ends too early');
        }
      }),
      runs(1000),
    );
  });
});
