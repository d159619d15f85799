// The facets of the element: values to choose from, with how many hits have each. It keeps what was chosen and says it as a filter.

import type { SearchOptions, SearchResult } from '../../client/client.js';
import { type Language, sayNumber } from './element-words.js';
import { keepFocus } from './keep-focus.js';
import { make } from './make.js';

/** Values of a facet that are offered, and beside them those that were chosen. */
const MAX_VALUES = 12;

/** What is asked of facets, as parameters of a search. */
export type FacetParameters = Pick<SearchOptions, 'facets' | 'disjunctive' | 'filter'>;

/** The facets of one element. */
export interface FacetsView {
  /** @param facets names of facets. @param filter what the page asks for anyway, or null */
  parameters(facets: readonly string[], filter: string | null): FacetParameters;
  /** Shows the values in an answer, in the order of the names. */
  show(language: Language, facets: readonly string[], result: SearchResult): void;
  clear(): void;
}

/**
 * Makes the facets in a region that is theirs.
 *
 * @param input the box, which has the focus where a chosen value is gone
 * @param onChange told when something was chosen
 */
export function createFacetsView(region: HTMLElement, input: HTMLElement, onChange: () => void): FacetsView {
  const chosen = new Map<string, Set<string>>();
  const open = new Set<string>();

  const choose = (facet: string, value: string, isChosen: boolean): void => {
    const values = chosen.get(facet) ?? new Set();
    chosen.set(facet, values);
    if (isChosen) values.add(value);
    else values.delete(value);
    onChange();
  };
  const showValue = (facet: string, value: string, count: number, language: Language): HTMLElement => {
    const box = make('input', { type: 'checkbox', part: 'facet-box', 'data-of': `${facet} ${value}` });
    box.checked = chosen.get(facet)?.has(value) === true;
    box.addEventListener('change', () => {
      choose(facet, value, box.checked);
    });
    const name = make('span', { dir: 'auto' }, sayValue(facet, value, language));
    const label = make('label', { part: 'facet-value' }, box, name, ` ${sayNumber(language, count)}`);
    return make('li', {}, label);
  };
  const showFacet = (facet: string, language: Language, result: SearchResult): HTMLElement | null => {
    const counts = Object.entries(result.facetDistribution[facet] ?? {});
    // The newest first.
    if (facet === 'year' || facet === 'month') counts.reverse();
    const own = chosen.get(facet) ?? new Set<string>();
    const missing = [...own].filter((value) => counts.every(([other]) => other !== value));
    const shown = [
      ...counts.filter(([value], at) => at < MAX_VALUES || own.has(value)),
      ...missing.map((value) => [value, 0] as const),
    ];
    if (shown.length === 0) return null;
    const list = make('ul', {});
    list.append(...shown.map(([value, count]) => showValue(facet, value, count, language)));
    const number = own.size === 0 ? '' : ` (${sayNumber(language, own.size)})`;
    const summary = make(
      'summary',
      { part: 'facet-name', 'data-of': facet },
      sayFacet(facet, language) + number,
    );
    const details = make('details', { part: 'facet', class: 'facet' }, summary, list);
    details.open = open.has(facet);
    details.addEventListener('toggle', () => {
      if (details.open) open.add(facet);
      else open.delete(facet);
    });
    return details;
  };

  return {
    parameters(facets, filter) {
      const asked = facets.filter((facet) => (chosen.get(facet)?.size ?? 0) > 0);
      const conditions = asked.map((facet) =>
        [...(chosen.get(facet) ?? [])].map((value) => conditionOf(facet, value)).join(' OR '),
      );
      if (filter !== null) conditions.unshift(filter);
      return {
        ...(facets.length === 0 ? {} : { facets }),
        ...(asked.length === 0 ? {} : { disjunctive: asked }),
        ...(conditions.length === 0 ? {} : { filter: conditions.map((text) => `(${text})`).join(' AND ') }),
      };
    },
    show(language, facets, result) {
      const shown = facets.flatMap((facet) => showFacet(facet, language, result) ?? []);
      keepFocus(region, input, () => {
        region.replaceChildren(...shown);
      });
      if (shown.length > 0) region.setAttribute('aria-label', language.words.filters);
    },
    clear() {
      region.replaceChildren();
    },
  };
}

/** The condition that a document has a value, as a part of a filter. */
function conditionOf(facet: string, value: string): string {
  return `${facet === 'month' ? 'date' : facet} = "${value.replaceAll(/["\\]/g, String.raw`\$&`)}"`;
}

function sayFacet(facet: string, { words }: Language): string {
  return words.field[facet] ?? facet.replace(/^fields\./, '');
}

function sayValue(facet: string, value: string, { tag, words }: Language): string {
  if (value === 'true') return words.yes;
  if (value === 'false') return words.no;
  if (facet !== 'language') return value;
  try {
    return new Intl.DisplayNames(tag, { type: 'language' }).of(value) ?? value;
  } catch {
    return value;
  }
}
