import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Document } from '../../../../src/documents/document.js';
import { temporaryFolder } from '../../../temporary-folder.js';
import { annotatedParts } from '../../annotated-parts.js';
import { readCorpus, writeCorpus } from '../../read-corpus.js';
import { convert, hasOffice } from './office-files.js';

const root = temporaryFolder();
const PAGE =
  '<html><head><title>The harbour plan</title><meta name="author" content="Kay Moor"></head><body><h1>The harbour</h1>' +
  '<p>The old wall was <b>bu</b>ilt in 1890.</p><h2>Repairs</h2><p>It was repaired<br>in 1950.</p>' +
  '<ul><li>stone</li><li>lime</li></ul><table><tr><td>Year</td><td>Cost</td></tr><tr><td>1950</td><td>40</td></tr></table>' +
  '<p>Фарватер и чайка.</p></body></html>';

const shape = (kind: string, text: string): string =>
  `<draw:frame presentation:class="${kind}" svg:x="1cm" svg:y="1cm" svg:width="20cm" svg:height="3cm"><draw:text-box>` +
  `<text:p>${text}</text:p></draw:text-box></draw:frame>`;
const SLIDES =
  '<?xml version="1.0"?><office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" ' +
  'xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" ' +
  'xmlns:presentation="urn:oasis:names:tc:opendocument:xmlns:presentation:1.0" ' +
  'xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" office:version="1.2" ' +
  'office:mimetype="application/vnd.oasis.opendocument.presentation"><office:body><office:presentation>' +
  `<draw:page draw:name="p1">${shape('title', 'The harbour')}${shape('outline', 'Built in 1890')}` +
  `<presentation:notes>${shape('notes', 'Say that it was repaired.')}</presentation:notes></draw:page>` +
  `<draw:page draw:name="p2">${shape('title', 'Walls')}${shape('outline', 'Of stone and lime')}</draw:page>` +
  '</office:presentation></office:body></office:document>';

async function readOne(name: string, bytes: Uint8Array): Promise<Document> {
  const { documents, skipped } = await readCorpus(writeCorpus(root, { [name]: bytes }));
  expect(skipped).toEqual([]);
  expect(documents).toHaveLength(1);
  return documents[0]!;
}

// Skipped where LibreOffice is not installed: what it writes is only to be had from it.
describe.skipIf(!hasOffice('writer'))('documents as LibreOffice writes them', () => {
  let files: ReadonlyMap<string, Buffer>;
  beforeAll(() => {
    files = convert(path.join(root, 'writer'), 'plan.html', PAGE, ['docx', 'odt', 'rtf', 'epub']);
  });

  it.each(['docx', 'odt', 'rtf'])('reads the text, headings and fields of .%s', async (ending) => {
    const document = await readOne(`plan.${ending}`, files.get(ending)!);
    expect(document).toMatchObject({
      title: 'The harbour plan',
      extra: { author: 'Kay Moor' },
      other: expect.arrayContaining(['Kay Moor']) as unknown,
    });
    expect(document.text).toBe(
      'The harbour\n\nThe old wall was built in 1890.\n\nRepairs\n\nIt was repaired\nin 1950.\n\nstone\nlime\n\n' +
        'Year | Cost\n1950 | 40\n\nФарватер и чайка.',
    );
    expect(document.sections.map(({ heading, level, anchor }) => [heading, level, anchor])).toEqual([
      ['The harbour', 1, 'the-harbour'],
      ['Repairs', 2, 'repairs'],
    ]);
  });

  it('reads a book', async () => {
    const document = await readOne('plan.epub', files.get('epub')!);
    expect(document).toMatchObject({ title: 'The harbour plan', extra: { author: 'Kay Moor' } });
    expect(document.text).toContain('The old wall was built in 1890.');
    expect(document.text).toContain('Фарватер и чайка.');
  });

  it('sets lists and links as the program did', async () => {
    const page =
      '<html><body><h1>Repairs</h1><p>See the <a href="https://example.org/map">map of the walls</a> first.</p>' +
      '<ol><li>Stone<ul><li>from the quarry</li><li>from the beach</li></ul></li><li>Lime</li></ol></body></html>';
    const made = convert(path.join(root, 'lists'), 'lists.html', page, ['docx', 'odt']);
    for (const ending of ['docx', 'odt']) {
      const set = annotatedParts(await readOne(`lists.${ending}`, made.get(ending)!));
      expect([ending, ...set]).toEqual([
        ending,
        ['link', 'https://example.org/map', 'map of the walls'],
        ['numbers', '1', 'Stone'],
        ['bullets', '2', 'from the quarry\nfrom the beach'],
        ['numbers', '+1', 'Lime'],
      ]);
    }
  });

  it.skipIf(!hasOffice('calc')).each(['ods', 'xlsx'])(
    'reads a spreadsheet (.%s), titled by its name, row by row',
    async (ending) => {
      const table = 'Year,Cost,Day\n1950,40.5,2024-03-05\n1951,a ferry,2024-03-06\n';
      const [bytes] = convert(path.join(root, ending), 'costs.csv', table, [ending]).values();
      const document = await readOne(`harbour_costs.${ending}`, bytes!);
      expect(document).toMatchObject({
        title: 'harbour costs',
        text: 'Year | Cost | Day\n1950 | 40.5 | 2024-03-05\n1951 | a ferry | 2024-03-06',
        sections: [{ heading: 'costs', level: 1, anchor: 'sheet=1', start: 0 }],
      });
    },
  );

  it.skipIf(!hasOffice('impress'))(
    'reads the slides of a presentation and the notes below them',
    async () => {
      const files = convert(path.join(root, 'impress'), 'talk.fodp', SLIDES, ['odp', 'pptx']);
      for (const [ending, bytes] of files) {
        const document = await readOne(`talk.${ending}`, bytes);
        expect(document.title).toBe('The harbour');
        expect(document.text).toContain('Built in 1890');
        expect(document.text).toContain('Say that it was repaired.');
        expect(document.text).toContain('Of stone and lime');
        expect(document.sections.map(({ anchor }) => anchor)).toContain('slide=2');
      }
    },
  );
});
