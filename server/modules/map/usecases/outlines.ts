import type { Polygon, MultiPolygon } from 'geojson';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import type { Db } from '../../../platform/db/database.ts';
import type { AreaDirectory } from '../../../registry/areas/index.ts';
import { mapUnits } from './map-units.ts';
import { readShapes } from './read-shapes.ts';

/** Outlines of the communes of a province as rings of degrees, for papers; `approximate` where one is not official. */
export type Outlines = {
  readonly approximate: boolean;
  readonly areas: readonly {
    readonly code: string;
    readonly rings: readonly (readonly [number, number][])[];
  }[];
};

/** The outlines of today's communes, as the map draws them. */
export async function provinceOutlines(
  db: Db,
  areas: AreaDirectory,
  provinceCode: string,
  now: number,
): Promise<Outlines> {
  const units = mapUnits(areas, provinceCode, undefined, now);
  if (!units.ok) {
    return { approximate: true, areas: [] };
  }
  const { approximate, topology } = await readShapes(db, units.value);
  const shaped = topology as Topology<{ areas: GeometryCollection<{ code: string }> }>;
  const { features } = feature(shaped, shaped.objects.areas);
  return {
    approximate,
    areas: features.map(({ properties, geometry }) => ({
      code: properties.code,
      rings: ringsOf(geometry as Polygon | MultiPolygon),
    })),
  };
}

function ringsOf(geometry: Polygon | MultiPolygon): [number, number][][] {
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  return polygons.flat() as [number, number][][];
}
