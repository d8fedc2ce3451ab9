import polygonClipping from 'polygon-clipping';
import { topology } from 'topojson-server';
import type { Topology } from 'topojson-specification';
import type { Polygons } from '../../../registry/areas/index.ts';
import { type Clipped, approximateOutline, voronoiCells, windShape } from './voronoi-cells.ts';

export type ShapeUnit = {
  readonly no: number;
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly lat: number | null;
  readonly lon: number | null;
};

export type ShapeInput = {
  readonly units: readonly ShapeUnit[];
  /** Official outlines by area number. */
  readonly boundaries: ReadonlyMap<number, Polygons>;
  /** Official outline of the province, where it is loaded. */
  readonly outline: Polygons | undefined;
};

export type Shapes = { readonly approximate: boolean; readonly topology: Topology };

/** Steps of the grid on which coordinates are kept, each way: about 15 m in a province. */
const QUANTIZATION = 1e4;

/**
 * Outlines of units as TopoJSON, object `areas`, feature id = area id. A unit with an official boundary gets it;
 * the others share the rest by Voronoi cells of the centroids, and the whole is marked approximate. A unit with
 * neither boundary nor centroid has no shape.
 * @param boundaries official outlines by area number. `outline`: that of the province, where it is loaded.
 */
export function buildShapes(
  units: readonly ShapeUnit[],
  boundaries: ReadonlyMap<number, Polygons>,
  outline?: Polygons,
): Shapes {
  const missing = units.some((unit) => !boundaries.has(unit.no));
  const cells = missing ? approximateCells(units, boundaries, outline) : new Map<number, Polygons>();
  const features = units.flatMap((unit) => {
    const polygons = boundaries.get(unit.no) ?? cells.get(unit.no);
    return polygons === undefined || polygons.length === 0
      ? []
      : [
          {
            type: 'Feature' as const,
            id: unit.id,
            properties: { code: unit.code, name: unit.name },
            geometry: { type: 'MultiPolygon' as const, coordinates: polygons as [number, number][][][] },
          },
        ];
  });
  return {
    approximate: missing,
    topology: topology({ areas: { type: 'FeatureCollection', features } as never }, QUANTIZATION),
  };
}

/** Cells over all centroids, less what official boundaries already cover. */
function approximateCells(
  units: readonly ShapeUnit[],
  boundaries: ReadonlyMap<number, Polygons>,
  outline?: Polygons,
): Map<number, Polygons> {
  const placed = units.flatMap(({ no, lat, lon }) =>
    lat === null || lon === null ? [] : [{ no, lat, lon }],
  );
  const shapes = new Map<number, Polygons>();
  if (placed.length === 0) {
    return shapes;
  }
  const cells = voronoiCells(placed, outline ?? approximateOutline(placed));
  const official = units.flatMap((unit) => boundaries.get(unit.no) ?? []) as Clipped;
  placed.forEach(({ no }, i) => {
    const cell = cells[i]!;
    const free =
      official.length === 0 ? cell : windShape(polygonClipping.difference(cell as Clipped, official));
    shapes.set(no, free);
  });
  return shapes;
}
