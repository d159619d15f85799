import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readInlineText } from '../../../../src/documents/readers/markdown/inline-text.js';
import { createEnvironment } from '../../../../src/documents/readers/markdown/markdown-environment.js';
import { parserOf } from '../../../../src/documents/readers/markdown/markdown-parser.js';
import { runs } from '../../../runs.js';

function read(content: string): string {
  return readInlineText(content, {
    parser: parserOf('markdown'),
    environment: createEnvironment(content.length),
  });
}

describe('the text of a block', () => {
  it('without marks is what the parser makes of it', () => {
    const units = [
      'a',
      'Z',
      '7',
      ' ',
      ' ',
      '\t',
      '\n',
      ':',
      '=',
      '%',
      '$',
      '!',
      '^',
      ']',
      '#',
      '@',
      '+',
      '-',
      '.',
      '>',
      '}',
      '中',
    ];
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...units), maxLength: 40 }), (inner) => {
        const content = `a${inner}b`;
        // A tag, which shows nothing, has the parser read the whole.
        expect(read(content)).toBe(read(`${content}<i>`));
      }),
      runs(500),
    );
  });

  it('with marks is read by the parser', () => {
    expect(read('a *b* `c_d` &amp; :tada: ==e== [f](g)')).toBe('a b c_d & 🎉 e f');
    expect(read('a  \nb\n c')).toBe('a\nb c');
  });
});
