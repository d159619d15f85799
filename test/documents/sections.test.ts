import { describe, expect, it } from 'vitest';
import { buildDocument } from '../../src/documents/build-document.js';
import type { Line, SectionStart } from '../../src/documents/cleaning/line.js';
import type { Document } from '../../src/documents/document.js';
import { readFields } from '../../src/documents/record-fields.js';
import { MAX_SECTIONS } from '../../src/documents/sections.js';

const SETUP: SectionStart = { heading: 'Setup', level: 2, anchor: 'setup' };
const PAGE: SectionStart = { heading: '', level: 0, anchor: 'page=1' };

function line(text: string, section?: SectionStart): Line {
  const isHeading = section !== undefined && section.level > 0;
  return { text, opensParagraph: true, isHeading, ...(section === undefined ? {} : { section }) };
}

function build(title: string | null, ...lines: readonly Line[]): Document {
  return buildDocument(readFields({ title }), lines, { path: 'guide.md', line: null });
}

/** Each section by its heading or anchor, and the text from it to the next one. */
function cutAtSections({ text, sections }: Document): readonly (readonly [string, string])[] {
  return sections.map(({ heading, anchor, start }, index) => [
    heading === '' ? String(anchor) : heading,
    text.slice(start, sections[index + 1]?.start).trim(),
  ]);
}

describe('the sections of a document', () => {
  it('begin where their first lines begin in its text, whatever stands between the lines', () => {
    const follows: Line = { text: 'In one line.', opensParagraph: false, isHeading: false };
    const moment: Line = { ...follows, text: 'Later.', section: { heading: '', level: 0, anchor: 't=83' } };
    const document = build('Guide', line('Before.'), line('Setup', SETUP), line('Text.'), follows, moment);
    expect(document.text).toBe('Before.\n\nSetup\n\nText.\nIn one line.\nLater.');
    expect(cutAtSections(document)).toEqual([
      ['Setup', 'Setup\n\nText.\nIn one line.'],
      ['t=83', 'Later.'],
    ]);
  });

  it('are none where no line opens one', () => {
    expect(build('Guide', line('Before.'), line('After.')).sections).toEqual([]);
  });

  it('go without the heading that became the title', () => {
    const title: SectionStart = { heading: 'Guide', level: 1, anchor: 'guide' };
    const document = build(null, line('Guide', title), line('Text.'), line('Setup', SETUP));
    expect(document.title).toBe('Guide');
    expect(cutAtSections(document)).toEqual([['Setup', 'Setup']]);
  });

  it('keep a page whose first line became the title', () => {
    const document = build('Report', line('Report', PAGE), line('Text.'));
    expect(cutAtSections(document)).toEqual([['page=1', 'Text.']]);
  });

  it('keep the page that a line opens itself where the page before it is left out', () => {
    const second = { ...PAGE, anchor: 'page=2' };
    const document = build('Report', line('Report', PAGE), line('Text.', second));
    expect(cutAtSections(document)).toEqual([['page=2', 'Text.']]);
  });

  it('are counted from the body also where a title that is a whole text heads it', () => {
    const title = 'The harbour is closed. '.repeat(60).trim();
    const document = build(title, line('Setup', SETUP), line('Text.'));
    expect(cutAtSections(document)).toEqual([['Setup', 'Setup\n\nText.']]);
  });

  it(`are ${MAX_SECTIONS} at most`, () => {
    const lines = Array.from({ length: MAX_SECTIONS + 5 }, (_, index) => line(`Part ${index}`, SETUP));
    const { sections, text } = build('Guide', ...lines);
    expect(sections).toHaveLength(MAX_SECTIONS);
    expect(text).toContain(`Part ${MAX_SECTIONS + 4}`);
  });
});
