import { topology } from 'topojson-server';
import { describe, expect, it } from 'vitest';
import { featuresOf } from './geojson.ts';

const square = (x: number, size: number) => [
  [x, 0],
  [x, size],
  [x + size, size],
  [x + size, 0],
  [x, 0],
];
const area = (id: string, coordinates: number[][][][]) => ({
  type: 'Feature' as const,
  id,
  properties: {},
  geometry: { type: 'MultiPolygon' as const, coordinates },
});
const signed = (ring: number[][]) =>
  ring.slice(1).reduce((sum, [x, y], i) => sum + (ring[i]![0]! * y! - x! * ring[i]![1]!), 0);

describe('featuresOf', () => {
  it('winds outer rings against the clock and holes with it, and leaves out what has no figure', () => {
    const hole = square(1, 1)
      .toReversed()
      .map(([x, y]) => [x! + 0.5, y! + 0.5]);
    const features = [area('a', [[square(0, 4), hole]]), area('b', [[square(10, 1)]])];
    const made = topology({ areas: { type: 'FeatureCollection', features } as never });
    const [only, ...rest] = featuresOf(made, (id) => (id === 'a' ? { value: 1 } : undefined));
    expect(rest).toEqual([]);
    const [outer, inner] = only!.geometry.coordinates[0]!;
    expect([Math.sign(signed(outer!)), Math.sign(signed(inner!))]).toEqual([1, -1]);
    expect(only!.properties).toEqual({ value: 1 });
  });
});
