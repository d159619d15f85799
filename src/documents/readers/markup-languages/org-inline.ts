// The text of a paragraph of Org without its marks. Source: https://orgmode.org/worg/org-syntax.html
// Every pattern stops at its own mark, so that time grows with the length only.

import { keepFirst, LinkedText } from './linked-text.js';
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

/** What leads to a file or to the web: what has neither a scheme nor a path is a place in the same text. */
const ELSEWHERE = /^(?:[a-z][\w+.-]*:|\.{0,2}\/)/i;

/** A paragraph, its line breaks as they were, without marks. */
export function readOrgInline(text: string): LinkedText {
  const verbatim = new VerbatimText();
  const coded = text
    .replace(SOURCE, (_, code: string) => verbatim.hide(code))
    .replace(CODE, (_, literal?: string, code?: string) => verbatim.hide(literal ?? code ?? ''));
  const linked = new LinkedText(coded)
    .replace(LINK, ([, target = '', label]) => ({
      shown: label ?? verbatim.hide(readTarget(target)),
      href: readAddress(verbatim.restore(target)),
    }))
    .replace(FOOTNOTE, ([, , note]) =>
      note === undefined ? '' : { before: ' (', kept: note.trim(), after: ')' },
    )
    .replace(CITATION, '')
    .replace(SNIPPET, '')
    .replace(TIME, ([, date = '', time = '']) => date + time)
    .replace(ANGLE_LINK, ([, address = '']) => ({
      shown: verbatim.hide(address),
      href: verbatim.restore(address),
    }))
    .replace(TARGET, ([marked, name = '']) => (marked.startsWith('<<<') ? { kept: name } : ''));
  return verbatim.restoreLinked(EMPHASIS.reduce((shown, mark) => shown.replace(mark, keepFirst), linked));
}

/** A link without a label shows where it leads; a picture shows nothing that is text. */
function readTarget(target: string): string {
  if (/\.(?:png|jpe?g|gif|svg|webp)$/i.test(target)) return '';
  return target.replace(/^(?:file:|\*|#)/, '').replace(/^id:[\da-f-]{20,}$/i, '');
}

/** The address of a target, or null. Behind two colons stands what to look for in a file: of these only ids are anchors. */
function readAddress(target: string): string | null {
  if (!ELSEWHERE.test(target) || /^id:/i.test(target)) return null;
  if (!/^(?:file:|\.{0,2}\/)/i.test(target)) return target;
  const [path = '', place = ''] = target.replace(/^file:/i, '').split('::', 2);
  // Names of files have spaces, addresses do not.
  return (path + (place.startsWith('#') ? place : '')).replace(/ /g, '%20');
}
