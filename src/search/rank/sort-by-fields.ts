// Documents in the order of their date or own fields, or of several keys one after another: `price:asc,date:desc`. Of several
// values the least counts where the least comes first, else the greatest. Documents without a value come last either way, and
// equal ones in the order of ids.

import { lazyProperties } from '../../collections/lazy-properties.js';
import { memoize, memoizePair } from '../../collections/memo.js';
import { TopK } from '../../collections/top-k.js';
import type { GeoPoint } from '../../geo-point.js';
import { forEachNumber } from '../../index/format/own/value-columns.js';
import type { DocumentAddress } from '../../index/read/document-address.js';
import { countOf, type DocumentSet, forEachDocument, has } from '../../index/read/document-set.js';
import type { CollectionValues, DocumentValues } from '../../index/read/document-values.js';
import { foldText } from '../../text/fold-value.js';
import { distancesFrom } from '../match/places.js';
import { type TypedColumn, typedColumn } from '../match/typed-column.js';
import type { AskedField } from '../query/asked-field.js';
import type { SortKey } from '../query/parse-sort.js';
import { compareAddresses } from '../score/compare-addresses.js';
import { documentsByDate, sortByRank } from './documents-by-date.js';

/** A document with its places in the orders of the keys. */
export interface PlacedDocument extends DocumentAddress {
  /** By key where it comes, ascending. */
  readonly places: readonly number[];
}

/** The documents of a segment in the order of one key. */
interface KeyOrder {
  /** Where a document comes, ascending; infinity for one without a value. */
  placeOf(document: number): number;
  /** Whether `documents` stays known: an order that is made for one search is not worth sorting for. */
  readonly isKept: boolean;
  /** All documents by their places, those of one place by number; made when it is first asked for. */
  documents(): Uint16Array;
}

/**
 * The first `count` documents.
 * @param sets per segment of the generation, the documents found
 */
export function sortByFields(
  generation: CollectionValues,
  sets: readonly DocumentSet[],
  keys: readonly SortKey[],
  count: number,
): PlacedDocument[] {
  const top = new TopK<PlacedDocument>(count, (a, b) => {
    for (let key = 0; key < keys.length; key += 1) {
      const [placeA = 0, placeB = 0] = [a.places[key], b.places[key]];
      if (placeA !== placeB) return placeA < placeB ? -1 : 1;
    }
    return compareAddresses(generation, a, b);
  });
  if (count === 0) return [];
  generation.segments.forEach(({ segment }, number) => {
    const set = sets[number];
    const orders = keys.map((key) => orderOf(generation, number, segment, key));
    const [first] = orders;
    if (set === undefined || first === undefined) return;
    let limit = top.worst?.places[0] ?? Infinity;
    /** False once no document that comes later by the first key can be among the first. */
    const offer = (document: number): boolean => {
      if (first.placeOf(document) > limit) return false;
      const places = orders.map((order) => order.placeOf(document));
      const isAmong = top.offer({ segment: number, document, places });
      limit = top.worst?.places[0] ?? Infinity;
      // Of one place those with a higher number come later, unless another key says otherwise.
      return isAmong || keys.length > 1;
    };
    const found = countOf(set);
    // Of many documents the first are soon met in their order; few are looked at one by one.
    if (first.isKept && count * segment.documentCount < found * found) {
      for (const document of first.documents()) if (has(set, document) && !offer(document)) break;
    } else forEachDocument(set, offer);
  });
  return top.sorted();
}

function orderOf(
  generation: CollectionValues,
  number: number,
  segment: DocumentValues,
  { field, descending, from }: SortKey,
): KeyOrder {
  const direction = descending ? 'descending' : 'ascending';
  if (field === null) {
    const { dates } = segment.sections.columns;
    return {
      placeOf: (document) => {
        const date = dates[document] ?? Number.NaN;
        return Number.isNaN(date) ? Infinity : descending ? -date : date;
      },
      isKept: true,
      documents: () => documentsByDate(segment)[direction],
    };
  }
  const places =
    from === undefined
      ? (fieldPlaces(generation, field)[direction][number] ?? new Float64Array(0))
      : placesByDistance(segment, field, from, descending);
  return {
    placeOf: (document) => places[document] ?? Infinity,
    isKept: from === undefined,
    documents: () => documentsByPlace(places),
  };
}

const documentsByPlace = memoize(sortByRank);

/** Per segment and document its place in the order of a field; infinity for one without a value. */
const fieldPlaces = memoizePair((generation: CollectionValues, field: AskedField) =>
  lazyProperties({
    ascending: () => placeValues(generation, field, false),
    descending: () => placeValues(generation, field, true),
  }),
);

function placeValues(generation: CollectionValues, field: AskedField, descending: boolean): Float64Array[] {
  const rankOfKey = field.type.isOrdered ? null : rankKeys(generation, field);
  const sign = descending ? -1 : 1;
  return generation.segments.map(({ segment }) => {
    const typed = typedColumn(segment, field);
    if (typed === null) return new Float64Array(segment.documentCount).fill(Infinity);
    const placeOf = typed.from.map((from, number) => {
      const place =
        rankOfKey === null ? from : (rankOfKey.get(typed.keys[(typed.keyOf[number] ?? 0) - 1] ?? '') ?? NaN);
      return Number.isNaN(place) ? Infinity : place * sign;
    });
    return leastPlaces(segment, typed, placeOf);
  });
}

/** Per document of a segment how far it is from a place, in metres; less than 0 where the furthest come first. */
function placesByDistance(
  segment: DocumentValues,
  field: AskedField,
  from: GeoPoint,
  descending: boolean,
): Float64Array {
  const typed = typedColumn(segment, field);
  if (typed === null) return new Float64Array(segment.documentCount).fill(Infinity);
  const sign = descending ? -1 : 1;
  const placeOf = distancesFrom(typed, from).map((metres) =>
    Number.isNaN(metres) ? Infinity : metres * sign,
  );
  return leastPlaces(segment, typed, placeOf);
}

/** Per document the least place of its values. @param placeOf by number of a value */
function leastPlaces(
  { documentCount }: DocumentValues,
  { column }: TypedColumn,
  placeOf: Float64Array,
): Float64Array {
  const places = new Float64Array(documentCount).fill(Infinity);
  for (let document = 0; document < documentCount; document += 1) {
    forEachNumber(column, document, (number) => {
      places[document] = Math.min(places[document] ?? Infinity, placeOf[number] ?? Infinity);
    });
  }
  return places;
}

/** The keys of a field in the order of their letters, accents left out, as a dictionary has them. */
function rankKeys(generation: CollectionValues, field: AskedField): ReadonlyMap<string, number> {
  const keys = new Set(generation.segments.flatMap(({ segment }) => typedColumn(segment, field)?.keys ?? []));
  const sorted = [...keys]
    .map((key) => ({ key, folded: foldText(key) }))
    .sort((a, b) => (a.folded === b.folded ? (a.key < b.key ? -1 : 1) : a.folded < b.folded ? -1 : 1));
  return new Map(sorted.map(({ key }, rank) => [key, rank]));
}
