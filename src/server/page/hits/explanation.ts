// How the score of a hit came about: a sentence first, then nested lists that a person opens.

import type { Explanation } from '../../../search/engine.js';
import { printScore } from '../../../search/show/print-score.js';
import { sayExplanationTo } from '../explanations/say-explanation.js';
import { html, type Markup } from '../html.js';
import type { PageFormat } from '../page-format.js';
import { say } from '../words/say.js';

/** The tree behind a score, closed; `title` tells its summary from those of other hits, `sentence` says the most of it. */
export function renderExplanation(
  explanation: Explanation,
  title: string,
  sentence: Markup | null,
  format: PageFormat,
): Markup {
  const { words } = format;
  return html`${sentence !== null && html`<p class="why-sentence">${sentence}</p>`}
    <details class="why">
      <summary>
        ${words.whyScore}<span class="visually-hidden">
          ${say(words.ofTitle, { title: html`<bdi>${title}</bdi>` })}</span
        >:
        <span class="part">${format.printDecimal(printScore(explanation.value))}</span>
      </summary>
      ${renderParts([explanation], format)}
    </details>`;
}

/** Lists keep their role where a browser takes it from those without marks. */
function renderParts(parts: readonly Explanation[], format: PageFormat): Markup | null {
  if (parts.length === 0) return null;
  return html`<ul role="list">
    ${parts.map(
      ({ value, description, details }) =>
        html`<li>
          <span class="part">${format.printDecimal(printScore(value))}</span>
          ${isolateQuoted(sayExplanationTo(format, description))} ${renderParts(details, format)}
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
