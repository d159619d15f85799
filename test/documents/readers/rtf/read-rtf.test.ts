import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Document } from '../../../../src/documents/document.js';
import { readRtf } from '../../../../src/documents/readers/rtf/read-rtf.js';
import { SkipError } from '../../../../src/documents/source/skipped.js';
import { runs } from '../../../runs.js';

function read(body: string): Promise<Document> {
  return readRtf(
    Buffer.from(`{\\rtf1\\ansi\\ansicpg1252 ${body}}`, 'latin1'),
    { path: 'a.rtf', line: null },
    () => undefined,
  );
}

describe('reading .rtf', () => {
  it('reads paragraphs, lines, signs and tables', async () => {
    const { title, text } = await read(
      String.raw`Title\par One\emdash two \'93three\'94\line four\{5\}\par` +
        String.raw`\trowd\intbl Year\cell Cost\cell\row\trowd\intbl 1950\par x\cell 40\cell\row\pard After.\par`,
    );
    expect(title).toBe('Title');
    expect(text).toBe('One—two “three”\nfour{5}\n\nYear | Cost\n1950 x | 40\n\nAfter.');
  });

  it('reads the characters of other scripts: by Unicode, and by the character sets of fonts', async () => {
    const fonts = String.raw`{\fonttbl{\f0\fnil Arial;}{\f1\fnil\fcharset204 Arial;}{\f2\fcharset128 Mincho;}}`;
    expect((await read(String.raw`${fonts}T\par\uc1\u1060?\u1072?\uc0\u1081 x`)).text).toBe('Файx');
    expect((await read(String.raw`${fonts}T\par{\f1 \'d4\'e0\'e9} \f0\'e9`)).text).toBe('Фай é');
    // The second byte of a Japanese character may be a letter of ASCII.
    expect((await read(String.raw`${fonts}T\par\f2 \'83J\'83\'81`)).text).toBe('カメ');
  });

  it('leaves out pictures, headers, fields and what is hidden', async () => {
    const { text } = await read(
      String.raw`{\*\unknown gone}{\header gone}{\pict\pngblip 89504e47}{\field{\*\fldinst HYPERLINK "x"}{\fldrslt link}}` +
        String.raw`{\v hidden}{\stylesheet{\s1 heading 1;}}\par Kept.{\pict\bin4 }}}}\par`,
    );
    expect(text).toBe('Kept.');
  });

  it('reads headings and the document information', async () => {
    const document = await read(
      String.raw`{\info{\title The plan}{\author Kay M\'f6ller}{\creatim\yr2024\mo3\dy5\hr10\min7}{\keywords a, b}}` +
        String.raw`\pard\outlinelevel1 Walls\par\pard Of stone.\par`,
    );
    expect(document).toMatchObject({
      title: 'The plan',
      tags: ['a', 'b'],
      extra: { author: 'Kay Möller' },
      sections: [{ heading: 'Walls', level: 2, anchor: 'walls' }],
    });
    expect(document.date).toMatch(/^2024-03-05/);
  });

  it('says what is no document, and stops at groups without end', async () => {
    const no = readRtf(Buffer.from('text'), { path: 'a.rtf', line: null }, () => undefined);
    await expect(no).rejects.toMatchObject({ reason: 'malformed' });
    await expect(read('{'.repeat(100_000))).rejects.toMatchObject({ reason: 'too_costly' });
  });

  it('gives a document or a reason for whatever stands between the braces', async () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '{',
        '}',
        '\\',
        "\\'",
        '\\u',
        '\\u-1?',
        '\\bin9999 ',
        '\\par',
        '\\cell',
        '\\*',
        '\\info',
        '\\f1',
        '\n',
      ),
      fc.string(),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece), async (pieces) => {
        try {
          expect((await read(pieces.join(''))).id).toBe('a.rtf');
        } catch (error) {
          expect(error).toBeInstanceOf(SkipError);
        }
      }),
      runs(100),
    );
  });
});
