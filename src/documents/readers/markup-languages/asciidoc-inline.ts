// The text of a paragraph of AsciiDoc without its marks. Source: https://docs.asciidoctor.org/asciidoc/latest/text/
// Every pattern stops at its own mark, so that time grows with the length only.

import type { AsciidocAttributes } from './asciidoc-attributes.js';
import { keepFirst, type Kept, LinkedText } from './linked-text.js';
import { VerbatimText } from './verbatim-text.js';

const PASSED_THROUGH = /\+\+\+([^+]+)\+\+\+|\+\+((?:[^+]|\+(?!\+))+)\+\+|pass:[a-z,]{0,20}\[([^[\]]*)\]/g;
const CODE = /``((?:[^`]|`(?!`))+)``|(?<=^|[^\w`])`(?=[^\s`])(\+)?([^`]*[^\s`])`(?![\w`])/g;
const QUOTED = /"`([^`"]+)`"|'`([^`']+)`'/g;
const ESCAPE = /\\(?=[*_`#^~{<[(+]|https?:|link:|xref:|image:)/g;
/** Addresses stand by their labels; of what follows a comma, attributes are none of it. */
const LINK = /(?:link:|(?<![\w/])(?=https?:\/\/|ftp:\/\/|mailto:))([^\s[\]<>"]{1,400})\[([^[\]]*)\]/g;
const CROSS_REFERENCE = /<<([^<>,\n]{1,300})(?:,([^<>]{1,300}))?>>|xref:([^\s[\]<>]{1,500})\[([^[\]]*)\]/g;
const PICTURE = /(?:image|icon):{1,2}([^\s[\]:][^\s[\]]{0,400})\[([^[\]]*)\]/g;
const MACRO =
  /\b(kbd|btn|menu|footnote|footnoteref|stem|latexmath|asciimath|indexterm2|indexterm|anchor|counter2?):([\w.+-]{0,80})\[([^[\]]*)\]/g;
const INDEX_TERM = /\(\(\(([^()]+)\)\)\)|\(\(([^()]+)\)\)/g;
const ANCHOR = /\[\[[\w:.-]{1,200}(?:,[^[\]]{0,200})?\]\]/g;
const ROLE = /\[[.#%][\w.#%-]{1,200}\](?=[*_`#^~])/g;
const UNCONSTRAINED = [/\*\*((?:[^*]|\*(?!\*))+)\*\*/g, /__((?:[^_]|_(?!_))+)__/g, /##((?:[^#]|#(?!#))+)##/g];
const CONSTRAINED = ['*', '_', '#'].map(
  (mark) =>
    new RegExp(
      `(?<=^|[^\\w${mark}\\\\])\\${mark}(?=[^\\s${mark}])([^${mark}]*[^\\s${mark}])\\${mark}(?![\\w${mark}])`,
      'g',
    ),
);
const RAISED = /\^([^\s^]{1,200})\^|~([^\s~]{1,200})~/g;

/** A reference that names a file, perhaps with a place in it; one in angle brackets only if that is a text, too. */
const FILE = /^[^#]*\.\w+(?:#|$)/;
const TEXT_FILE = /^[^#]*\.(?:adoc|asciidoc|asc)(?:#|$)/;

/** A paragraph, its line breaks as they were, without marks. `attributes` are those that the text defines. */
export function readAsciidocInline(text: string, attributes: AsciidocAttributes): LinkedText {
  const verbatim = new VerbatimText();
  const code = text
    .replace(PASSED_THROUGH, (_, three?: string, two?: string, macro?: string) =>
      verbatim.hide(three ?? two ?? macro ?? ''),
    )
    .replace(QUOTED, (_, double?: string, single?: string) =>
      double === undefined ? `\u2018${single ?? ''}\u2019` : `\u201c${double}\u201d`,
    )
    .replace(CODE, (_, double?: string, plus?: string, single = '') =>
      verbatim.hide(double ?? (plus === undefined ? String(single) : String(single).replace(/\+$/, ''))),
    );
  const escaped = code.includes('\\')
    ? code.replace(/\\([*_`#^~{<[(+])/g, (_, mark: string) => verbatim.hide(mark)).replace(ESCAPE, '')
    : code;
  const linked = new LinkedText(attributes.fill(escaped))
    .replace(LINK, ([, address = '', label = '']) => ({
      shown: readLabel(label) || address.replace(/^mailto:/, ''),
      href: verbatim.restore(address),
    }))
    .replace(CROSS_REFERENCE, ([, id, name, path = '', label = '']) => ({
      shown: name?.trim() ?? (readLabel(label) || nameOf(id ?? path)),
      href: fileOf(verbatim.restore(id ?? path), id === undefined ? FILE : TEXT_FILE),
    }))
    .replace(PICTURE, ([, , alternative = '']) => readAlternative(alternative))
    .replace(MACRO, ([, name = '', target = '', content = '']) => readMacro(name, target, content))
    .replace(INDEX_TERM, ([, , term = '']) => ({ kept: term }))
    .replace(ANCHOR, '')
    .replace(ROLE, '');
  const unmarked = [...UNCONSTRAINED, ...CONSTRAINED].reduce(
    (shown, mark) => shown.replace(mark, keepFirst),
    linked,
  );
  return verbatim.restoreLinked(
    unmarked.replace(RAISED, ([, above, below = '']) => ({ kept: above ?? below })),
  );
}

/** The words of an alternative text or a label, without the attributes that may follow. */
function readLabel(label: string): string {
  const quoted = /^\s*"([^"]*)"/.exec(label)?.[1];
  const words = quoted ?? label.replace(/,\s*[\w-]{1,40}=.*$/s, '').replace(/\^$/, '');
  return /^\s*[\w-]{1,40}=/.test(words) ? '' : words.trim();
}

/** The alternative text of a picture: what stands before its width and height. */
export function readAlternative(label: string): string {
  return readLabel(label.trimStart().startsWith('"') ? label : (label.split(',', 1)[0] ?? ''));
}

function readMacro(name: string, target: string, content: string): Kept | string {
  if (name === 'menu')
    return [target, ...content.split(/[,>]/)]
      .map((part) => part.trim())
      .filter((part) => part !== '')
      .join(' \u203a ');
  if (name.startsWith('footnote')) return content === '' ? '' : { before: ' (', kept: content, after: ')' };
  return name === 'indexterm' || name === 'anchor' || name.startsWith('counter') ? '' : { kept: content };
}

/** `setup.adoc#first-steps` is `first-steps`: the heading it leads to is not known here. */
function nameOf(reference: string): string {
  return reference.slice(reference.lastIndexOf('#') + 1) || reference;
}

/** The file that a reference names, or null where it names a place in the same text. */
function fileOf(reference: string, named: RegExp): string | null {
  const path = reference.trim();
  return named.test(path) ? path : null;
}
