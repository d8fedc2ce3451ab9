import type { Position } from 'geojson';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';

export type AreaFeature<P> = {
  readonly type: 'Feature';
  readonly geometry: { readonly type: 'MultiPolygon'; readonly coordinates: Position[][][] };
  readonly properties: P;
};

/** Five decimals of a degree: about a metre. */
const DECIMALS = 1e5;

/**
 * Areas of a TopoJSON (object `areas`) as GeoJSON features with the properties of each, by area id; those without
 * properties are left out. Rings wind as RFC 7946 asks: outer ones against the clock, holes with it.
 */
export function featuresOf<P>(
  topology: Topology,
  propertiesOf: (areaId: string) => P | undefined,
): AreaFeature<P>[] {
  const areas = topology.objects['areas'] as GeometryCollection | undefined;
  return (areas === undefined ? [] : feature(topology, areas).features).flatMap(
    ({ id, geometry }): AreaFeature<P>[] => {
      const properties = propertiesOf(String(id));
      if (properties === undefined || geometry.type !== 'MultiPolygon') {
        return [];
      }
      const coordinates = geometry.coordinates.map((rings) =>
        rings.map((ring, i) => wound(ring.map(rounded), i === 0)),
      );
      return [{ type: 'Feature', geometry: { type: 'MultiPolygon', coordinates }, properties }];
    },
  );
}

function rounded([lon, lat]: Position): Position {
  return [Math.round(lon! * DECIMALS) / DECIMALS, Math.round(lat! * DECIMALS) / DECIMALS];
}

function wound(ring: Position[], outer: boolean): Position[] {
  const doubled = ring.reduce((sum, [x, y], i) => {
    const [nextX, nextY] = ring[(i + 1) % ring.length]!;
    return sum + (x! * nextY! - nextX! * y!);
  }, 0);
  return doubled > 0 === outer ? ring : ring.toReversed();
}
