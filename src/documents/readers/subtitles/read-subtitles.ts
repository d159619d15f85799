// A subtitle file: one document, whose text is what was said. A hit in it leads to the second.

import { buildDocument } from '../../build-document.js';
import type { Line } from '../../cleaning/line.js';
import type { Document, Location } from '../../document.js';
import { readFields, type RecordFields } from '../../record-fields.js';
import { SkipError } from '../../source/skipped.js';
import type { Cue } from './cue.js';
import { parseCues } from './parse-cues.js';

/** Rolling captions follow one another at once. */
const MAX_ROLLING_GAP_SECONDS = 0.1;
/** A longer silence begins a paragraph. */
const MAX_PAUSE_SECONDS = 4;
/** A line goes on over cues until its sentence ends, but not longer than this, so that every moment has a link nearby. */
const MAX_LINE_LENGTH = 240;
/** A paragraph ends with the line that reaches this length, in UTF-16 units. */
const MIN_PARAGRAPH_LENGTH = 500;
const SENTENCE_END = /[.!?…。！？؟]["'”’»)\]♪]{0,2}$/;
/** Begins what another person says. */
const TURN = /^(?:[-–—]\s?\S|>>|[\p{Lu}][\p{L} .'-]{0,30}: )/u;

/**
 * The document of the text of a `.srt` or `.vtt` file: titled by the name of the file, in the language the name ends with
 * (`talk.en.srt`). Each line is a section whose anchor names the second it begins at: `t=83`. Throws SkipError for a file
 * without cues.
 */
export function readSubtitles(text: string, location: Location): Document {
  const cues = dropRepetitions(parseCues(text));
  if (cues.length === 0) throw new SkipError('empty', 'holds no subtitles');
  return buildDocument(readFileName(location.path), joinCues(cues), location);
}

/** `The_ferry.en.srt` is `The ferry`, in English. */
function readFileName(path: string): RecordFields {
  const name = path.slice(path.lastIndexOf('/') + 1).replace(/\.[^.]*$/, '');
  const [, stem = '', tag = ''] =
    /^(.+)\.([a-z]{2,3}(?:[-_][a-z\d]{2,8})?)(?:\.(?:forced|sdh|cc|auto))?$/i.exec(name) ?? [];
  const named = readFields({ title: printStem(stem), language: tag });
  // Three letters that stay three name one of seven thousand languages: likelier they are a word.
  if (named.language !== null && (named.language.length === 2 || tag.length > 3)) return named;
  return readFields({ title: printStem(name) });
}

function printStem(stem: string): string {
  return stem.includes(' ') ? stem : stem.replace(/[._]+/g, ' ').trim() || stem;
}

/**
 * Captions that roll show the line before once more above each new one: every line is kept once. What is said again after a
 * pause was said twice.
 */
function dropRepetitions(cues: readonly Cue[]): readonly Cue[] {
  return cues.flatMap((cue, i) => {
    const before = cues[i - 1];
    const isRolling = before !== undefined && cue.start - before.end <= MAX_ROLLING_GAP_SECONDS;
    const lines = isRolling ? cue.lines.slice(countRepeated(before.lines, cue.lines)) : cue.lines;
    return lines.length === 0 ? [] : [{ ...cue, lines }];
  });
}

/** How many lines at the end of `before` are those at the beginning of `after`. */
function countRepeated(before: readonly string[], after: readonly string[]): number {
  for (let count = Math.min(before.length, after.length); count > 0; count--) {
    if (after.slice(0, count).every((line, i) => line === before[before.length - count + i])) return count;
  }
  return 0;
}

function joinCues(cues: readonly Cue[]): readonly Line[] {
  const lines: Line[] = [];
  let text = '';
  let start = 0;
  let end = 0;
  let paragraphLength = 0;
  const endLine = (): void => {
    if (text === '') return;
    const section = { heading: '', level: 0, anchor: `t=${Math.floor(start)}` };
    lines.push({ text, opensParagraph: paragraphLength === 0, isHeading: false, section });
    paragraphLength += text.length;
    text = '';
  };
  for (const cue of cues) {
    if (cue.start - end > MAX_PAUSE_SECONDS) {
      endLine();
      paragraphLength = 0;
    }
    for (const shown of cue.lines) {
      if (TURN.test(shown)) endLine();
      if (text === '') {
        if (paragraphLength >= MIN_PARAGRAPH_LENGTH) paragraphLength = 0;
        start = cue.start;
      }
      text += (text === '' ? '' : ' ') + shown;
    }
    end = cue.end;
    if (SENTENCE_END.test(text.slice(-4)) || text.length >= MAX_LINE_LENGTH) endLine();
  }
  endLine();
  return lines;
}
