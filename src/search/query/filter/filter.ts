// A filter as a tree. Only shapes: `parse-filter.ts` makes it of a text, `match/filter-documents.ts` applies it.

import { DATE_FIELD, type KeywordName } from '../../../built-in-fields.js';
import type { GeoPoint } from '../../../geo-point.js';
import type { AskedField } from '../asked-field.js';

/** The facets whose values a filter can ask for. */
export type FilterFacet = KeywordName;

/** A condition on the values of an own field: one of them has to meet it. */
export type FieldTest =
  /** It is one of these: see `FieldValue`. */
  | { readonly kind: 'keys'; readonly keys: readonly string[] }
  /** It begins from `from` up to but not including `to`, and where both are finite ends by `to`, too. */
  | { readonly kind: 'range'; readonly from: number; readonly to: number }
  /** It holds this part, or begins with it; without regard to case and accents. */
  | { readonly kind: 'part'; readonly text: string; readonly atStart: boolean }
  /** It holds these words, one after another. */
  | { readonly kind: 'words'; readonly text: string }
  /** It lies at most so many metres from a place. */
  | { readonly kind: 'circle'; readonly centre: GeoPoint; readonly metres: number }
  /** It lies between two circles of latitude and two meridians; where `west` is greater than `east`, across the 180th. */
  | {
      readonly kind: 'box';
      readonly south: number;
      readonly west: number;
      readonly north: number;
      readonly east: number;
    }
  | { readonly kind: 'exists' };

/** What a document must have, or a combination of filters. */
export type Filter =
  /** One of the values is enough. */
  | { readonly kind: 'in'; readonly facet: FilterFacet; readonly values: readonly string[] }
  /** The document has a value, or a date. */
  | { readonly kind: 'exists'; readonly facet: FilterFacet | typeof DATE_FIELD }
  /**
   * Dates that begin from `from` up to but not including `to`, in milliseconds since 1970 UTC. Where both are finite a year or
   * month has to end by `to`, too: `2015` is not in `2015-01`.
   */
  | { readonly kind: 'date'; readonly from: number; readonly to: number }
  | { readonly kind: 'field'; readonly field: AskedField; readonly test: FieldTest }
  | { readonly kind: 'and'; readonly parts: readonly Filter[] }
  | { readonly kind: 'or'; readonly parts: readonly Filter[] }
  | { readonly kind: 'not'; readonly part: Filter };

/** The name of the one field or facet that a filter speaks of; null where it speaks of several. */
function fieldOfFilter(filter: Filter): string | null {
  switch (filter.kind) {
    case 'in':
    case 'exists':
      return filter.facet;
    case 'date':
      return DATE_FIELD;
    case 'field':
      return `fields.${filter.field.name}`;
    case 'not':
      return fieldOfFilter(filter.part);
    case 'and':
    case 'or': {
      const names = new Set(filter.parts.map(fieldOfFilter));
      return names.size === 1 ? ([...names][0] ?? null) : null;
    }
  }
}

/** A filter without its conditions on one field, as far as they are joined with the others by AND; null where nothing is left. */
export function withoutField(filter: Filter, name: string): Filter | null {
  if (fieldOfFilter(filter) === name) return null;
  if (filter.kind !== 'and') return filter;
  const parts = filter.parts.flatMap((part) => withoutField(part, name) ?? []);
  return parts.length === 0 ? null : { kind: 'and', parts };
}
