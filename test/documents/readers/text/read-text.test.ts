import { describe, expect, it } from 'vitest';
import type { Document } from '../../../../src/documents/document.js';
import { readText } from '../../../../src/documents/readers/text/read-text.js';

const read = (text: string): Document => readText(text, { path: 'ferry.txt', line: null });

const BOOK = `The Project Gutenberg eBook of The Ferry, by Ada Reed

This eBook is for the use of anyone anywhere.

Title: The Ferry
       and other tales

Author: Ada Reed

Release Date: June 1, 1998 [eBook #1342]
                Most recently updated: April 14, 2023

Language: English

*** START OF THE PROJECT GUTENBERG EBOOK THE FERRY ***

It sails on Monday.

Title: a word in the text.

*** END OF THE PROJECT GUTENBERG EBOOK THE FERRY ***

Updated editions will replace the previous one.
`;

describe('a plain text', () => {
  it('of Project Gutenberg has the fields of its header, and no licence', () => {
    expect(read(BOOK)).toMatchObject({
      title: 'The Ferry and other tales',
      date: '1998-06-01',
      language: 'en',
      text: 'It sails on Monday.\n\nTitle: a word in the text.',
      extra: { author: 'Ada Reed' },
    });
  });

  it('that speaks of Project Gutenberg is read whole', () => {
    const text = 'A book of Project Gutenberg\n\nTitle: The Ferry, of course.';
    expect(read(text)).toMatchObject({
      title: 'A book of Project Gutenberg',
      text: 'Title: The Ferry, of course.',
    });
  });

  it('shows underlined headings without their lines, each a section', () => {
    const { title, text, sections } = read(
      '=====\nFerry\n=====\n\nIt sails.\n\nWhen\n----\nOn Monday.\n\nIn winter\n~~~~~~~~~\n\nOr not.\n\nHow\n---\n\nBy steam.',
    );
    expect(title).toBe('Ferry');
    expect(text).toBe('It sails.\n\nWhen\n\nOn Monday.\n\nIn winter\n\nOr not.\n\nHow\n\nBy steam.');
    expect(sections.map(({ heading, level, anchor }) => [heading, level, anchor])).toEqual([
      ['When', 2, null],
      ['In winter', 3, null],
      ['How', 2, null],
    ]);
  });

  it('keeps lines that are no underlines', () => {
    expect(read('Ferry\n\nIt sails.\n\n***\n\nIt does.\n\n- a coat\n---------------\n- a book').text).toBe(
      'It sails.\n\n***\n\nIt does.\n\n- a coat\n---------------\n- a book',
    );
  });
});
