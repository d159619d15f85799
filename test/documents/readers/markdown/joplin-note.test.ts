import { describe, expect, it } from 'vitest';
import { readMarkdown } from '../../../../src/documents/readers/markdown/read-markdown.js';

const ID = '0a1b2c3d4e5f60718293a4b5c6d7e8f9';
const properties = (type: number, more = ''): string =>
  `id: ${ID}\nparent_id: \ncreated_time: 2026-03-12T10:11:12.000Z\n${more}type_: ${type}`;
const read = (text: string): ReturnType<typeof readMarkdown> =>
  readMarkdown(text, { path: `${ID}.md`, line: null }, () => undefined);

describe('a note of Joplin', () => {
  it('has its first line for a title, its properties for fields, and neither in its text', () => {
    const note = `Winter timetable\n\n## At ten\n\nThe ferry goes.\n\n${properties(1, 'source_url: https://ferry.example/\n')}`;
    expect(read(note)).toMatchObject({
      title: 'Winter timetable',
      text: 'At ten\n\nThe ferry goes.',
      date: '2026-03-12T10:11:12Z',
      url: 'https://ferry.example/',
    });
    expect(read(`Only a title\n\n${properties(1)}`)).toMatchObject({ title: 'Only a title', text: '' });
  });

  it('is none where the properties are those of a notebook, of a conflict, or not at the end', () => {
    expect(() => read(`Harbour\n\n${properties(2)}`)).toThrow('parts of a collection of notes');
    expect(() => read(`Harbour\n\nText.\n\n${properties(1, 'is_conflict: 1\n')}`)).toThrow('sync conflict');
    expect(() => read(`Harbour\n\nText.\n\n${properties(1, 'encryption_applied: 1\n')}`)).toThrow(
      'encrypted',
    );
    expect(read(`Harbour\n\n${properties(1)}\n\nMore.`).text).toContain('type_: 1');
  });
});
