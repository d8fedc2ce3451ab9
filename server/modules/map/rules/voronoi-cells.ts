import { Delaunay } from 'd3-delaunay';
import polygonClipping from 'polygon-clipping';
import { type Polygons, type Position, windRing } from '../../../registry/areas/index.ts';
import { bufferedHull, planeAt } from './plane.ts';

export type Centroid = { readonly lat: number; readonly lon: number };

/** Polygons as polygon-clipping has them: it only reads, but does not say so. */
export type Clipped = ReturnType<typeof polygonClipping.union>;

/** Buffer of a province of one commune, degrees (about 5 km). */
const LONE_RADIUS = 0.05;
/** Of the usual distance between neighbours: a border commune reaches about as far outwards as inwards. */
const BUFFER_SHARE = 0.6;
/** Shift that parts two units with the same centroid, degrees (about 10 m). */
const NUDGE = 1e-4;

/** Outline of a province of which only the communes' centroids are known: their hull, widened and rounded. */
export function approximateOutline(centroids: readonly Centroid[]): Polygons {
  const plane = planeAt(middle(centroids));
  const points = centroids.map(({ lat, lon }) => plane.toPlane([lon, lat]));
  const nearest = points.map((a, i) =>
    Math.min(...points.filter((_, j) => j !== i).map((b) => Math.hypot(a[0] - b[0], a[1] - b[1]))),
  );
  const radius = points.length < 2 ? LONE_RADIUS : Math.max(mean(nearest) * BUFFER_SHARE, NUDGE);
  return [[windRing(bufferedHull(points, radius).map(plane.fromPlane), true)]];
}

/**
 * Approximate outlines: each unit gets what lies nearer to its centroid than to any other, inside `outline`. Cells
 * do not overlap and fill the outline.
 * @returns one shape a centroid, degrees, outer rings clockwise; empty where a centroid's cell lies outside.
 */
export function voronoiCells(centroids: readonly Centroid[], outline: Polygons): Polygons[] {
  const plane = planeAt(middle(centroids));
  const points = parted(centroids.map(({ lat, lon }) => plane.toPlane([lon, lat])));
  const clip = outline.map((rings) => rings.map((ring) => ring.map(plane.toPlane))) as Clipped;
  const voronoi = Delaunay.from(points).voronoi(boundsOf([...clip.flat(2), ...points]));
  return points.map((_, i) => {
    const shape = polygonClipping.intersection([voronoi.cellPolygon(i)], clip);
    return windShape(shape.map((rings) => rings.map((ring) => ring.map(plane.fromPlane))));
  });
}

/** Outer rings clockwise, holes the other way. */
export function windShape(polygons: Polygons): Polygons {
  return polygons.map((rings) => rings.map((ring, depth) => windRing(ring, depth === 0)));
}

function parted(points: readonly Position[]): [number, number][] {
  const seen = new Set<string>();
  return points.map(([x, y]) => {
    let shifted = x;
    while (seen.has(`${shifted} ${y}`)) {
      shifted += NUDGE;
    }
    seen.add(`${shifted} ${y}`);
    return [shifted, y];
  });
}

function boundsOf(points: readonly Position[]): [number, number, number, number] {
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  return [Math.min(...xs) - 1, Math.min(...ys) - 1, Math.max(...xs) + 1, Math.max(...ys) + 1];
}

function middle(centroids: readonly Centroid[]): number {
  return mean(centroids.map((one) => one.lat));
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
