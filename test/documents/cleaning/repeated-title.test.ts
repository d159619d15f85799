import { describe, expect, it } from 'vitest';
import { splitLines } from '../../../src/documents/cleaning/body-lines.js';
import { dropRepeatedTitle } from '../../../src/documents/cleaning/repeated-title.js';

const TITLE = 'Captain: \u201cthe ferry sails\u201d \u2013 on Monday';
const drop = (text: string, title = TITLE): string[] =>
  dropRepeatedTitle(splitLines(text), title).map((line) => line.text);

describe('a repeated title', () => {
  it.each([
    ['as it is', TITLE],
    ['with straight quotes and hyphens', 'Captain: "the ferry sails" - on Monday'],
    ['in capitals, with a full stop', 'CAPTAIN: "THE FERRY SAILS" - ON MONDAY.'],
    ['without quotes', 'Captain: the ferry sails \u2014 on Monday!'],
    ['over two lines', 'Captain: \u201cthe ferry\nsails\u201d \u2013 on Monday'],
    ['twice', `${TITLE}\n\n${TITLE}`],
  ])('is not body, %s', (_name, head) => {
    expect(drop(`${head}\n\nThe body.`)).toEqual(['The body.']);
  });

  it.each([
    ['a longer first line', `${TITLE}, said the captain`],
    ['another first line', 'Captain: the ferry stays'],
    ['a later repetition', `The body.\n\n${TITLE}`],
  ])('is not seen in %s', (_name, text) => {
    expect(drop(text)).toEqual(splitLines(text).map((line) => line.text));
  });

  it('leaves a text that says one thing many times', () => {
    expect(drop('la\n'.repeat(10), 'La')).toHaveLength(7);
  });

  it('is nothing when the title is only punctuation', () => {
    expect(drop('...\n\nBody', '...')).toEqual(['...', 'Body']);
  });
});
