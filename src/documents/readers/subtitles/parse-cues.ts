// Reads the cues of SubRip (`.srt`) and WebVTT (`.vtt`) files. The two differ in little, and files mix them, so one reader takes both.
// Source: https://www.w3.org/TR/webvtt1/. SubRip has no standard: what players accept is accepted.

import { cleanLine } from '../../cleaning/characters.js';
import { decodePlainText } from '../../markup/references.js';
import type { Cue } from './cue.js';

/** `00:01:02,500 --> 00:01:04.000 align:start`: hours may be missing, as may the fraction. */
const TIMING =
  /^\s*((?:\d{1,4}:)?\d{1,2}:\d{1,2}(?:[.,]\d{1,9})?)\s*-{1,2}>\s*((?:\d{1,4}:)?\d{1,2}:\d{1,2}(?:[.,]\d{1,9})?)(?:\s|$)/;
/** Blocks of WebVTT that are not shown, each up to the next blank line. */
const UNSHOWN_BLOCK = /^(?:NOTE|STYLE|REGION)(?:\s|$)/;
const VOICE = /<v(?:\.[^\s>]{0,200})?[ \t]+([^<>]{1,200})>/g;
/** Tags of both formats (`<i>`, `<font color="#fff">`, `<c.loud>`, `<00:00:01.000>`) and positions of SubStation (`{\an8}`). */
const TAG = /<\/?(?:[a-z][a-z\d]{0,9}(?:[. \t][^<>]{0,200})?|[\d:.]{5,20})\/?>|\{\\[^{}]{0,200}\}/gi;

/** The cues of a text in the order of the file. What stands before the first timing is the header of the file, not a cue. */
export function parseCues(text: string): readonly Cue[] {
  const lines = text.split(/\r\n?|\n/);
  const isWebVtt = lines[0]?.startsWith('WEBVTT') === true;
  const cues: Cue[] = [];
  for (let i = 0; i < lines.length;) {
    const timing = TIMING.exec(lines[i] ?? '');
    if (timing === null) {
      i++;
      continue;
    }
    const end = findEnd(lines, i + 1, isWebVtt);
    const shown = lines.slice(i + 1, end).map(readShownText);
    const start = readSeconds(timing[1]);
    const cue = {
      start,
      end: Math.max(start, readSeconds(timing[2])),
      lines: shown.filter((line) => line !== ''),
    };
    if (cue.lines.length > 0) cues.push(cue);
    i = end;
  }
  return cues;
}

/** Where the text of a cue ends. A blank line may stand inside it: the next cue begins with its timing, or right above that. */
function findEnd(lines: readonly string[], start: number, isWebVtt: boolean): number {
  for (let i = start; i < lines.length; i++) {
    if (TIMING.test(lines[i] ?? '')) {
      const hasNumber = i > start && /^\s*\d+\s*$/.test(lines[i - 1] ?? '');
      const hasName = isWebVtt && i > start + 1 && isBlank(lines[i - 2]);
      return hasNumber || hasName ? i - 1 : i;
    }
    if (isWebVtt && isBlank(lines[i]) && UNSHOWN_BLOCK.test(lines[i + 1] ?? '')) return i;
  }
  return lines.length;
}

function isBlank(line: string | undefined): boolean {
  return line?.trim() === '';
}

function readSeconds(time = ''): number {
  return time
    .replace(',', '.')
    .split(':')
    .reduce((seconds, part) => seconds * 60 + Number(part), 0);
}

function readShownText(line: string): string {
  return cleanLine(decodePlainText(line.replace(VOICE, '$1: ').replace(TAG, '')));
}
