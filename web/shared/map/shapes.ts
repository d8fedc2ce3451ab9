import { geoPath, geoTransform } from 'd3-geo';
import { feature } from 'topojson-client';
import type { Geometry, Polygon } from 'geojson';
import type { GeometryCollection, Topology } from 'topojson-specification';
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
  /** Whether the outlines span the whole country, which is never drawn without its archipelagos. */
  readonly wholeCountry: boolean;
  /** Place of a coordinate (degrees) on the unzoomed map. */
  readonly project: (lon: number, lat: number) => Point;
};

const MARGIN = 8;
const COUNTRY_SPAN_DEGREES = 8;

const mercator = (lat: number) => (Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360)) * 180) / Math.PI;

function isTopology(value: unknown): value is Topology<{ areas: GeometryCollection }> {
  return typeof value === 'object' && value !== null && 'objects' in value && 'arcs' in value;
}

/** The largest polygon of an area: its sign is not written in the sea between islands. */
function mainPart(geometry: Geometry, size: (part: Polygon) => number): Geometry {
  if (geometry.type !== 'MultiPolygon') {
    return geometry;
  }
  const parts = geometry.coordinates.map((coordinates): Polygon => ({ type: 'Polygon', coordinates }));
  return parts.toSorted((a, b) => size(b) - size(a))[0] ?? geometry;
}

/**
 * Outlines of a TopoJSON (object `areas`, id = area id), fitted into a window in the Mercator projection. The
 * projection is planar, so the winding of a ring does not matter. An unreadable topology gives no shapes.
 */
export function readShapes(topology: unknown, size: Size): Shapes {
  if (!isTopology(topology) || topology.objects.areas === undefined) {
    return { shapes: [], wholeCountry: false, project: () => [0, 0] };
  }
  const { features } = feature(topology, topology.objects.areas);
  const flat = geoPath(
    geoTransform({
      point(lon: number, lat: number) {
        this.stream.point(lon, -mercator(lat));
      },
    }),
  );
  const [[west, north], [east, south]] = flat.bounds({ type: 'FeatureCollection', features });
  const scale = Math.min(
    (size.width - 2 * MARGIN) / Math.max(east - west, 1e-9),
    (size.height - 2 * MARGIN) / Math.max(south - north, 1e-9),
  );
  const left = (size.width - (east - west) * scale) / 2 - west * scale;
  const top = (size.height - (south - north) * scale) / 2 - north * scale;
  const project = (lon: number, lat: number): Point => [left + lon * scale, top - mercator(lat) * scale];

  const fitted = geoTransform({
    point(lon: number, lat: number) {
      this.stream.point(...project(lon, lat));
    },
  });
  const draw = geoPath(fitted);
  const shapes = features.map((area) => {
    const main = mainPart(area.geometry, (part) => draw.area(part));
    const [[x0, y0], [x1, y1]] = draw.bounds(main);
    const path = new Path2D(draw(area) ?? '');
    return { id: String(area.id), path, centre: draw.centroid(main), room: Math.min(x1 - x0, y1 - y0) };
  });
  return { shapes, wholeCountry: south - north > COUNTRY_SPAN_DEGREES, project };
}
