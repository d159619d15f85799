// The plain form of a message as its reader sees it: lines that were broken for sending are whole, quotations are paragraphs of
// their own without their marks.

import { splitLines } from '../../cleaning/body-lines.js';
import { cleanCharacters, collapseSpaces } from '../../cleaning/characters.js';
import type { Line } from '../../cleaning/line.js';

/** How lines are broken (RFC 3676): `delsp` is flowed text whose spaces at the ends of lines are none of the text. */
export type LineBreaks = 'fixed' | 'flowed' | 'delsp';

interface WrittenLine {
  /** How many marks of quotations stand before it. */
  readonly depth: number;
  readonly text: string;
}

const FLOWED =
  /^(content-type:[^\n]{0,998}(?:\n(?=[ \t])[^\n]{0,998}){0,20}?[; \t\n])format(="?flowed"?(?=[;\s])(?:[^\n]|\n[ \t]){0,200})/gim;
const QUOTED = /^(?:>[^\S\n]?)+/;
const SIGNATURE = '-- ';

/**
 * A message whose parser does not join flowed lines, and how the lines of its text are broken. That parser would take the marks
 * of a quotation that goes on in the next line for words.
 * @param message its bytes, one character each
 */
export function keepFlowedLines(message: string): { readonly message: string; readonly breaks: LineBreaks } {
  let breaks: LineBreaks = 'fixed';
  const kept = message.replace(FLOWED, (_, before: string, value: string) => {
    breaks = /delsp="?yes/i.test(before + value) ? 'delsp' : 'flowed';
    return `${before}x-form${value}`;
  });
  return { message: kept, breaks };
}

/** The lines of a plain text. */
export function readPlainBody(text: string, breaks: LineBreaks): readonly Line[] {
  const lines = text.replaceAll(/\r\n?/g, '\n').split('\n').map(readLine);
  // Where no line goes on, the text was broken by hand or by another program, whatever the message says of it.
  if (breaks !== 'fixed' && lines.some(goesOn)) return joinFlowed(lines, breaks === 'delsp');
  const paragraphs = lines.map(({ depth, text: written }, at) =>
    depth === (lines[at - 1]?.depth ?? 0) ? written : `\n${written}`,
  );
  return splitLines(cleanCharacters(paragraphs.join('\n')));
}

function readLine(line: string): WrittenLine {
  const marks = QUOTED.exec(line)?.[0] ?? '';
  const depth = marks.split('>').length - 1;
  // A space before the first character stands there so that this is taken for no mark.
  return { depth, text: line.slice(marks.length).replace(/^ (?=\S)/, '') };
}

function goesOn({ text }: WrittenLine): boolean {
  return text.endsWith(' ') && text !== SIGNATURE && text.trim() !== '';
}

function joinFlowed(lines: readonly WrittenLine[], deletesSpaces: boolean): readonly Line[] {
  const joined: Line[] = [];
  let pieces: string[] = [];
  let opensParagraph = true;
  lines.forEach((line, at) => {
    const previous = lines[at - 1];
    if (previous !== undefined && previous.depth !== line.depth) opensParagraph = true;
    const next = lines[at + 1];
    const isContinued = goesOn(line) && next?.depth === line.depth;
    pieces.push(isContinued && deletesSpaces ? line.text.slice(0, -1) : line.text);
    if (isContinued) return;
    const text = collapseSpaces(cleanCharacters(pieces.join('')));
    pieces = [];
    if (text !== '') joined.push({ text, opensParagraph, isHeading: false });
    opensParagraph = text === '';
  });
  return joined;
}
