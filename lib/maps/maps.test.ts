import { describe, expect, it } from 'vitest';
import {
  archipelagos,
  clusterPoints,
  extent,
  mainRing,
  mercatorLatitude,
  mercatorY,
  ringArea,
  ringCentre,
} from './index.ts';

describe('clusterPoints', () => {
  it('joins what lies in one cell and loses nothing', () => {
    const points = [
      [1, 1],
      [3, 5],
      [12, 1],
    ] as const;
    expect(clusterPoints(points, 10)).toEqual([
      { x: 2, y: 3, count: 2, first: 0 },
      { x: 12, y: 1, count: 1, first: 2 },
    ]);
  });

  it('counts and weighs points that stand for several', () => {
    const points = [
      [1, 1],
      [5, 1],
    ] as const;
    expect(clusterPoints(points, 10, [3, 1])).toEqual([{ x: 2, y: 1, count: 4, first: 0 }]);
  });

  it('keeps cells apart left of and above the origin', () => {
    const points = [
      [-1, -1],
      [1, -1],
      [-1, 1],
      [1, 1],
    ] as const;
    expect(clusterPoints(points, 10).map(({ count }) => count)).toEqual([1, 1, 1, 1]);
  });

  it('counts ten thousand points whole', () => {
    const points = Array.from({ length: 10_000 }, (_, i) => [(i * 137) % 1009, (i * 251) % 997] as const);
    const clusters = clusterPoints(points, 44);
    expect(clusters.length).toBeLessThan(700);
    expect(clusters.reduce((sum, { count }) => sum + count, 0)).toBe(10_000);
  });
});

describe('mercatorY', () => {
  it('is 0 at the equator and grows faster than the latitude', () => {
    expect(mercatorY(0)).toBeCloseTo(0, 12);
    expect(mercatorY(21.85)).toBeCloseTo(22.4, 1);
    expect(mercatorLatitude(mercatorY(21.85))).toBeCloseTo(21.85, 9);
  });
});

it('names both archipelagos', () => {
  const svg = archipelagos({ title: 'T', paracel: 'Hoàng Sa', spratly: 'Trường Sa', country: 'Việt Nam' });
  expect(svg).toContain('Hoàng Sa');
  expect(svg).toContain('Trường Sa');
  expect(svg.match(/<circle/g)).toHaveLength(11);
});

describe('rings', () => {
  const square = [
    [0, 0],
    [4, 0],
    [4, 4],
    [0, 4],
    [0, 0],
  ] as const;

  it('has an area by its winding and a centre whichever way it winds', () => {
    expect([ringArea(square), ringArea(square.toReversed())]).toEqual([16, -16]);
    expect([ringCentre(square), ringCentre(square.toReversed())]).toEqual([
      [2, 2],
      [2, 2],
    ]);
    expect(
      ringCentre([
        [7, 7],
        [7, 7],
      ]),
    ).toEqual([7, 7]);
  });

  it('finds the largest part and the extent', () => {
    const islet = square.map(([x, y]) => [x / 4 + 9, y / 4] as const);
    expect(mainRing([[islet], [square]])).toBe(square);
    expect(extent(square.map(([x]) => x))).toEqual([0, 4]);
  });
});
