// The characters of stored text: plain spaces and line feeds, composed letters, nothing invisible.
// Curly quotes and dashes stay as they are written; folding them is the analyzer's business.

import { tabulateUnits } from '../../text/tabulate-units.js';
import { limitMarks } from './combining-marks.js';

/**
 * What needs no cleaning: line feeds and the letters, digits and signs of the commonest scripts that stand for themselves, beside any
 * other of them. Nearly all lines hold nothing else.
 */
const CLEAN =
  '\\n -~\\u00a1-\\u00ac\\u00ae-\\u02ff\\u0391-\\u03a1\\u03a3-\\u0482\\u048a-\\u052f\\u05d0-\\u05ea\\u061d-\\u064a\\u2010-\\u2027' +
  '\\u2030-\\u205e\\u20a0-\\u20bf\\u3001-\\u3029\\u3041-\\u3096\\u30a1-\\u30ff\\u3400-\\u9fff\\uac00-\\ud7a3\\uff01-\\uff5e';
let isCleanUnit: Uint8Array | undefined;
const LINE_BREAKS = /\r\n?|[\v\u0085\u2028]/g;
const PAGE_BREAKS = /[\f\u2029]/g;
const ODD_SPACES = /[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g;
/** Scripts without spaces between words. */
const SPACELESS = '\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}';
/** Control characters and placeholders of objects, which stand between words, and a zero-width space that does. */
const BETWEEN_WORDS = new RegExp(
  '[\\u0000-\\u0008\\u000e-\\u001f\\u007f-\\u0084\\u0086-\\u009f\\ufffc]+|' +
    `(?<=[^${SPACELESS}])\\u200b+(?=[^${SPACELESS}])`,
  'gu',
);
/**
 * Soft hyphen, zero-width space between letters of scripts without spaces, word joiner, direction marks, byte order mark.
 * The zero-width joiner and non-joiner stay: Persian, Indic scripts and emoji are spelled with them.
 */
const INVISIBLE =
  /[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff]/g;
const SURROGATE = /[\ud800-\udfff]/;
const LONE_SURROGATES = /\p{Cs}/gu;
/** Below U+0300 every text is in NFC. */
const MAYBE_UNNORMALIZED = /[\u0300-\uffff]/;

/** Text with line feeds, plain spaces, no invisible characters, no lone surrogates, in NFC. Runs of spaces stay. */
export function cleanCharacters(text: string): string {
  if (isClean(text)) return text;
  const visible = text
    .replace(LINE_BREAKS, '\n')
    .replace(PAGE_BREAKS, '\n\n')
    .replace(ODD_SPACES, ' ')
    .replace(BETWEEN_WORDS, ' ')
    .replace(INVISIBLE, '');
  const whole = SURROGATE.test(visible) ? visible.replace(LONE_SURROGATES, '\ufffd') : visible;
  return MAYBE_UNNORMALIZED.test(whole) ? limitMarks(whole).normalize('NFC') : whole;
}

/** Whether a text is such that nothing in it needs to be looked at. */
function isClean(text: string): boolean {
  const clean = (isCleanUnit ??= tabulateUnits([[CLEAN, 1]]));
  for (let at = 0; at < text.length; at++) if (clean[text.charCodeAt(at)] === 0) return false;
  return true;
}

/** The same for a text of one line: every run of spaces and line breaks is one space, none at the ends. */
export function cleanLine(text: string): string {
  const clean = cleanCharacters(text);
  return collapseSpaces(clean.includes('\n') ? clean.replaceAll('\n', ' ') : clean);
}

/** Runs of plain spaces to one, none at the ends. */
export function collapseSpaces(line: string): string {
  const trimmed = line.trim();
  return trimmed.includes('  ') ? trimmed.replace(/ {2,}/g, ' ') : trimmed;
}
