// The conditions in force as chips, each with the way to lift it: those of the filter, and those typed into the box
// (`section:World`).

import { html, type Markup } from '../html.js';
import { type GivenParameters, linkToSearch } from '../links.js';
import type { PageFormat } from '../page-format.js';
import { say } from '../words/say.js';
import { labelOf, printValue } from './facet-view.js';
import { type Condition, parseConditions, printConditions, removeValue } from './filter-conditions.js';
import { findTypedFields, type TypedField } from './typed-fields.js';

/** A condition as it is shown. */
interface Chip {
  readonly label: string;
  readonly value: Markup;
  /** Where it is lifted. */
  readonly href: string;
}

/** The conditions, or null when there are none. */
export function renderConditions(given: GivenParameters, format: PageFormat): Markup | null {
  const query = given.get('q') ?? '';
  const typed = findTypedFields(query);
  const chips = [
    ...chipsOfFilter(given, format),
    ...typed.map((field) => chipOfTyped(field, query, given, format)),
  ];
  if (chips.length === 0) return null;
  const { words } = format;
  const clear = linkToSearch(given, {
    filter: null,
    q: typed.length === 0 ? query : takeOut(typed, query),
  });
  return html`<div class="conditions">
    <ul aria-label="${words.onlyWith}" role="list">
      ${chips.map(
        ({ label, value, href }, index) =>
          html`<li>
            <a class="chip" href="${href}" id="chip-${index}"
              ><span class="chip-label">${label}</span> <bdi>${value}</bdi>
              <span class="chip-cross" aria-hidden="true">×</span
              ><span class="visually-hidden">, ${words.remove}</span></a
            >
          </li>`,
      )}
    </ul>
    ${chips.length > 1 && html`<a class="clear" href="${clear}">${words.clearAll}</a>`}
  </div>`;
}

function chipsOfFilter(given: GivenParameters, format: PageFormat): readonly Chip[] {
  const filter = (given.get('filter') ?? '').trim();
  if (filter === '') return [];
  const conditions = parseConditions(filter);
  if (conditions === null) {
    const href = linkToSearch(given, { filter: null });
    return [{ label: format.words.filter, value: html`${filter}`, href }];
  }
  return conditions.flatMap((condition) =>
    condition.values.map((value) => ({
      label: labelOf(condition.name, format),
      value: printChoice(condition, value, format),
      href: linkToSearch(given, { filter: printConditions(removeValue(conditions, condition, value)) }),
    })),
  );
}

function printChoice({ name, kind }: Condition, value: string, format: PageFormat): Markup {
  const { words } = format;
  const shown = printValue(name, value, format);
  switch (kind) {
    case 'in':
      return html`${shown}`;
    case 'not':
      return say(words.not, { value: shown });
    case 'from':
      return say(words.since, { date: shown });
    case 'below':
      return say(words.before, { date: shown });
    case 'until':
      return say(words.to, { date: shown });
  }
}

function chipOfTyped(field: TypedField, query: string, given: GivenParameters, format: PageFormat): Chip {
  const { name, kind, value } = field;
  return {
    label: labelOf(name, format),
    // Typed, both days are outside: `after:2015` begins where 2015 ends.
    value:
      kind === 'from' || kind === 'until'
        ? say(format.words[kind === 'from' ? 'after' : 'before'], { date: printValue(name, value, format) })
        : printChoice({ name, kind, values: [value] }, value, format),
    href: linkToSearch(given, { q: takeOut([field], query) }),
  };
}

/** The query without some of its conditions. */
function takeOut(fields: readonly TypedField[], query: string): string {
  return fields
    .reduce((rest, { text }) => rest.replace(text, ''), query)
    .replaceAll(/\s+/g, ' ')
    .trim();
}
