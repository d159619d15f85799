import { describe, expect, it } from 'vitest';
import { listOwnValues } from '../../../src/documents/own/own-values.js';

describe('a place in a record', () => {
  it.each<[Readonly<Record<string, unknown>>, Readonly<Record<string, readonly string[]>>]>([
    [{ _geo: { lat: 48.5, lng: 2 } }, { _geo: ['geo:48.5,2'] }],
    [{ _geo: { lat: '48.5', lng: '2' } }, { _geo: ['geo:48.5,2'] }],
    [{ at: { latitude: 48.5, longitude: -2 } }, { at: ['geo:48.5,-2'] }],
    [{ at: { Lat: 48.5, lon: 2 } }, { at: ['geo:48.5,2'] }],
    [{ geometry: { type: 'Point', coordinates: [2, 48.5] } }, { geometry: ['geo:48.5,2'] }],
    [
      {
        stops: [
          { lat: 1, lng: 2 },
          { lat: 3, lng: 4 },
        ],
      },
      { stops: ['geo:1,2', 'geo:3,4'] },
    ],
    // What else an object holds has its path as ever.
    [
      { address: { city: 'Bergen', lat: 60.4, lng: 5.3 } },
      {
        address: ['geo:60.4,5.3'],
        'address.city': ['Bergen'],
        'address.lat': ['60.4'],
        'address.lng': ['5.3'],
      },
    ],
    // Columns of a table.
    [
      { lat: '60,4', Longitude: '5.3' },
      { lat: ['60,4'], Longitude: ['5.3'], _geo: ['geo:60.4,5.3'] },
    ],
    [
      { lat: 60.4, lng: 5.3, _geo: { lat: 1, lng: 2 } },
      { lat: ['60.4'], lng: ['5.3'], _geo: ['geo:1,2'] },
    ],
    // No places: beyond the poles, without a second number, a line.
    [{ _geo: { lat: 91, lng: 0 } }, { '_geo.lat': ['91'], '_geo.lng': ['0'] }],
    [{ _geo: { lat: 'north', lng: 0 } }, { '_geo.lat': ['north'], '_geo.lng': ['0'] }],
    [{ lat: 1 }, { lat: ['1'] }],
    [
      { geometry: { type: 'LineString', coordinates: [[1, 2]] } },
      { 'geometry.type': ['LineString'], 'geometry.coordinates': ['1', '2'] },
    ],
  ])('is one value, in degrees: %j', (extra, values) => {
    expect(Object.fromEntries(listOwnValues(extra))).toEqual(values);
  });
});
