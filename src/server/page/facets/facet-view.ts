// What all facets of a page are made of, and how what they say is written.

import type { SearchResult } from '../../../search/engine.js';
import { html, type Markup } from '../html.js';
import type { GivenParameters } from '../links.js';
import type { PageFormat } from '../page-format.js';
import { sayText } from '../words/say.js';
import type { Condition } from './filter-conditions.js';

/** Values of a facet that a page holds, besides those that are chosen. */
export const MAX_VALUES = 20;

/** What the controls are made of. */
export interface FacetView {
  /** Its facets are counted as they are without their own conditions. */
  readonly result: SearchResult;
  readonly given: GivenParameters;
  readonly facets: readonly string[];
  /** Of the whole collection; null where no document has a date. */
  readonly newest: string | null;
}

/** A value of a facet and the number of documents that have it. */
export type Count = readonly [value: string, count: number];

/** A hand-written filter stays in force beside a new condition. */
export function joinWritten(
  given: GivenParameters,
  conditions: readonly Condition[],
  filter: string,
): string {
  const written = (given.get('filter') ?? '').trim();
  return written !== '' && conditions.length === 0 ? `(${written}) AND ${filter}` : filter;
}

/** The name of a field for readers. */
export function labelOf(name: string, { words, fields }: PageFormat): string {
  const label = fields.get(name)?.label;
  if (label !== undefined && label !== null) return label;
  if (name.startsWith('fields.')) return readableName(name.slice('fields.'.length));
  const known: Readonly<Record<string, string>> = words.field;
  return known[name] ?? name.charAt(0).toUpperCase() + name.slice(1);
}

/** `inStock` and `in_stock` as `In stock`, `address.city` as `Address: city`. */
function readableName(name: string): string {
  const words = name
    .replaceAll(
      /(\p{Ll})(\p{Lu})(?=\p{Ll})/gu,
      (_, before: string, after: string) => `${before} ${after.toLowerCase()}`,
    )
    .replaceAll(/[_-]+/g, ' ')
    .replaceAll('.', ': ')
    .trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** A value of a facet, or a date, for readers. */
export function printValue(name: string, value: string, format: PageFormat): string {
  if (name === 'date') return format.printDate(value);
  const type = format.fields.get(name)?.type;
  if (type === 'number' && Number.isFinite(Number(value))) return format.printNumber(Number(value));
  if (type === 'date') return format.printDate(value);
  if (type === 'boolean') return value === 'true' ? format.words.yes : format.words.no;
  return name === 'language' ? format.printLanguage(value) : value;
}

/** A list of which the first so many items are shown, and the others on request. @param more says how many those are: `{n} more` */
export function renderFolded(
  items: readonly Markup[],
  shown: number,
  more: string,
  format: PageFormat,
): Markup {
  const rest = items.slice(shown);
  return html`<ul>
      ${items.slice(0, shown)}
    </ul>
    ${
      rest.length > 0 &&
      html`<details>
        <summary>${sayText(more, { n: format.printCount(rest.length) })}</summary>
        <ul>
          ${rest}
        </ul>
      </details>`
    }`;
}
