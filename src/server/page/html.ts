// The only place where text becomes markup: a tagged template that escapes every value unless it is markup already.
// No component, no route and no style lives here.

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

/** Templates as they are sent; there are as many as stand in the program. */
const packed = new WeakMap<TemplateStringsArray, readonly string[]>();

/** A part of a template without its indents: behind an opening tag and before a closing one they would be read as a space. */
function packPart(part: string, index: number): string {
  return part
    .replaceAll(/(<[a-z][^<>]*>)\s*\n\s*/g, '$1')
    .replace(index > 0 ? /^([^<>]*>)\s*\n\s*/ : /^(?!)/, '$1')
    .replaceAll(/\s*\n\s*(?=<\/)/g, '')
    .replaceAll(/\s*\n\s*/g, '\n');
}

/** Markup from a template whose values are escaped, for text and for quoted attributes alike. */
export function html(template: TemplateStringsArray, ...values: readonly HtmlValue[]): Markup {
  let parts = packed.get(template);
  if (parts === undefined) {
    parts = template.map(packPart);
    packed.set(template, parts);
  }
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
