import { describe, expect, it } from 'vitest';
import { readBoundary, signedArea } from './boundary-geometry.ts';

// A tenth of a degree at 21.8° north, counter-clockwise as RFC 7946 has it, with a hole.
const square = [
  [106.7, 21.8],
  [106.8, 21.8],
  [106.8, 21.9],
  [106.7, 21.9],
  [106.7, 21.8],
];
const hole = [
  [106.74, 21.84],
  [106.74, 21.86],
  [106.76, 21.86],
  [106.76, 21.84],
  [106.74, 21.84],
];
const polygon = (coordinates: unknown) => readBoundary({ type: 'Polygon', coordinates });

describe('readBoundary', () => {
  it('winds outer rings clockwise and holes the other way, whichever way they came', () => {
    for (const rings of [
      [square, hole],
      [square.toReversed(), hole.toReversed()],
    ]) {
      const boundary = polygon(rings);
      if (typeof boundary === 'string') {
        throw new Error(boundary);
      }
      expect(boundary.polygons[0]!.map((ring) => Math.sign(signedArea(ring)))).toEqual([-1, 1]);
    }
  });

  it('measures square kilometres on the sphere and the box around', () => {
    // 0.1° x 0.1° at 21.85°: 11.12 km x 10.32 km, less a hole of a twenty-fifth.
    const boundary = polygon([square, hole]);
    expect(boundary).toMatchObject({ west: 106.7, south: 21.8, east: 106.8 });
    expect((boundary as { km2: number }).km2).toBeCloseTo(114.76 * 0.96, 0);
  });

  it('takes MultiPolygon and drops altitudes', () => {
    const boundary = readBoundary({
      type: 'MultiPolygon',
      coordinates: [[square.map(([lon, lat]) => [lon, lat, 250])]],
    });
    expect(boundary).toMatchObject({ polygons: [[expect.arrayContaining([[106.7, 21.8]])]] });
  });

  it.each([
    ['a point', { type: 'Point', coordinates: [106, 21] }, 'geometry'],
    ['null', null, 'geometry'],
    ['no rings', { type: 'Polygon', coordinates: [] }, 'geometry'],
    ['an unclosed ring', { type: 'Polygon', coordinates: [square.slice(0, -1)] }, 'ring'],
    ['three points', { type: 'Polygon', coordinates: [[...square.slice(0, 2), square[0]]] }, 'ring'],
    ['text for a number', { type: 'Polygon', coordinates: [square.map(([lon]) => [lon, '21.8'])] }, 'ring'],
    [
      'VN-2000 metres',
      { type: 'Polygon', coordinates: [square.map(([lon = 0, lat = 0]) => [lon * 4_000, lat * 100_000])] },
      'not-wgs84',
    ],
    [
      'swapped axes',
      { type: 'Polygon', coordinates: [square.map(([lon = 0, lat = 0]) => [lat, lon - 40])] },
      'outside-vietnam',
    ],
    ['a line', { type: 'Polygon', coordinates: [[square[0], square[1], square[0], square[0]]] }, 'empty'],
  ])('refuses %s', (_, geometry, code) => {
    expect(readBoundary(geometry)).toBe(code);
  });
});
