// The text of a paragraph of reStructuredText without its marks, as docutils and Sphinx show it.
// Source: https://docutils.sourceforge.io/docs/ref/rst/restructuredtext.html#inline-markup
// Every pattern stops at its own mark, so that time grows with the length only.

import { keepFirst, type Linked, LinkedText } from './linked-text.js';
import type { RstTargets } from './rst-targets.js';
import { VerbatimText } from './verbatim-text.js';

/** What a text defines for its paragraphs. */
export interface RstDefinitions {
  /** By lower-case name: what `|name|` stands for. */
  readonly substitutions: ReadonlyMap<string, string>;
  /** What a link `name_` may lead to. */
  readonly targets: RstTargets;
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
const SUBSTITUTION = /\|([^|\s](?:[^|\n]{0,200}[^|\s])?)\|(_{0,2})/g;
const REFERENCE = /(?<![\w\\])([a-zA-Z\d](?:[\w.+-]{0,200}[a-zA-Z\d])?)(__?)(?![\w])/g;
/** Roles whose `~` in front leaves the last part of a name. */
const NAME = /^~(?:[\w-]+[.:])*([\w()-]+)$/;

/** A paragraph, its line breaks as they were, without marks. */
export function readRstInline(text: string, { substitutions, targets }: RstDefinitions): LinkedText {
  const verbatim = new VerbatimText();
  const linked = new LinkedText(text.replace(LITERAL, (_, code: string) => verbatim.hide(code))).replace(
    INTERPRETED,
    ([, role = '', content = '', link = '', suffix = '']) => {
      const { shown, href } = readInterpreted(role + suffix, content, link, targets);
      return { shown: verbatim.hide(shown), href: href === null ? null : verbatim.restore(href) };
    },
  );
  const unmarked = linked
    .replace(ESCAPE, ([, character = '']) => (/\s/.test(character) ? '' : verbatim.hide(character)))
    .replace(STRONG, keepFirst)
    .replace(EMPHASIS, keepFirst)
    .replace(FOOTNOTE, '')
    .replace(CITATION, keepFirst)
    .replace(SUBSTITUTION, ([marked, name = '', link]) => {
      const shown = substitutions.get(name.toLowerCase());
      return shown === undefined
        ? { kept: marked }
        : { shown, href: link === '_' ? targets.addressOf(name) : null };
    })
    .replace(REFERENCE, ([marked, name = '', link]) =>
      targets.has(name)
        ? { shown: name, href: link === '_' ? targets.addressOf(name) : null }
        : { kept: marked },
    );
  return verbatim.restoreLinked(unmarked);
}

/** `text <address>` is the text; of a name with `~` the last part; `!name` is the name. */
function readInterpreted(role: string, content: string, link: string, targets: RstTargets): Linked {
  const bare = content.trim();
  const [, labelled, address = ''] = /^([^<]*[^<\s])\s*<([^<>]*)>$/.exec(bare) ?? [];
  if (labelled !== undefined && (link !== '' || role !== ''))
    return { shown: withoutEscapes(labelled), href: link === '' ? null : targets.addressAt(address) };
  if (role === '' || link !== '') {
    const own = /^<([^<>]*)>$/.exec(bare)?.[1];
    if (own !== undefined)
      return { shown: withoutEscapes(own), href: link === '' ? null : targets.addressAt(own) };
    return {
      shown: withoutEscapes(bare),
      href: link === '_' ? targets.addressOf(withoutEscapes(bare)) : null,
    };
  }
  return { shown: NAME.exec(bare)?.[1] ?? bare.replace(/^[!~]/, ''), href: null };
}

function withoutEscapes(text: string): string {
  return text.replace(/\\(.)/g, '$1');
}
