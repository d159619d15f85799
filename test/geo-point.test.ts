import { expect, it } from 'vitest';
import { distanceBetween } from '../src/geo-point.js';

it('a place is so many metres from another', () => {
  const [paris, london] = [
    { lat: 48.8566, lng: 2.3522 },
    { lat: 51.5074, lng: -0.1278 },
  ];
  expect(distanceBetween(paris, london)).toBeCloseTo(343_556, -2);
  expect(distanceBetween(london, paris)).toBe(distanceBetween(paris, london));
  expect(distanceBetween(paris, paris)).toBe(0);
  // Over the date line, and half around the earth.
  expect(distanceBetween({ lat: 0, lng: 179.5 }, { lat: 0, lng: -179.5 })).toBeCloseTo(111_195, -1);
  expect(distanceBetween({ lat: 90, lng: 0 }, { lat: -90, lng: 77 })).toBeCloseTo(20_015_115, -1);
});
