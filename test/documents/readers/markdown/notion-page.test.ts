import { describe, expect, it } from 'vitest';
import { readMarkdown } from '../../../../src/documents/readers/markdown/read-markdown.js';

const PATH = 'work/Paint buoys 0f1e2d3c4b5a69788796a5b4c3d2e1f0.md';

function read(...lines: readonly string[]): ReturnType<typeof readMarkdown> {
  return readMarkdown(lines.join('\n'), { path: PATH, line: null }, () => undefined);
}

describe('a page of Notion', () => {
  it('has its properties as fields, whose words are searched', () => {
    const document = read(
      '# Paint buoys',
      '',
      'Created time: March 1, 2026 10:15 AM',
      'Due: May 6, 2026 → May 8, 2026',
      'Project: Harbour work (https://www.notion.so/x-1?pvs=21), Quay (Quay%20aa.md)',
      'Tags: paint, buoys',
      'Link: https://example.org/a',
      'Done: No',
      '',
      'Red on the left.',
    );
    expect(document).toMatchObject({
      title: 'Paint buoys',
      text: 'Red on the left.',
      date: '2026-03-01T10:15:00Z',
      tags: ['paint', 'buoys'],
      url: 'https://example.org/a',
      other: ['Harbour work, Quay', 'No'],
    });
    expect(document.extra).toMatchObject({ Due: 'May 6, 2026 → May 8, 2026', Done: 'No' });
  });

  it.each([
    [
      ['# A', '', 'Note: the quay is closed on Mondays.', '', 'x'],
      'Note: the quay is closed on Mondays.\n\nx',
    ],
    [['# A', '', 'No property here', 'Status: Open'], 'No property here Status: Open'],
  ])('keeps what is no property in its text: %j', (lines, text) => {
    expect(read(...lines).text).toBe(text);
  });

  it('may have properties and no text', () => {
    expect(read('# A', '', 'Status: Open')).toMatchObject({ text: '', other: ['Open'] });
  });
});
