import { describe, expect, it } from 'vitest';
import type { Document } from '../../../../src/documents/document.js';
import { readOdf } from '../../../../src/documents/readers/office/read-odf.js';
import { annotatedParts } from '../../annotated-parts.js';
import { zipOf } from '../../zip-of.js';

const NUMBERED =
  '<text:list-style style:name="L1"><text:list-level-style-number text:level="1"/>' +
  '<text:list-level-style-bullet text:level="2"/></text:list-style>';

function read(body: string, { styles = '', own = '' } = {}): Promise<Document> {
  const content =
    `<office:document-content><office:automatic-styles>${own}</office:automatic-styles>` +
    `<office:body><office:text>${body}</office:text></office:body></office:document-content>`;
  const bytes = zipOf({
    'content.xml': content,
    'styles.xml': `<office:document-styles>${styles}</office:document-styles>`,
  });
  return readOdf(bytes, { path: 'a.odt', line: null }, (message) => {
    throw new Error(message);
  });
}

const paragraph = (text: string): string => `<text:p>${text}</text:p>`;
const item = (text: string, inner = ''): string =>
  `<text:list-item>${paragraph(text)}${inner}</text:list-item>`;
const list = (attributes: string, items: string): string => `<text:list ${attributes}>${items}</text:list>`;

describe('reading .odt', () => {
  it.each([
    ['of one place', { own: NUMBERED }],
    ['of the document', { styles: NUMBERED }],
  ])('sets lists by styles %s', async (_, styles) => {
    const inner = list('', item('from the quarry') + item('from the beach'));
    const body =
      paragraph('The harbour') +
      list('text:style-name="L1"', item('Stone', inner) + item('Lime')) +
      paragraph('Between.') +
      list('text:style-name="L1" text:continue-numbering="true"', item('Sand')) +
      list('', item('') + '<text:list-item><text:h text:outline-level="2">Walls</text:h></text:list-item>') +
      paragraph('No item.');
    expect(annotatedParts(await read(body, styles))).toEqual([
      ['numbers', '1', 'Stone'],
      ['bullets', '2', 'from the quarry\nfrom the beach'],
      ['numbers', '+1', 'Lime'],
      ['numbers', '+1', 'Sand'],
    ]);
  });

  it('knows where links lead', async () => {
    const link = (href: string, shown: string): string => `<text:a xlink:href="${href}">${shown}</text:a>`;
    const cell = (inner: string): string => `<table:table-cell>${paragraph(inner)}</table:table-cell>`;
    const body =
      paragraph('The harbour') +
      paragraph(
        `See the ${link('https://a.example/map', 'map')}, ${link('../plan.odt', 'the plan')} and ${link('#walls', 'walls')}.`,
      ) +
      `<table:table><table:table-row>${cell('Tides')}${cell(link('mailto:harbour@b.example', 'the master'))}</table:table-row></table:table>`;
    const document = await read(body);
    expect(document.text).toBe('See the map, the plan and walls.\n\nTides | the master');
    expect(annotatedParts(document)).toEqual([
      ['link', 'https://a.example/map', 'map'],
      ['link', 'plan.odt', 'the plan'],
      ['link', 'mailto:harbour@b.example', 'the master'],
    ]);
  });
});
