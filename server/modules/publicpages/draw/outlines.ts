import { feature } from 'topojson-client';
import type { Position } from 'geojson';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { extent, mainRing, mercatorY, ringCentre } from '../../../../lib/maps/index.ts';

/** One area as the SVG draws it, in whole units of a drawing `WIDTH` wide. */
export type Outline = {
  readonly id: string;
  readonly path: string;
  /** Where its letter stands, and how much room there is. */
  readonly x: number;
  readonly y: number;
  readonly room: number;
};
export type Drawing = {
  readonly width: number;
  readonly height: number;
  readonly outlines: readonly Outline[];
  /** Place of a coordinate (degrees) in the drawing. */
  readonly project: (lon: number, lat: number) => readonly [number, number];
};

export const WIDTH = 1000;
const MARGIN = 6;

/** Draws the areas of a TopoJSON (object `areas`) in Mercator, fitted to the width. Without areas: an empty square. */
export function drawOutlines(topology: Topology): Drawing {
  const areas = topology.objects['areas'] as GeometryCollection | undefined;
  const features = areas === undefined ? [] : feature(topology, areas).features;
  const shapes = features.map(({ id, geometry }) => ({
    id: String(id),
    polygons:
      geometry.type === 'MultiPolygon'
        ? geometry.coordinates
        : geometry.type === 'Polygon'
          ? [geometry.coordinates]
          : [],
  }));
  const points = shapes.flatMap(({ polygons }) => polygons.flat(2));
  if (points.length === 0) {
    return { width: WIDTH, height: WIDTH, outlines: [], project: () => [0, 0] };
  }
  const [west, east] = extent(points.map((point) => point[0]!));
  const [south, north] = extent(points.map((point) => mercatorY(point[1]!)));
  const scale = (WIDTH - 2 * MARGIN) / Math.max(east - west, 1e-9);
  const project = (lon: number, lat: number) =>
    [
      Math.round(MARGIN + (lon - west) * scale),
      Math.round(MARGIN + (north - mercatorY(lat)) * scale),
    ] as const;
  return {
    width: WIDTH,
    height: Math.round((north - south) * scale) + 2 * MARGIN,
    outlines: shapes.map(({ id, polygons }) => outlineOf(id, polygons, project)),
    project,
  };
}

function outlineOf(id: string, polygons: readonly Position[][][], project: Drawing['project']): Outline {
  const rings = polygons.map((rings) => rings.map((ring) => thinned(ring.map(([x, y]) => project(x!, y!)))));
  const path = rings.flat().map(ringPath).join('');
  // The sign stands in the largest part, not in the sea between islands.
  const main = mainRing(rings);
  const [left, right] = extent(main.map(([x]) => x));
  const [top, bottom] = extent(main.map(([, y]) => y));
  const [x, y] = ringCentre(main);
  return { id, path, x: Math.round(x), y: Math.round(y), room: Math.min(right - left, bottom - top) };
}

/** Drops points that fall on the same place of the grid as the one before. */
function thinned(ring: readonly (readonly [number, number])[]): (readonly [number, number])[] {
  return ring.filter(([x, y], i) => i === 0 || x !== ring[i - 1]![0] || y !== ring[i - 1]![1]);
}

function ringPath(ring: readonly (readonly [number, number])[]): string {
  let [lastX, lastY] = ring[0]!;
  let path = `M${lastX} ${lastY}l`;
  for (const [x, y] of ring.slice(1, -1)) {
    path += `${x - lastX} ${y - lastY} `;
    [lastX, lastY] = [x, y];
  }
  return `${path.trimEnd()}z`;
}
