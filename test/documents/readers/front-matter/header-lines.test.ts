import { describe, expect, it } from 'vitest';
import { readHeaderLines } from '../../../../src/documents/readers/front-matter/header-lines.js';

describe('fields above a text without a fence', () => {
  it.each([
    ['Pelican', 'Title: Ferry\nDate: 2026-03-12\nCategory: Sea\nTags: a, b\n\nIt sails.\n'],
    ['MkDocs', 'title: Ferry\ndate: 2026-03-12\ncategory: Sea\ntags: a,\n    b\n\nIt sails.\n'],
  ])('are those of %s', (_program, text) => {
    expect(readHeaderLines(text)).toEqual({
      fields: { title: 'Ferry', date: '2026-03-12', category: 'Sea', tags: 'a, b' },
      body: 'It sails.\n',
    });
  });

  it.each([
    [
      '% Ferry\n% Ann; Bo\n% March 2026\n\nIt sails.',
      { title: 'Ferry', author: 'Ann; Bo', date: 'March 2026' },
    ],
    ['% Ferry\n  in winter\n\nIt sails.', { title: 'Ferry in winter' }],
    ['% Ferry\n%\n% 2026\n\nIt sails.', { title: 'Ferry', date: '2026' }],
  ])('are the title, authors and date of Pandoc: %j', (text, fields) => {
    expect(readHeaderLines(text)).toEqual({ fields, body: '\nIt sails.' });
  });

  it.each([
    'It sails: on Monday\nagain.\n\nSo.',
    'Note: it sails.\n\nSo.',
    'Title: Ferry\nIt sails.\n\nSo.',
    'Title: Ferry',
    '%d degrees\n\nSo.',
    '- title: Ferry\n\nSo.',
  ])('are none where the lines are text: %j', (text) => {
    expect(readHeaderLines(text)).toBeNull();
  });
});
