// The only place where text becomes markup: a tagged template that escapes every value unless it is markup already.
// No component, no route and no style lives here.

import { memoize } from '../../collections/memo.js';
import { escapeHtml } from '../../search/show/highlight.js';

/** Markup that is safe to send: made by `html`, or declared safe with `trustMarkup`. */
export class Markup {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  toString(): string {
    return this.#text;
  }
}

/** What may stand in a template: text is escaped, null and false give nothing, arrays are joined. */
export type HtmlValue = Markup | string | number | null | undefined | false | readonly HtmlValue[];

/** Elements within a line: a space beside their text is one. */
const INLINE = /^(?:a|b|bdi|code|kbd|label|mark|q|span|summary|time)$/;

/** A template without its indents: behind the opening tag of a block and before its closing one they would be read as a space. */
function packTemplate(template: TemplateStringsArray): readonly string[] {
  let open = '';
  return template.map((part) => {
    const packed = part
      .replaceAll(/\s*\n\s*>/g, '>')
      .replaceAll(/\s*\n\s*\/>/g, ' />')
      .replaceAll(/<([a-z][a-z0-9]*)[^<>]*>\s*\n\s*/g, (text, tag: string) =>
        INLINE.test(tag) ? text : text.trimEnd(),
      )
      .replace(/^[^<>]*>\s*\n\s*/, (text) => (open === '' || INLINE.test(open) ? text : text.trimEnd()))
      .replaceAll(/\s*\n\s*<\/([a-z][a-z0-9]*)/g, (text, tag: string) =>
        INLINE.test(tag) ? text : text.trimStart(),
      )
      .replaceAll(/\s*\n\s*/g, ' ');
    // The tag that goes on in the next part.
    const last = /<([a-z][a-z0-9]*)[^<>]*$/.exec(part)?.[1];
    open = last ?? (part.includes('>') ? '' : open);
    return packed;
  });
}

/** Templates as they are sent; there are as many as stand in the program. */
const packOnce = memoize(packTemplate);

/** Markup from a template whose values are escaped, for text and for quoted attributes alike. */
export function html(template: TemplateStringsArray, ...values: readonly HtmlValue[]): Markup {
  const parts = packOnce(template);
  let text = parts[0] ?? '';
  values.forEach((value, index) => {
    text += renderValue(value) + (parts[index + 1] ?? '');
  });
  return new Markup(text);
}

/** Declares markup safe that is escaped already: the engine's `html` and `titleHtml`, nothing else. */
export function trustMarkup(escaped: string): Markup {
  return new Markup(escaped);
}

function renderValue(value: HtmlValue): string {
  if (value === null || value === undefined || value === false) return '';
  if (value instanceof Markup) return value.toString();
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return escapeHtml(value);
  return value.map(renderValue).join('');
}
