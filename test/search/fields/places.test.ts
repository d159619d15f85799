// Conditions on places and orders by distance, in the words of Meilisearch.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distanceBetween, type GeoPoint } from '../../../src/geo-point.js';
import type { SearchRequest } from '../../../src/search/engine.js';
import { Searcher } from '../../../src/search/searcher.js';
import { makeDocument } from '../../make-document.js';
import { makeGeneration } from '../../memory-segments.js';
import { runs } from '../../runs.js';
import { idsOf, makeRequest } from '../memory-generation.js';

function searcherOf(records: readonly Readonly<Record<string, unknown>>[]): Searcher {
  const documents = records.map((extra, number) =>
    makeDocument({ id: String(number).padStart(3, '0'), title: 'Pizza', text: 'a place', extra }),
  );
  const half = Math.ceil(documents.length / 2);
  return new Searcher(makeGeneration([documents.slice(0, half), documents.slice(half)]), {
    timeoutMs: Infinity,
  });
}

// Restaurants in Milan, as in the manual of Meilisearch, with places of our own.
const milan = searcherOf([
  { name: 'Nàpiz', _geo: { lat: 45.4777599, lng: 9.1967508 } },
  { name: 'Bouillon', _geo: { lat: 45.4872983, lng: 9.1797903 } },
  { name: 'Artico', _geo: { lat: 45.4632046, lng: 9.1719421 } },
  { name: 'Paris', _geo: { lat: 48.8566, lng: 2.3522 } },
  { name: 'Nowhere' },
]);
const search = (searcher: Searcher, given: Partial<SearchRequest>): readonly string[] =>
  idsOf(searcher.search(makeRequest('', { limit: 50, ...given })).hits).toSorted();
const sorted = (searcher: Searcher, sort: SearchRequest['sort']): readonly string[] =>
  idsOf(searcher.search(makeRequest('', { limit: 50, sort })).hits);

describe('a condition on places', () => {
  it.each<[string, readonly string[]]>([
    ['_geoRadius(45.472735, 9.184019, 2000)', ['000', '001', '002']],
    ['_geoRadius(45.472735, 9.184019, 1500)', ['000', '002']],
    ['_geoRadius(45.472735,9.184019,0)', []],
    ['_geoRadius(45.472735, 9.184019, 2000, 125)', ['000', '001', '002']],
    ['_geoRadius(_geo, 45.472735, 9.184019, 2e3)', ['000', '001', '002']],
    ['NOT _geoRadius(45.472735, 9.184019, 2000)', ['003', '004']],
    ['_geoRadius(45.472735, 9.184019, 2000) AND name != Artico', ['000', '001']],
    ['(_geoRadius(48.8566, 2.3522, 10) OR name = Bouillon)', ['001', '003']],
    ['_geoBoundingBox([45.494181, 9.214024], [45.449484, 9.179175])', ['000', '001']],
    ['_geoBoundingBox(_geo, [45.494181, 9.214024], [45.449484, 9.179175])', ['000', '001']],
    ['_geo EXISTS', ['000', '001', '002', '003']],
    ['_geo NOT EXISTS', ['004']],
    ['_geo = "48.8566, 2.3522"', ['003']],
  ])('%s', (filter, ids) => {
    expect(search(milan, { filter })).toEqual(ids);
  });

  it.each([
    ['_geoRadius(45.4, 9.1)', /"45.4" where _geoRadius\(latitude, longitude, metres\) is expected/],
    ['_geoRadius(95, 9.1, 10)', /where _geoRadius/],
    ['_geoRadius(45, 9.1, -10)', /where _geoRadius/],
    ['_geoRadius(45, east, 10)', /character 16 "east" where _geoRadius/],
    ['_geoRadius 45', /"45" where _geoRadius/],
    ['_geoRadius(45, 9', /ends at character 17 where a closing parenthesis/],
    ['_geoBoundingBox([45, 9], [46, 8])', /where _geoBoundingBox\(\[north, east\], \[south, west\]\)/],
    ['_geoRadius(name, 45, 9, 10)', /character 12 "name" where a field of places \(_geo\) is expected/],
    ['_geo > 5', /invalid|where/],
  ])('%s is refused', (filter, message) => {
    expect(() => search(milan, { filter })).toThrow(message);
  });

  it('is typed behind the name of a field, with a unit', () => {
    const find = (query: string): readonly string[] =>
      idsOf(milan.search(makeRequest(query, {})).hits).toSorted();
    expect(find('_geo:45.472735,9.184019,2km')).toEqual(['000', '001', '002']);
    expect(find('_geo:45.472735,9.184019,1500m')).toEqual(['000', '002']);
    expect(find('pizza -_geo:45.472735,9.184019,2mi')).toEqual(['003', '004']);
  });

  it('is about the only field of places, the one called _geo, or the one that is named', () => {
    const shops = searcherOf([
      { shop: { lat: 1, lng: 1 }, depot: '50.5,9.5' },
      { shop: { lat: 2, lng: 2 }, depot: '1.0, 1.0' },
    ]);
    expect(() => search(shops, { filter: '_geoRadius(1, 1, 10)' })).toThrow(
      /a field of places \(depot, shop\)/,
    );
    expect(search(shops, { filter: '_geoRadius(depot, 1, 1, 10)' })).toEqual(['001']);
    expect(search(shops, { filter: '_geoRadius(shop, 1, 1, 10)' })).toEqual(['000']);
    expect(sorted(shops, '_geoPoint(depot, 1, 1):asc')).toEqual(['001', '000']);
    expect(() => sorted(shops, '_geoPoint(1, 1):asc')).toThrow(
      /must name a field of places: there are depot, shop/,
    );
    const one = searcherOf([{ shop: { lat: 1, lng: 1 } }, { shop: { lat: 2, lng: 2 } }]);
    expect(search(one, { filter: '_geoRadius(1, 1, 10)' })).toEqual(['000']);
    const none = searcherOf([{ shop: 'x' }]);
    expect(() => search(none, { filter: '_geoRadius(1, 1, 10)' })).toThrow(/no document has one/);
    expect(() => sorted(none, '_geoPoint(1, 1):asc')).toThrow(/no document has a place/);
  });
});

describe('an order by distance', () => {
  it('puts the nearest first, or the furthest, those without a place last, and says how far they are', () => {
    expect(sorted(milan, '_geoPoint(48.8566, 2.3522):asc')).toEqual(['003', '001', '002', '000', '004']);
    expect(sorted(milan, '_geoPoint(48.8566,2.3522):desc')).toEqual(['000', '002', '001', '003', '004']);
    const { hits } = milan.search(
      makeRequest('', { sort: '_geoPoint(45.4777599, 9.1967508):asc', limit: 5 }),
    );
    expect(hits[0]?.geoDistance).toBe(0);
    expect(hits[1]?.geoDistance).toBeGreaterThan(1000);
    expect(hits[4]?.geoDistance).toBeUndefined();
    expect(milan.search(makeRequest('pizza', {})).hits[0]?.geoDistance).toBeUndefined();
  });

  it('may stand beside other orders', () => {
    const same = searcherOf([
      { _geo: { lat: 1, lng: 1 }, price: 3 },
      { _geo: { lat: 1, lng: 1 }, price: 2 },
      { _geo: { lat: 0, lng: 0 }, price: 9 },
    ]);
    expect(sorted(same, '_geoPoint(1, 1):asc,price:asc')).toEqual(['001', '000', '002']);
    expect(sorted(same, 'price:desc,_geoPoint(1, 1):asc')).toEqual(['002', '000', '001']);
  });

  it.each(['_geoPoint(91, 0):asc', '_geoPoint(1):asc', '_geoPoint(a, b):asc', '_geoPoint(1, 2, 3):asc'])(
    '%s is refused',
    (sort) => {
      expect(() => sorted(milan, sort as SearchRequest['sort'])).toThrow('sort');
    },
  );
});

const degrees = (most: number): fc.Arbitrary<number> =>
  fc.integer({ min: -most * 10, max: most * 10 }).map((tenths) => tenths / 10);
const point: fc.Arbitrary<GeoPoint> = fc.record({ lat: degrees(90), lng: degrees(180) });

it('finds and orders what a scan over all documents does', () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(point, { maxLength: 3 }), { minLength: 1, maxLength: 30 }),
      point,
      fc.integer({ min: 0, max: 20_000_000 }),
      point,
      (places, centre, metres, corner) => {
        const searcher = searcherOf([...places.map((_geo) => ({ _geo })), { _geo: [{ lat: 0, lng: 0 }] }]);
        const all = [...places, [{ lat: 0, lng: 0 }]];
        const found = (test: (place: GeoPoint) => boolean): readonly string[] =>
          all.flatMap((some, number) => (some.some(test) ? [String(number).padStart(3, '0')] : []));
        const { lat, lng } = centre;
        expect(search(searcher, { filter: `_geoRadius(${lat}, ${lng}, ${metres})` })).toEqual(
          found((place) => distanceBetween(place, centre) <= metres),
        );
        const [north, south] = [Math.max(lat, corner.lat), Math.min(lat, corner.lat)];
        const [east, west] = [lng, corner.lng];
        expect(
          search(searcher, { filter: `_geoBoundingBox([${north}, ${east}], [${south}, ${west}])` }),
        ).toEqual(
          found(
            (place) =>
              place.lat >= south &&
              place.lat <= north &&
              (west <= east
                ? place.lng >= west && place.lng <= east
                : place.lng >= west || place.lng <= east),
          ),
        );
        const nearest = all.map((some) => Math.min(...some.map((place) => distanceBetween(place, centre))));
        const order = [...all.keys()].toSorted((a, b) => {
          const [placeA = 0, placeB = 0] = [nearest[a], nearest[b]];
          return placeA === placeB ? a - b : placeA - placeB;
        });
        expect(sorted(searcher, `_geoPoint(${lat},${lng}):asc`)).toEqual(
          order.map((number) => String(number).padStart(3, '0')),
        );
      },
    ),
    runs(20),
  );
});
