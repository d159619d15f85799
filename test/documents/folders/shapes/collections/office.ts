import { zipOf } from '../../../zip-of.js';
import type { FolderShape } from '../../folder-shape.js';

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const paragraph = (text: string, style?: string): string =>
  `<w:p>${style === undefined ? '' : `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`}<w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;
const core = (title: string): string =>
  '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" ' +
  `xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${title}</dc:title></cp:coreProperties>`;
const ODF =
  'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" ' +
  'xmlns:dc="http://purl.org/dc/elements/1.1/"';
const odt = (title: string, body: string): Buffer =>
  zipOf({
    mimetype: 'application/vnd.oasis.opendocument.text',
    'content.xml': `<office:document-content ${ODF}><office:body><office:text>${body}</office:text></office:body></office:document-content>`,
    'meta.xml': `<office:document-meta ${ODF}><office:meta><dc:title>${title}</dc:title></office:meta></office:document-meta>`,
  });
const page = (body: string): string =>
  `<html xmlns="http://www.w3.org/1999/xhtml"><head><title>Part</title></head><body>${body}</body></html>`;

/** Office documents, packed as their programs pack them: a Word file, an OpenDocument text, a book, a file of RTF. */
export const office: FolderShape = {
  name: 'office (.docx, .odt, .epub, .rtf)',
  files: {
    'plans/quay.docx': zipOf({
      '[Content_Types].xml': '<Types/>',
      'docProps/core.xml': core('Plan of the quay'),
      'word/document.xml':
        `<w:document ${W}><w:body>${paragraph('The quay', 'Heading1')}${paragraph('It is forty metres ')}` +
        '<w:p><w:r><w:t>lo</w:t></w:r><w:r><w:t>ng.</w:t></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>' +
        '<w:del><w:r><w:delText>and wide</w:delText></w:r></w:del></w:p></w:body></w:document>',
    }),
    'plans/wall.odt': odt(
      'The old wall',
      '<text:h text:outline-level="1">Stones</text:h><text:p>Every stone has<text:s/>a <text:span>number</text:span>.</text:p>' +
        '<text:tracked-changes><text:changed-region>struck out</text:changed-region></text:tracked-changes>',
    ),
    'books/lamps.epub': zipOf({
      mimetype: 'application/epub+zip',
      'META-INF/container.xml':
        '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="OPS/book.opf"/></rootfiles></container>',
      'OPS/book.opf':
        '<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata><dc:title>A book of lamps</dc:title>' +
        '<dc:language>en</dc:language></metadata><manifest><item id="a" href="a.xhtml" media-type="application/xhtml+xml"/>' +
        '<item id="b" href="b.xhtml" media-type="application/xhtml+xml"/></manifest><spine><itemref idref="a"/><itemref idref="b"/></spine></package>',
      'OPS/a.xhtml': page('<h1>Oil</h1><p>The first lamps burnt <i>oil</i>.</p>'),
      'OPS/b.xhtml': page('<h1>Gas</h1><p>Gas came later &amp; was brighter.</p>'),
    }),
    'letters/mason.rtf':
      "{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0 Times;}}{\\info{\\title Letter to the mason}}\\f0\\fs24 Please bring \\b forty\\b0  stones for the M\\'f6we.\\par They are due in May.\\par}",
  },
  documents: {
    'plans/quay.docx': { title: 'Plan of the quay', sentences: ['The quay', 'It is forty metres', 'long.'] },
    'plans/wall.odt': { title: 'The old wall', sentences: ['Stones', 'Every stone has a number.'] },
    'books/lamps.epub': {
      title: 'A book of lamps',
      sentences: ['The first lamps burnt oil.', 'Gas came later & was brighter.'],
    },
    'letters/mason.rtf': {
      title: 'Letter to the mason',
      sentences: ['Please bring forty stones for the Möwe.', 'They are due in May.'],
    },
  },
  marks: ['<', 'PAGE', 'and wide', 'struck out', '\\', 'Times', 'mimetype', '&amp;'],
};
