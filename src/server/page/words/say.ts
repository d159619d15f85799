// Sentences of the interface with something filled in: the words are text, what stands in them may be markup.

import { html, type HtmlValue, type Markup } from '../html.js';
import type { Counted } from './en.js';

/** A sentence with its `{names}` filled in; what has no value stays empty. */
export function say(sentence: string, values: Readonly<Record<string, HtmlValue>>): Markup {
  const parts = sentence.split(/\{(\w+)\}/);
  return html`${parts.map((part, index) => (index % 2 === 0 ? part : (values[part] ?? null)))}`;
}

/** As `say`, for plain text. */
export function sayText(sentence: string, values: Readonly<Record<string, string>>): string {
  return sentence.replaceAll(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');
}

/** The form of a counted noun. @param rule the plural category of the number */
export function formOf(noun: Counted, rule: Intl.LDMLPluralRule): string {
  return noun[rule] ?? noun.other;
}
