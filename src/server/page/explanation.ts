// How the score of a hit came about, as nested lists that a person opens.

import type { Explanation } from '../../search/engine.js';
import { printScore } from '../../search/show/print-score.js';
import { html, type Markup } from './html.js';

/** The tree behind a score, closed; `title` tells its summary from those of other hits. */
export function renderExplanation(explanation: Explanation, title: string): Markup {
  return html`<details class="why" dir="ltr">
    <summary>
      Why this score<span class="visually-hidden"> of <bdi>${title}</bdi></span
      >:
      <span class="part">${printScore(explanation.value)}</span>
    </summary>
    ${renderParts([explanation])}
  </details>`;
}

/** Lists keep their role where a browser takes it from those without marks. */
function renderParts(parts: readonly Explanation[]): Markup | null {
  if (parts.length === 0) return null;
  return html`<ul role="list">
    ${parts.map(
      ({ value, description, details }) =>
        html`<li>
          <span class="part">${printScore(value)}</span> ${isolateQuoted(description)} ${renderParts(details)}
        </li>`,
    )}
  </ul>`;
}

/** Words of a query or document stand in quotation marks; they may run another way than the sentence. */
function isolateQuoted(description: string): readonly Markup[] {
  return description
    .split('"')
    .map((part, index) => (index % 2 === 1 ? html`“<bdi>${part}</bdi>”` : html`${part}`));
}
