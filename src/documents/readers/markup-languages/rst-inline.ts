// The text of a paragraph of reStructuredText without its marks, as docutils and Sphinx show it.
// Source: https://docutils.sourceforge.io/docs/ref/rst/restructuredtext.html#inline-markup
// Every pattern stops at its own mark, so that time grows with the length only.

import { VerbatimText } from './verbatim-text.js';

/** What a text defines for its paragraphs. */
export interface RstDefinitions {
  /** By lower-case name: what `|name|` stands for. */
  readonly substitutions: ReadonlyMap<string, string>;
  /** Lower-case names that a link `name_` may have. */
  readonly targets: ReadonlySet<string>;
}

const LITERAL = /``((?:[^`]|`(?!`))+)``/g;
const ESCAPE = /\\([^\n]|\n)/g;
/** `` :role:`text` ``, `` `text`:role: ``, `` `text <address>`_ `` and `` `text` ``. */
const INTERPRETED = /(:[a-zA-Z][\w.+:-]{0,60}:)?`([^`]+)`(?:(__?)|(:[a-zA-Z][\w.+:-]{0,60}:))?/g;
const STRONG = /\*\*(?=\S)((?:[^*]|\*(?!\*))+)\*\*/g;
const EMPHASIS =
  /(?<=^|[\s'"([{<\u2018\u201c\u00ab\u2013\u2014/:-])\*(?=[^\s*])([^*]*[^\s*])\*(?=$|[\s'")\]}>\u2019\u201d\u00bb\u2013\u2014/:.,;!?-])/g;
const FOOTNOTE = /[ \t]?\[(?:\d{1,4}|#[\w.-]{0,60}|\*)\]_(?![\w])/g;
const CITATION = /(\[[a-zA-Z][\w.-]{0,60}\])_(?![\w])/g;
const SUBSTITUTION = /\|([^|\s](?:[^|\n]{0,200}[^|\s])?)\|_{0,2}/g;
const REFERENCE = /(?<![\w\\])([a-zA-Z\d](?:[\w.+-]{0,200}[a-zA-Z\d])?)__?(?![\w])/g;
/** Roles whose `~` in front leaves the last part of a name. */
const NAME = /^~(?:[\w-]+[.:])*([\w()-]+)$/;

/** A paragraph, its line breaks as they were, without marks. */
export function readRstInline(text: string, { substitutions, targets }: RstDefinitions): string {
  const verbatim = new VerbatimText();
  const shown = text
    .replace(LITERAL, (_, code: string) => verbatim.hide(code))
    .replace(INTERPRETED, (_, role = '', content: string, link = '', suffix = '') =>
      verbatim.hide(readInterpreted(`${String(role)}${String(suffix)}`, content, String(link))),
    )
    .replace(ESCAPE, (_, character: string) => (/\s/.test(character) ? '' : verbatim.hide(character)))
    .replace(STRONG, '$1')
    .replace(EMPHASIS, '$1')
    .replace(FOOTNOTE, '')
    .replace(CITATION, '$1')
    .replace(SUBSTITUTION, (marked, name: string) => substitutions.get(name.toLowerCase()) ?? marked)
    .replace(REFERENCE, (marked, name: string) => (targets.has(name.toLowerCase()) ? name : marked));
  return verbatim.restore(shown);
}

/** `text <address>` is the text; of a name with `~` the last part; `!name` is the name. */
function readInterpreted(role: string, content: string, link: string): string {
  const labelled = /^([^<]*[^<\s])\s*<[^<>]*>$/.exec(content.trim())?.[1];
  if (labelled !== undefined && (link !== '' || role !== '')) return labelled.replace(/\\(.)/g, '$1');
  const bare = content.trim();
  if (role === '' || link !== '') return bare.replace(/^<([^<>]*)>$/, '$1').replace(/\\(.)/g, '$1');
  return NAME.exec(bare)?.[1] ?? bare.replace(/^[!~]/, '');
}
