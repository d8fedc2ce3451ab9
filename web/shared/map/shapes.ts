import { feature } from 'topojson-client';
import type { Position } from 'geojson';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { extent, mainRing, mercatorY, type PlaneRing, ringCentre } from '../../../lib/maps/index.ts';
import type { Point, Size } from './view.ts';

/** One area as drawn: its outline in CSS pixels of the unzoomed map. */
export type Shape = {
  readonly id: string;
  readonly path: Path2D;
  /** Where its sign or name is written. */
  readonly centre: Point;
  /** Smaller side of its bounding box, to know what fits in. */
  readonly room: number;
};
export type Shapes = {
  readonly shapes: readonly Shape[];
  /** Place of a coordinate (degrees) on the unzoomed map. */
  readonly project: (lon: number, lat: number) => Point;
};

const MARGIN = 8;

function isTopology(value: unknown): value is Topology<{ areas: GeometryCollection }> {
  return typeof value === 'object' && value !== null && 'objects' in value && 'arcs' in value;
}

/**
 * Outlines of a TopoJSON (object `areas`, id = area id), fitted into a window in the Mercator projection. The
 * projection is planar, so the winding of a ring does not matter. An unreadable topology gives no shapes.
 */
export function readShapes(topology: unknown, size: Size): Shapes {
  if (!isTopology(topology) || topology.objects.areas === undefined) {
    return { shapes: [], project: () => [0, 0] };
  }
  const areas = feature(topology, topology.objects.areas).features.flatMap(({ id, geometry }) =>
    geometry.type === 'MultiPolygon'
      ? [{ id: String(id), polygons: geometry.coordinates }]
      : geometry.type === 'Polygon'
        ? [{ id: String(id), polygons: [geometry.coordinates] }]
        : [],
  );
  const points = areas.flatMap(({ polygons }) => polygons.flat(2));
  const [west, east] = extent(points.map(([lon]) => lon!));
  const [south, north] = extent(points.map(([, lat]) => lat!)).map(mercatorY) as [number, number];
  const scale = Math.min(
    (size.width - 2 * MARGIN) / Math.max(east - west, 1e-9),
    (size.height - 2 * MARGIN) / Math.max(north - south, 1e-9),
  );
  const left = (size.width - (east - west) * scale) / 2 - west * scale;
  const top = (size.height - (north - south) * scale) / 2 + north * scale;
  const project = (lon: number, lat: number): Point => [left + lon * scale, top - mercatorY(lat) * scale];
  return { shapes: areas.map(({ id, polygons }) => shapeOf(id, polygons, project)), project };
}

function shapeOf(id: string, polygons: readonly Position[][][], project: Shapes['project']): Shape {
  const rings = polygons.map((rings) => rings.map((ring) => ring.map(([lon, lat]) => project(lon!, lat!))));
  const path = new Path2D();
  rings.flat().forEach((ring) => trace(path, ring));
  const main = mainRing(rings);
  const [x0, x1] = extent(main.map(([x]) => x));
  const [y0, y1] = extent(main.map(([, y]) => y));
  return { id, path, centre: ringCentre(main), room: Math.min(x1 - x0, y1 - y0) };
}

function trace(path: Path2D, ring: PlaneRing): void {
  ring.forEach(([x, y], i) => (i === 0 ? path.moveTo(x, y) : path.lineTo(x, y)));
  path.closePath();
}
