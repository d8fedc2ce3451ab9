import * as fc from 'fast-check';
import polygonClipping from 'polygon-clipping';
import { describe, expect, it } from 'vitest';
import type { Polygons, Position } from '../../../registry/areas/index.ts';
import { type Clipped, approximateOutline, voronoiCells } from './voronoi-cells.ts';

// Communes lie a kilometre apart or more: points of a grid of hundredths of a degree.
const centroids = fc.uniqueArray(
  fc.record({
    lat: fc.integer({ min: 2140, max: 2240 }).map((n) => n / 100),
    lon: fc.integer({ min: 10_610, max: 10_730 }).map((n) => n / 100),
  }),
  { minLength: 1, maxLength: 60, selector: ({ lat, lon }) => `${lat} ${lon}` },
);

function ringArea(ring: readonly Position[]): number {
  return ring.slice(1).reduce((sum, [x, y], i) => sum + ring[i]![0] * y - x * ring[i]![1], 0) / 2;
}

function size(shape: Polygons): number {
  return shape.flat().reduce((sum, ring) => sum - ringArea(ring), 0);
}

function contains(shape: Polygons, [x, y]: Position): boolean {
  const crossings = shape.flat().flatMap((ring) =>
    ring.slice(1).filter(([x2, y2], i) => {
      const [x1, y1] = ring[i]!;
      return y1 > y !== y2 > y && x < x1 + ((x2 - x1) * (y - y1)) / (y2 - y1);
    }),
  );
  return crossings.length % 2 === 1;
}

describe('voronoiCells', () => {
  it('gives every unit a cell that holds its centroid, clockwise, filling the outline without overlap', () => {
    fc.assert(
      fc.property(centroids, (points) => {
        const outline = approximateOutline(points);
        const cells = voronoiCells(points, outline);
        points.forEach((point, i) => {
          expect(contains(cells[i]!, [point.lon, point.lat])).toBe(true);
        });
        for (const cell of cells) {
          expect(size(cell)).toBeGreaterThan(0);
        }
        const whole = size(outline);
        const sum = cells.reduce((total, cell) => total + size(cell), 0);
        expect(Math.abs(sum - whole) / whole).toBeLessThan(1e-6);
      }),
      { numRuns: 60, seed: 7 },
    );
  });

  it('has no two cells that overlap', () => {
    const points = Array.from({ length: 30 }, (_, i) => ({
      lat: 21.5 + ((i * 37) % 90) / 100,
      lon: 106.2 + ((i * 53) % 97) / 100,
    }));
    const cells = voronoiCells(points, approximateOutline(points)) as Clipped[];
    const overlaps = cells.flatMap((a, i) =>
      cells.slice(i + 1).map((b) => size(polygonClipping.intersection(a, b))),
    );
    expect(Math.max(...overlaps.map(Math.abs))).toBeLessThan(1e-9);
  });

  it('gives two units with one centroid a cell each', () => {
    const points = [
      { lat: 21.8, lon: 106.7 },
      { lat: 21.8, lon: 106.7 },
      { lat: 21.9, lon: 106.9 },
    ];
    const cells = voronoiCells(points, approximateOutline(points));
    expect(cells.map((cell) => size(cell) > 0)).toEqual([true, true, true]);
  });

  it('keeps the cells inside a given outline', () => {
    const points = [
      { lat: 21.8, lon: 106.7 },
      { lat: 21.8, lon: 106.9 },
    ];
    const square: Polygons = [
      [
        [
          [106.6, 21.7],
          [106.6, 21.9],
          [107, 21.9],
          [107, 21.7],
          [106.6, 21.7],
        ],
      ],
    ];
    const cells = voronoiCells(points, square);
    expect(cells.map((cell) => size(cell).toFixed(6))).toEqual(['0.040000', '0.040000']);
  });
});
