// Properties of files that settings make fields of: of office documents, PDFs, messages and pages.

import { describe, expect, it } from 'vitest';
import type { FieldSettings } from '../../../src/field-settings.js';
import { MemoryDirectory } from '../../../src/index/directory/memory-directory.js';
import { IndexReader } from '../../../src/index/read/index-reader.js';
import { updateIndex } from '../../../src/index/update/update-index.js';
import { Searcher } from '../../../src/search/searcher.js';
import { writeCorpus } from '../../documents/read-corpus.js';
import { pdfOf } from '../../documents/readers/pdf/pdf-of.js';
import { zipOf } from '../../documents/zip-of.js';
import { temporaryFolder } from '../../temporary-folder.js';
import { idsOf, makeRequest } from '../memory-generation.js';

const custom = (properties: Readonly<Record<string, string>>): string =>
  `<Properties xmlns:vt="v">${Object.entries(properties)
    .map(([name, value]) => `<property pid="2" name="${name}"><vt:lpwstr>${value}</vt:lpwstr></property>`)
    .join('')}</Properties>`;

const docx = zipOf({
  'word/document.xml':
    '<w:document xmlns:w="w"><w:body><w:p><w:r><w:t>First line</w:t></w:r></w:p><w:p><w:r><w:t>Of stone walls.</w:t></w:r></w:p></w:body></w:document>',
  'docProps/core.xml':
    '<c xmlns:dc="d"><dc:title>Walls</dc:title><cp:lastModifiedBy>Ida Lee</cp:lastModifiedBy></c>',
  'docProps/app.xml': '<Properties><Company>Harbour Works</Company></Properties>',
  'docProps/custom.xml': custom({ Abteilung: 'Einkauf', Kopf: 'The wall plan', Kosten: '12.5' }),
});
const odt = zipOf({
  mimetype: 'application/vnd.oasis.opendocument.text',
  'content.xml':
    '<office:document-content xmlns:office="o" xmlns:text="t"><office:body><office:text><text:p>Ropes and knots.</text:p></office:text></office:body></office:document-content>',
  'meta.xml':
    '<office:document-meta xmlns:office="o" xmlns:meta="m" xmlns:dc="d"><office:meta><dc:title>Ropes</dc:title><meta:user-defined meta:name="Abteilung">Lager</meta:user-defined></office:meta></office:document-meta>',
});
const mail = [
  'From: "Kay Moor" <kay@example.org>',
  'Subject: Tide',
  'X-Department: =?utf-8?Q?Eink=C3=A4ufe?=',
  'X-Topic: The tide table',
  'X-Mailer: something',
  'Date: Tue, 5 Mar 2024 10:00:00 +0000',
  '',
  'The tide is low.',
].join('\r\n');
const html =
  '<html><head><title>Page</title><meta name="department" content="Vertrieb"><meta name="DC.Relation" content="x-17"><meta name="viewport" content="width"></head><body><p>Ships and sails.</p></body></html>';

const corpus = writeCorpus(temporaryFolder(), {
  'a.docx': docx,
  'b.odt': odt,
  'c.pdf': pdfOf([[{ text: 'Anchors and chains hold the ship.', y: 700 }]], {
    Title: 'Anchors',
    Abteilung: 'Technik',
    Producer: 'a program',
  }),
  'd.html': html,
  'mail/e.eml': mail,
  'f.jsonl': '{"id":"f","title":"Record","text":"A record.","Abteilung":"Archiv"}',
});

const slides = zipOf({
  'ppt/presentation.xml': '<p><p:sldIdLst><p:sldId r:id="r1" id="256"/></p:sldIdLst></p>',
  'ppt/_rels/presentation.xml.rels': '<R><Relationship Id="r1" Target="slides/slide1.xml"/></R>',
  'ppt/slides/slide1.xml':
    '<s><p:sp><p:txBody><a:p><a:r><a:t>Of stone and lime</a:t></a:r></a:p></p:txBody></p:sp></s>',
  'docProps/custom.xml': custom({ Abteilung: 'Vortrag' }),
});
const sheet = zipOf({
  'xl/workbook.xml': '<workbook><sheets><sheet name="Costs" sheetId="1" r:id="r1"/></sheets></workbook>',
  'xl/_rels/workbook.xml.rels': '<R><Relationship Id="r1" Target="worksheets/sheet1.xml"/></R>',
  'xl/worksheets/sheet1.xml':
    '<worksheet><sheetData><row><c t="inlineStr"><is><t>Nails</t></is></c></row></sheetData></worksheet>',
  'docProps/custom.xml': custom({ Abteilung: 'Rechnung' }),
});
const book = zipOf({
  mimetype: 'application/epub+zip',
  'META-INF/container.xml':
    '<container><rootfiles><rootfile full-path="book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>',
  'book.opf':
    '<package><metadata><dc:title>Tides</dc:title><meta name="Abteilung" content="Verlag"/><meta property="series">Seas</meta></metadata>' +
    '<manifest><item id="one" href="one.xhtml" media-type="application/xhtml+xml"/></manifest><spine><itemref idref="one"/></spine></package>',
  'one.xhtml': '<html><body><p>The sea rises twice a day.</p></body></html>',
});

async function open(fields: FieldSettings, folder = corpus): Promise<Searcher> {
  const directory = new MemoryDirectory();
  await updateIndex({ corpus: folder, directory, fields });
  const reader = new IndexReader(directory);
  await reader.refresh({ fallback: false });
  return new Searcher(reader.current().generation, { timeoutMs: Infinity });
}

describe('properties of files', () => {
  it('are values of the field that names them, whatever the format', async () => {
    const searcher = await open({
      department: { as: 'keyword', facet: true, from: ['Abteilung', 'X-Department', 'department'] },
      company: { from: ['Company'] },
      relation: { from: ['dc.relation'] },
      cost: { as: 'number', from: ['Kosten'] },
    });
    const found = (filter: string): readonly string[] =>
      idsOf(searcher.search(makeRequest('', { filter })).hits);
    expect(found('department = Einkauf')).toEqual(['a.docx']);
    expect(found('department = lager')).toEqual(['b.odt']);
    expect(found('department = Technik')).toEqual(['c.pdf']);
    expect(found('department = Vertrieb')).toEqual(['d.html']);
    expect(found('department = Einkäufe')).toEqual(['mail/e.eml']);
    expect(found('department = Archiv')).toEqual(['f']);
    expect(found('company = "Harbour Works"')).toEqual(['a.docx']);
    expect(found('relation = x-17')).toEqual(['d.html']);
    expect(found('cost > 12')).toEqual(['a.docx']);
    const { facetDistribution } = searcher.search(makeRequest('', { facets: ['department'] }));
    expect(Object.keys(facetDistribution['department'] ?? {})).toHaveLength(6);
  });

  it('are read of slides, sheets and books, too', async () => {
    const folder = writeCorpus(temporaryFolder(), { 'a.pptx': slides, 'b.xlsx': sheet, 'c.epub': book });
    const searcher = await open(
      { department: { from: ['Abteilung'] }, series: { from: ['series'] } },
      folder,
    );
    const found = (filter: string): readonly string[] =>
      idsOf(searcher.search(makeRequest('', { filter })).hits);
    expect(found('department = Vortrag')).toEqual(['a.pptx']);
    expect(found('department = Rechnung')).toEqual(['b.xlsx']);
    expect(found('department = Verlag')).toEqual(['c.epub']);
    expect(found('series = Seas')).toEqual(['c.epub']);
  });

  it('are looked for in the files that may have them where other ones are named, and in no others', async () => {
    const directory = new MemoryDirectory();
    await updateIndex({ corpus, directory, fields: {} });
    const fields: FieldSettings = { department: { from: ['Abteilung'] } };
    const { restarted, changed, added, removed } = await updateIndex({ corpus, directory, fields });
    expect(restarted).toBeNull();
    // All but the record.
    expect({ of: changed + added, removed }).toEqual({ of: 5, removed: 0 });
    const reader = new IndexReader(directory);
    await reader.refresh({ fallback: false });
    const searcher = new Searcher(reader.current().generation, { timeoutMs: Infinity });
    const { hits } = searcher.search(makeRequest('', { filter: 'department EXISTS' }));
    expect(idsOf(hits).toSorted()).toEqual(['a.docx', 'b.odt', 'c.pdf', 'f']);
    expect(await updateIndex({ corpus, directory, fields })).toMatchObject({ published: false });
  });

  it('are not looked at where nothing names them', async () => {
    const names = (await open({})).generation.schema.fields.map(({ name }) => name);
    // That of the record.
    expect(names).toContain('Abteilung');
    for (const name of [
      'Kosten',
      'Company',
      'Producer',
      'viewport',
      'x-mailer',
      'X-Mailer',
      'lastModifiedBy',
    ])
      expect(names).not.toContain(name);
    const filtered = (await open({})).search(makeRequest('', { filter: 'Abteilung EXISTS' }));
    expect(idsOf(filtered.hits)).toEqual(['f']);
  });

  it('are titles, authors and texts of built-in fields, in one folder where its pattern says so', async () => {
    const searcher = await open({
      title: { from: ['Kopf'] },
      author: { from: ['lastModifiedBy'] },
      'mail/**': { title: { from: ['x-topic'] } },
    });
    const titles = searcher.search(makeRequest('', {})).hits.map(({ id, title }) => [id, title]);
    expect(Object.fromEntries(titles)).toMatchObject({
      'a.docx': 'The wall plan',
      'b.odt': 'Ropes',
      'c.pdf': 'Anchors',
      'd.html': 'Page',
      'mail/e.eml': 'The tide table',
    });
    const find = (query: string): readonly string[] =>
      idsOf(searcher.search(makeRequest(query, { fuzzy: 'off' })).hits);
    expect(find('title:plan')).toEqual(['a.docx']);
    expect(searcher.search(makeRequest('lee', { fields: ['author'] })).hits.map(({ id }) => id)).toEqual([
      'a.docx',
    ]);
    // What stood there before is still found.
    expect(find('tide')).toEqual(['mail/e.eml']);
  });
});
