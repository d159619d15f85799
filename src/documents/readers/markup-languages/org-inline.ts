// The text of a paragraph of Org without its marks. Source: https://orgmode.org/worg/org-syntax.html
// Every pattern stops at its own mark, so that time grows with the length only.

import { VerbatimText } from './verbatim-text.js';

const BEFORE = String.raw`(?<=^|[\s\-–—({'"‘“])`;
const AFTER = String.raw`(?=$|[\s\-–—.,;:!?'"’”)}[\\])`;
const CODE = new RegExp(
  `${BEFORE}(?:=([^\\s=](?:[^=]*[^\\s=])?)=|~([^\\s~](?:[^~]*[^\\s~])?)~)${AFTER}`,
  'g',
);
const EMPHASIS = ['*', '/', '_', '+'].map(
  (mark) =>
    new RegExp(`${BEFORE}\\${mark}([^\\s${mark}](?:[^${mark}]*[^\\s${mark}])?)\\${mark}${AFTER}`, 'g'),
);
const LINK = /\[\[([^[\]]{1,1000})\](?:\[([^[\]]{1,1000})\])?\]/g;
const FOOTNOTE = /\[fn:([\w-]{0,80})(?::([^[\]]{0,2000}))?\]/g;
const CITATION = /\[cite(?:\/[\w/-]{0,40})?:[^[\]]{0,500}\]/g;
const TARGET = /<<<?([^<>\n]{1,200})>>>?/g;
const TIME =
  /[<[](\d{4}-\d\d-\d\d)(?: [^\s\d<>[\]]{1,15})?( \d{1,2}:\d\d(?:-\d{1,2}:\d\d)?)?(?: [.+-]{0,2}[^<>[\]\n]{1,20})?[>\]]/g;
const SNIPPET = /@@[\w-]{1,20}:(?:[^@]|@(?!@))*@@|\{\{\{[^{}]{0,300}\}\}\}/g;
const SOURCE = /\bsrc_[\w-]{1,30}(?:\[[^[\]]{0,200}\])?\{([^{}]{0,500})\}/g;
const ANGLE_LINK = /<((?:https?|mailto|ftp):[^<>\s]{1,1000})>/g;

/** A paragraph, its line breaks as they were, without marks. */
export function readOrgInline(text: string): string {
  const verbatim = new VerbatimText();
  const linked = text
    .replace(SOURCE, (_, code: string) => verbatim.hide(code))
    .replace(CODE, (_, literal?: string, code?: string) => verbatim.hide(literal ?? code ?? ''))
    .replace(LINK, (_, target: string, label?: string) => label ?? verbatim.hide(readTarget(target)))
    .replace(FOOTNOTE, (_, _name, note?: string) => (note === undefined ? '' : ` (${note.trim()})`))
    .replace(CITATION, '')
    .replace(SNIPPET, '')
    .replace(TIME, (_, date: string, time = '') => date + String(time))
    .replace(ANGLE_LINK, (_, address: string) => verbatim.hide(address))
    .replace(TARGET, (marked, name: string) => (marked.startsWith('<<<') ? name : ''));
  return verbatim.restore(EMPHASIS.reduce((shown, mark) => shown.replace(mark, '$1'), linked));
}

/** A link without a label shows where it leads; a picture shows nothing that is text. */
function readTarget(target: string): string {
  if (/\.(?:png|jpe?g|gif|svg|webp)$/i.test(target)) return '';
  return target.replace(/^(?:file:|\*|#)/, '').replace(/^id:[\da-f-]{20,}$/i, '');
}
