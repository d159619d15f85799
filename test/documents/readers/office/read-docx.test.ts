import { describe, expect, it } from 'vitest';
import type { Document } from '../../../../src/documents/document.js';
import { readDocx } from '../../../../src/documents/readers/office/read-docx.js';
import { annotatedParts } from '../../annotated-parts.js';
import { zipOf } from '../../zip-of.js';

const LOCATION = { path: 'a.docx', line: null };
const warnings: string[] = [];

function docx(body: string, parts: Readonly<Record<string, string>> = {}): Buffer {
  const document = `<w:document xmlns:w="w"><w:body>${body}</w:body></w:document>`;
  return zipOf({ 'word/document.xml': document, ...parts });
}

function read(bytes: Uint8Array): Promise<Document> {
  return readDocx(bytes, LOCATION, (message) => warnings.push(message));
}

const paragraph = (inner: string): string => `<w:p><w:r><w:t>${inner}</w:t></w:r></w:p>`;
const styled = (style: string, text: string): string =>
  `<w:p><w:pPr><w:pStyle w:val="${style}"/></w:pPr><w:r><w:t>${text}</w:t></w:r></w:p>`;

describe('reading .docx', () => {
  it('knows titles, headings and the table of contents by the English names of styles', async () => {
    const styles =
      '<w:styles xmlns:w="w"><w:style w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style>' +
      '<w:style w:styleId="Mine"><w:name w:val="Mine"/><w:basedOn w:val="berschrift1"/></w:style>' +
      '<w:style w:styleId="Titel"><w:name w:val="Title"/></w:style>' +
      '<w:style w:styleId="V1"><w:name w:val="toc 1"/></w:style></w:styles>';
    const body =
      styled('Titel', 'The harbour') +
      styled('V1', 'Walls 3') +
      styled('Mine', 'Walls') +
      paragraph('Of stone.');
    const document = await read(docx(body, { 'word/styles.xml': styles }));
    expect(document).toMatchObject({
      title: 'The harbour',
      text: 'Walls\n\nOf stone.',
      sections: [{ heading: 'Walls', level: 1, anchor: 'walls', start: 0 }],
    });
  });

  it('sets the items of lists as such, by the paragraph or its style, however deep', async () => {
    const numbering =
      '<w:numbering><w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/></w:lvl>' +
      '<w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum>' +
      '<w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num></w:numbering>';
    const styles =
      '<w:styles><w:style w:styleId="LB"><w:name w:val="List Bullet"/><w:pPr><w:numPr><w:numId w:val="5"/></w:numPr></w:pPr></w:style>' +
      '<w:style w:styleId="LB2"><w:basedOn w:val="LB"/></w:style></w:styles>';
    const item = (level: number, text: string, list = 3): string =>
      `<w:p><w:pPr><w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr></w:pPr><w:r><w:t>${text}</w:t></w:r></w:p>`;
    const body =
      item(0, 'Stone') +
      item(1, 'from the quarry') +
      item(1, 'from the beach') +
      item(0, 'Lime') +
      paragraph('Between.') +
      item(0, 'Sand') +
      item(0, '') +
      item(0, 'No item', 0) +
      styled('LB2', 'Rope');
    const document = await read(
      docx(paragraph('Title') + body, { 'word/numbering.xml': numbering, 'word/styles.xml': styles }),
    );
    expect(annotatedParts(document)).toEqual([
      ['numbers', '1', 'Stone'],
      ['bullets', '2', 'from the quarry\nfrom the beach'],
      ['numbers', '+1', 'Lime'],
      ['numbers', '+1', 'Sand'],
      ['bullets', '1', 'Rope'],
    ]);
  });

  it('knows where links lead, which programs write as elements or as fields', async () => {
    const field = (instruction: string, shown: string): string =>
      `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> ${instruction} </w:instrText></w:r>` +
      `<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>${shown}</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`;
    const body =
      '<w:p><w:r><w:t xml:space="preserve">See the </w:t></w:r><w:hyperlink r:id="r1"><w:r><w:t>map</w:t></w:r></w:hyperlink>' +
      `<w:r><w:t xml:space="preserve">, the </w:t></w:r>${field('HYPERLINK &quot;https://b.example/&quot;', 'tide table')}` +
      `<w:r><w:t xml:space="preserve">, page </w:t></w:r>${field('PAGEREF x', '3')}` +
      `<w:r><w:t xml:space="preserve"> and </w:t></w:r>${field(String.raw`HYPERLINK \l &quot;walls&quot;`, 'walls')}.</w:p>` +
      '<w:p><w:fldSimple w:instr="HYPERLINK &quot;javascript:alert(1)&quot;"><w:r><w:t>No link.</w:t></w:r></w:fldSimple></w:p>';
    const relationships =
      '<Relationships><Relationship Id="r1" Target="https://a.example/map" TargetMode="External"/></Relationships>';
    const document = await read(
      docx(paragraph('Title') + body, { 'word/_rels/document.xml.rels': relationships }),
    );
    expect(document.text).toBe('See the map, the tide table, page 3 and walls\n\nNo link.');
    expect(annotatedParts(document)).toEqual([
      ['link', 'https://a.example/map', 'map'],
      ['link', 'https://b.example/', 'tide table'],
    ]);
  });

  it('leaves out what was deleted or is hidden, and what stands there twice', async () => {
    const body =
      '<w:p><w:r><w:t>Kept </w:t></w:r><w:del><w:r><w:delText>gone</w:delText></w:r></w:del>' +
      '<w:moveFrom><w:r><w:t>moved</w:t></w:r></w:moveFrom><w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r>' +
      '<w:r><w:t>words.</w:t></w:r><w:r><w:instrText>PAGE</w:instrText></w:r></w:p>' +
      '<mc:AlternateContent><mc:Choice><w:txbxContent><w:p><w:r><w:t>In a box.</w:t></w:r></w:p></w:txbxContent></mc:Choice>' +
      '<mc:Fallback><w:p><w:r><w:t>In a box.</w:t></w:r></w:p></mc:Fallback></mc:AlternateContent>';
    expect((await read(docx(paragraph('Title') + body))).text).toBe('Kept words.\n\nIn a box.');
  });

  it('reads footnotes after the text', async () => {
    const notes = `<w:footnotes xmlns:w="w"><w:footnote>${paragraph('See the map.')}</w:footnote></w:footnotes>`;
    const { text } = await read(
      docx(paragraph('Title') + paragraph('Text.'), { 'word/footnotes.xml': notes }),
    );
    expect(text).toBe('Text.\n\nSee the map.');
  });

  it('has the title and the day of its properties, unless a program gave the title', async () => {
    const core = (title: string): Record<string, string> => ({
      'docProps/core.xml': `<c xmlns:dc="d"><dc:title>${title}</dc:title><dcterms:created>2024-03-05T10:00:00Z</dcterms:created></c>`,
    });
    const body = paragraph('First line') + paragraph('Second line of the text');
    expect(await read(docx(body, core('The plan')))).toMatchObject({
      title: 'The plan',
      date: '2024-03-05T10:00:00Z',
    });
    expect((await read(docx(body, core('Microsoft Word - Document1')))).title).toBe('First line');
  });

  it('says what is encrypted, of before 2007, damaged, or no document', async () => {
    const compound = Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]), Buffer.alloc(600)]);
    await expect(read(compound)).rejects.toMatchObject({ reason: 'unsupported' });
    compound.write('EncryptedPackage', 100, 'utf16le');
    await expect(read(compound)).rejects.toMatchObject({ reason: 'encrypted' });
    await expect(read(Buffer.from('no document'))).rejects.toMatchObject({ reason: 'malformed' });
    await expect(read(zipOf({ 'a.txt': 'x' }))).rejects.toMatchObject({ reason: 'malformed' });
    const whole = docx(paragraph('Text.'));
    await expect(read(whole.subarray(0, whole.length - 9))).rejects.toMatchObject({ reason: 'malformed' });
  });

  it('stops at parts that grow without bounds, or are nested without end', async () => {
    const bomb = zipOf({ 'word/document.xml': Buffer.alloc(80 * 1024 * 1024, ' ') });
    await expect(read(bomb)).rejects.toMatchObject({ reason: 'too_costly' });
    await expect(read(docx('<w:p>'.repeat(100_000)))).rejects.toMatchObject({ reason: 'too_costly' });
  });

  it('looks up no entity', async () => {
    const bytes = zipOf({
      'word/document.xml':
        '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>' +
        `<w:document>${paragraph('Title')}${paragraph('Safe &b; &c; &amp; sound.')}</w:document>`,
    });
    expect((await read(bytes)).text).toBe('Safe &b; &c; & sound.');
  });
});
