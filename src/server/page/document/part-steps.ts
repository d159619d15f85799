// The way through what is shown in parts: the part before, which one this is, and the next.

import { html, type Markup } from '../html.js';
import type { PageFormat } from '../page-format.js';
import { sayText } from '../words/say.js';

/** A part among others. */
export interface PartSteps {
  /** Counted from 1. */
  readonly part: number;
  readonly parts: number;
  /** The addresses of the parts on either side; null at the ends. */
  readonly previous: string | null;
  readonly next: string | null;
}

/** What stands between the tags of the element that holds it. */
export function renderPartSteps({ part, parts, previous, next }: PartSteps, { words }: PageFormat): Markup {
  return html`${previous !== null && html`<a rel="prev" href="${previous}">${words.previous}</a>`}
    <span>${sayText(words.part, { part: String(part), parts: String(parts) })}</span>
    ${next !== null && html`<a rel="next" href="${next}">${words.next}</a>`}`;
}
