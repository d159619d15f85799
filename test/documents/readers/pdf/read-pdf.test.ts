import { describe, expect, it } from 'vitest';
import type { Document } from '../../../../src/documents/document.js';
import { readPdf } from '../../../../src/documents/readers/pdf/read-pdf.js';
import { pdfOf, type PdfText } from './pdf-of.js';

const warnings: string[] = [];

function read(bytes: Uint8Array): Promise<Document> {
  warnings.length = 0;
  return readPdf(bytes, { path: 'a.pdf', line: null }, (message) => warnings.push(message));
}

/** Rows of text from a height down. */
function rows(top: number, ...texts: readonly string[]): readonly PdfText[] {
  return texts.map((text, i) => ({ text, y: top - i * 14 }));
}

describe('reading a PDF', () => {
  it('joins rows to lines and paragraphs, and words that are divided', async () => {
    const { text } = await read(
      pdfOf([
        [
          { text: 'The harbour', y: 720, size: 20 },
          ...rows(
            690,
            'The wall of the harbour was built by masons of the is-',
            'land. It stood for a hundred years, and was then taken',
            'down.',
          ),
          ...rows(610, 'Another paragraph.'),
        ],
      ]),
    );
    expect(text).toBe(
      'The wall of the harbour was built by masons of the island. It stood for a hundred years, and was then taken down.\n\n' +
        'Another paragraph.',
    );
  });

  it('begins a section at each page, to which a link can lead', async () => {
    const document = await read(pdfOf([rows(700, 'Title of it', 'First page.'), rows(700, 'Second page.')]));
    expect(document.sections).toEqual([
      { heading: '', level: 0, anchor: 'page=1', start: 0 },
      { heading: '', level: 0, anchor: 'page=2', start: document.text.indexOf('Second') },
    ]);
  });

  it('has the title, author and day of its properties, and the largest text for a title without', async () => {
    const pages = [
      [
        { text: 'The plan', y: 700, size: 24 },
        ...rows(650, 'Text of the plan, which is longer than its title.'),
      ],
    ];
    const info = {
      Title: 'Plan of 1950',
      Author: 'Kay Moor',
      CreationDate: "D:20240305100000+01'00'",
      Keywords: 'a, b',
    };
    expect(await read(pdfOf(pages, info))).toMatchObject({
      title: 'Plan of 1950',
      date: '2024-03-05T09:00:00Z',
      tags: ['a', 'b'],
      extra: { author: 'Kay Moor' },
      other: ['Kay Moor'],
    });
    expect((await read(pdfOf(pages, { Title: 'Microsoft Word - plan.doc' }))).title).toBe('The plan');
  });

  it('has what runs over all pages once, and no numbers of pages', async () => {
    const pages = Array.from({ length: 6 }, (_, i) => [
      { text: `The harbour in ${1950 + i}`, y: 760 },
      ...rows(700, `Text of page ${'abcdef'[i]}.`),
      { text: `${i + 1}`, x: 300, y: 40 },
    ]);
    const { title, text } = await read(pdfOf(pages, { Title: 'Harbours' }));
    expect(title).toBe('Harbours');
    expect(text.match(/The harbour in/g)).toHaveLength(1);
    expect(text).not.toMatch(/^\d$/m);
    for (const letter of 'abcdef') expect(text).toContain(`Text of page ${letter}.`);
  });

  it('says which pages have no text, and that a file of pictures is one', async () => {
    await read(pdfOf([rows(700, 'Only this page.'), [], []]));
    expect(warnings).toEqual([expect.stringMatching(/^has 2 of 3 pages without text/)]);
    await expect(read(pdfOf([[], []]))).rejects.toMatchObject({
      reason: 'empty',
      message: expect.stringMatching(/OCR/) as string,
    });
  });

  it('leaves out pages that are damaged, and says so', async () => {
    const whole = pdfOf([rows(700, 'One.'), rows(700, 'Two.')]).toString('latin1');
    const damagePage = (file: string, object: number): Buffer =>
      Buffer.from(
        file.replace(`${object} 0 obj\n<< /Type /Page `, `${object} 0 obj\n[/Type /Page>>`),
        'latin1',
      );
    const { text } = await read(damagePage(whole, 6));
    expect(text).toBe('One.');
    expect(warnings).toEqual([
      expect.stringMatching(/^is damaged: 1 of 2 pages cannot be read, the first is page 2 \(/),
    ]);
    const single = pdfOf([rows(700, 'One.')]).toString('latin1');
    await expect(read(damagePage(single, 4))).rejects.toMatchObject({ reason: 'malformed' });
  });

  it('says what is encrypted, damaged, or no PDF', async () => {
    const whole = pdfOf([rows(700, 'Text.')]).toString('latin1');
    const encryption =
      `/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <${'00'.repeat(32)}> /U <${'11'.repeat(32)}> >> ` +
      `/ID [<${'22'.repeat(16)}> <${'22'.repeat(16)}>] /Root`;
    const encrypted = whole.replace('/Root', encryption);
    await expect(read(Buffer.from(encrypted, 'latin1'))).rejects.toMatchObject({ reason: 'encrypted' });
    await expect(read(Buffer.from('no PDF'))).rejects.toMatchObject({ reason: 'malformed' });
    await expect(read(Buffer.from('%PDF-1.7\n'))).rejects.toMatchObject({ reason: 'malformed' });
    // Where its table of objects is not where it says, the objects are looked for.
    const moved = whole.replace(/startxref\n\d+/, 'startxref\n99999');
    expect((await read(Buffer.from(moved, 'latin1'))).title).toBe('Text.');
  });
});
