import { describe, expect, it } from 'vitest';
import { readPptx } from '../../../../src/documents/readers/office/read-pptx.js';
import { zipOf } from '../../zip-of.js';

const shape = (place: string, ...paragraphs: readonly string[]): string =>
  `<p:sp><p:nvSpPr><p:nvPr>${place === '' ? '' : `<p:ph type="${place}"/>`}</p:nvPr></p:nvSpPr><p:txBody>` +
  `${paragraphs.map((text) => `<a:p><a:r><a:t>${text}</a:t></a:r></a:p>`).join('')}</p:txBody></p:sp>`;
const relationships = (targets: Readonly<Record<string, string>>): string =>
  `<R>${Object.entries(targets)
    .map(([id, target]) => `<Relationship Id="${id}" Target="${target}"/>`)
    .join('')}</R>`;

describe('reading .pptx', () => {
  it('reads slides in the order in which they are shown, their titles and notes, and no numbers of slides', async () => {
    const bytes = zipOf({
      'ppt/presentation.xml':
        '<p><p:sldIdLst><p:sldId r:id="r2" id="256"/><p:sldId id="257" r:id="r1"/></p:sldIdLst></p>',
      'ppt/_rels/presentation.xml.rels': relationships({ r1: 'slides/slide1.xml', r2: 'slides/slide2.xml' }),
      'ppt/slides/slide1.xml': `<s>${shape('title', 'Walls')}${shape('', 'Of stone', 'and lime')}${shape('sldNum', '2')}</s>`,
      'ppt/slides/slide2.xml': `<s>${shape('ctrTitle', 'The harbour')}${shape('subTitle', 'A history')}</s>`,
      'ppt/slides/_rels/slide1.xml.rels': relationships({ r1: '../notesSlides/notesSlide1.xml' }),
      'ppt/notesSlides/notesSlide1.xml': `<n>${shape('body', 'Mention the repair.')}${shape('sldNum', '2')}</n>`,
    });
    const document = await readPptx(bytes, { path: 'a.pptx', line: null }, () => undefined);
    expect(document.title).toBe('The harbour');
    expect(document.text).toBe('A history\n\nWalls\n\nOf stone\nand lime\n\nMention the repair.');
    expect(document.sections.map(({ heading, anchor }) => [heading, anchor])).toEqual([['Walls', 'slide=2']]);
  });
});
