import { type LayerName, layerNames } from '../../../lib/maps/index.ts';
import type { MapSnapshot } from '../data/zone-data.ts';

/** A place of the map, or a group of places that the server made because there are many. */
export type MapPoint = {
  readonly lat: number;
  readonly lon: number;
  readonly layer: LayerName;
  readonly count: number;
  /** Name and kind; null for a group. */
  readonly place: MapSnapshot['places'][number] | null;
};

/** How many places of each layer a map has. */
export function countLayers(points: readonly PointSource[]): ReadonlyMap<LayerName, number> {
  const counts = new Map<LayerName, number>();
  for (const point of points) {
    layerNames.forEach((layer, i) => {
      const count = 'counts' in point ? (point.counts[i] ?? 0) : Number(point.layer === layer);
      if (count > 0) {
        counts.set(layer, (counts.get(layer) ?? 0) + count);
      }
    });
  }
  return counts;
}

/** What a map is drawn from: its places where they are here, else its groups. */
export type PointSource = MapSnapshot['places'][number] | NonNullable<MapSnapshot['groups']>[number];

/** The points of the layers that are shown. */
export function pointsOf(sources: readonly PointSource[], hidden: ReadonlySet<LayerName>): MapPoint[] {
  return sources.flatMap((source): MapPoint[] => {
    if (!('counts' in source)) {
      const { lat, lon, layer } = source;
      return hidden.has(layer) ? [] : [{ lat, lon, layer, count: 1, place: source }];
    }
    const shown = layerNames.filter((layer, i) => !hidden.has(layer) && (source.counts[i] ?? 0) > 0);
    const count = layerNames.reduce(
      (sum, layer, i) => sum + (hidden.has(layer) ? 0 : (source.counts[i] ?? 0)),
      0,
    );
    return shown[0] === undefined
      ? []
      : [{ lat: source.lat, lon: source.lon, layer: shown[0], count, place: null }];
  });
}
