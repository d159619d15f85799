import { describe, expect, it } from 'vitest';
import { joinLines } from '../../../../src/documents/cleaning/body-lines.js';
import {
  keepFlowedLines,
  type LineBreaks,
  readPlainBody,
} from '../../../../src/documents/readers/mail/plain-body.js';

function read(breaks: LineBreaks, ...lines: readonly string[]): string {
  return joinLines(readPlainBody(lines.join('\r\n'), breaks));
}

describe('the plain form of a message', () => {
  it('that is flowed has the lines that its writer ended', () => {
    expect(
      read('flowed', 'The ferry leaves ', 'at noon.', 'From the pier.', '', 'Kay', '-- ', 'Harbour'),
    ).toBe('The ferry leaves at noon.\nFrom the pier.\n\nKay\n--\nHarbour');
  });

  it('may have spaces at the ends of flowed lines that are none of the text', () => {
    expect(read('delsp', '船は正 ', '午に出る。', '', '桟橋から。')).toBe('船は正午に出る。\n\n桟橋から。');
  });

  it('joins quoted lines without their marks, and keeps quotations of quotations and answers apart', () => {
    expect(
      read('flowed', '> > When does ', '> > it leave?', '> At ', '> noon.', '> ', '> Ann', 'Thanks.'),
    ).toBe('When does it leave?\n\nAt noon.\n\nAnn\n\nThanks.');
    expect(read('fixed', 'Ann wrote:', '> At noon.', '>> When?', 'Thanks.')).toBe(
      'Ann wrote:\n\nAt noon.\n\nWhen?\n\nThanks.',
    );
  });

  it('that is flowed only by name is read as any other', () => {
    const wrapped = [
      'the ferry leaves at noon from the old pier of the harbour and it',
      'returns before the night falls.',
    ];
    expect(read('flowed', ...wrapped)).toBe(wrapped.join(' '));
  });

  it('keeps a letter that a space was put before', () => {
    expect(read('flowed', ' From the pier ', ' > 3 boats')).toBe('From the pier > 3 boats');
  });
});

describe('keepFlowedLines', () => {
  it.each([
    ['Content-Type: text/plain; format=flowed\r\n\r\nx', 'flowed'],
    [
      'Subject: a\r\nContent-type: text/plain;\r\n\tcharset="utf-8"; Format="Flowed";\r\n delsp=yes\r\n\r\nx',
      'delsp',
    ],
    ['Content-Type: text/plain; delsp=yes; format=flowed\r\n\r\nx', 'delsp'],
    ['Content-Type: text/plain\r\n\r\nformat=flowed', 'fixed'],
  ] as const)('tells how the lines of %j are broken', (message, breaks) => {
    const kept = keepFlowedLines(message);
    expect(kept.breaks).toBe(breaks);
    expect(/[; \t]format="?flowed/i.test(kept.message)).toBe(false);
  });
});
