import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Document } from '../../../../src/documents/document.js';
import { parseCues } from '../../../../src/documents/readers/subtitles/parse-cues.js';
import { readSubtitles } from '../../../../src/documents/readers/subtitles/read-subtitles.js';

function read(text: string, path = 'talks/The_ferry.en.srt'): Document {
  return readSubtitles(text, { path, line: null });
}

/** A cue of SubRip that begins at a second and lasts `seconds`. */
function cue(number: number, start: number, text: string, seconds = 2): string {
  const time = (second: number): string =>
    new Date(second * 1000).toISOString().slice(11, 23).replace('.', ',');
  return `${number}\n${time(start)} --> ${time(start + seconds)}\n${text}\n`;
}

describe('parseCues', () => {
  it('reads SubRip with its numbers, several lines and line ends of Windows', () => {
    const text = '\ufeff' + [cue(1, 1, 'The ferry\nsails.'), cue(2, 61, '42')].join('\n');
    expect(parseCues(text.replaceAll('\n', '\r\n'))).toEqual([
      { start: 1, end: 3, lines: ['The ferry', 'sails.'] },
      { start: 61, end: 63, lines: ['42'] },
    ]);
  });

  it('reads WebVTT without its header, names, notes, styles and settings', () => {
    const text =
      'WEBVTT - Talk\nKind: captions\n\nSTYLE\n::cue { color: red }\n\nNOTE\nto do\n\nintro\n00:01.500 --> 00:03.000 align:start\n' +
      'The ferry sails.\n\nNOTE not shown\n\n01:00:04.000 --> 01:00:05.000\nIt is late.\n';
    expect(parseCues(text)).toEqual([
      { start: 1.5, end: 3, lines: ['The ferry sails.'] },
      { start: 3604, end: 3605, lines: ['It is late.'] },
    ]);
  });

  it.each([
    ['<i>It</i> <b>sails</b> <font color="#ffffff">now</font>', 'It sails now'],
    ['{\\an8}{\\i1}It sails', 'It sails'],
    ['<v Ann Berg>It sails</v>', 'Ann Berg: It sails'],
    ['<c.loud.yellow>It</c> <00:00:01.000><c>sails</c>', 'It sails'],
    ['Salt &amp; ice &lt; snow&nbsp;&#8230;', 'Salt & ice < snow …'],
    ['a < b and b > a', 'a < b and b > a'],
    ['♪ It sails ♪', '♪ It sails ♪'],
  ])('shows %s as a viewer sees it', (marked, shown) => {
    expect(parseCues(cue(1, 1, marked))[0]?.lines).toEqual([shown]);
  });

  it('keeps the text below a blank line inside a cue, and cues without a blank line between them', () => {
    expect(parseCues(cue(1, 1, 'First.\n\nSecond.') + cue(2, 5, 'Third.')).map(({ lines }) => lines)).toEqual(
      [['First.', 'Second.'], ['Third.']],
    );
  });

  it('loses no word of any cue, whatever the words are', () => {
    const word = fc.stringMatching(/^[a-zé0-9]{1,8}$/);
    const texts = fc.array(fc.array(word, { minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(texts, (cues) => {
        const text = cues.map((words, i) => cue(i + 1, i * 3, words.join(' '))).join('\n');
        expect(parseCues(text).map(({ lines }) => lines.join(' '))).toEqual(
          cues.map((words) => words.join(' ')),
        );
      }),
    );
  });

  it('never throws, and takes time in proportion to the length', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('0', ':', '>', '-', '<', '{', '\\', '\n', ' ', 'v') }),
        (text) => {
          expect(parseCues(text).every(({ start, end }) => end >= start)).toBe(true);
        },
      ),
    );
    expect(parseCues('<v '.repeat(200_000) + '{\\'.repeat(200_000))).toEqual([]);
  });
});

describe('Subtitles', () => {
  it('are a document in sentences, titled by the file, in the language its name ends with', () => {
    expect(
      read([cue(1, 1, 'The ferry'), cue(2, 3, 'sails at noon.'), cue(3, 5, 'It is late.')].join('\n')),
    ).toMatchObject({
      id: 'talks/The_ferry.en.srt',
      title: 'The ferry',
      language: 'en',
      text: 'The ferry sails at noon.\nIt is late.',
    });
  });

  it.each([
    ['a/The Ferry 2.srt', 'The Ferry 2', null],
    ['Ferry.S01E02.pt-BR.vtt', 'Ferry S01E02', 'pt'],
    ['Ferry.deu.forced.srt', 'Ferry', 'de'],
    ['A.ferry.sea.srt', 'A ferry sea', null],
    ['.srt.vtt', 'srt', null],
  ])('named %s are titled %s', (path, title, language) => {
    expect(read(cue(1, 1, 'It sails. Or it does not.'), path)).toMatchObject({ title, language });
  });

  it('begin a paragraph after a pause and a line with each speaker', () => {
    const text = [cue(1, 1, 'One'), cue(2, 3, '- Yes?\n- No.'), cue(3, 20, 'Later.')].join('\n');
    expect(read(text).text).toBe('One\n- Yes?\n- No.\n\nLater.');
  });

  it('begin a section with each line, which a link leads to by its second', () => {
    const text = [cue(1, 1, 'The ferry'), cue(2, 3, 'sails.'), cue(3, 83.5, 'It is late.')].join('\n');
    const document = read(text);
    expect(document.sections.map(({ anchor, start }) => [anchor, document.text.slice(start)])).toEqual([
      ['t=1', 'The ferry sails.\n\nIt is late.'],
      ['t=83', 'It is late.'],
    ]);
  });

  it('that roll are kept once, and what is said twice after a pause is kept twice', () => {
    const rolling = ['the ferry', 'the ferry\nsails at', 'sails at\nnoon'].map((text, i) =>
      cue(i + 1, i * 2, text),
    );
    expect(read(rolling.join('\n')).text).toBe('the ferry sails at noon');
    expect(read([cue(1, 1, 'No!'), cue(2, 6, 'No!')].join('\n')).text).toBe('No!\nNo!');
  });

  it('without a cue are skipped', () => {
    expect(() => read('WEBVTT\n\nNOTE nothing yet\n')).toThrow('holds no subtitles');
  });
});
