import {
  clusterPoints,
  extent,
  layerNames,
  mercatorLatitude,
  mercatorY,
} from '../../../../lib/maps/index.ts';
import type { MapReply, PublicPlace } from '../usecases/read-map.ts';

type Group = NonNullable<MapReply['groups']>[number];

/** So many places are few: they are answered as they are, and drawn at once. */
export const FEW_PLACES = 300;
/** Cells of the longer side of the map: about as fine as a phone draws it whole. */
const CELLS = 10;

/** Places near each other as one point with their numbers by layer, for a map seen whole. */
export function groupPlaces(places: readonly PublicPlace[]): Group[] {
  if (places.length === 0) {
    return [];
  }
  const points = places.map(({ lon, lat }) => [lon, mercatorY(lat)] as const);
  const [west, east] = extent(points.map(([x]) => x));
  const [south, north] = extent(points.map(([, y]) => y));
  const cell = Math.max(east - west, north - south, 1e-6) / CELLS;
  const byCell = (layer: number) =>
    points.flatMap((point, i) => (layerNames.indexOf(places[i]!.layer) === layer ? [point] : []));
  const counted = new Map<string, { x: number; y: number; counts: number[] }>();
  layerNames.forEach((_name, layer) => {
    for (const { x, y, count } of clusterPoints(byCell(layer), cell)) {
      const key = `${Math.floor(x / cell)} ${Math.floor(y / cell)}`;
      const group = counted.get(key) ?? { x: 0, y: 0, counts: layerNames.map(() => 0) };
      group.x += x * count;
      group.y += y * count;
      group.counts[layer]! += count;
      counted.set(key, group);
    }
  });
  return [...counted.values()].map(({ x, y, counts }) => {
    const total = counts.reduce((sum, count) => sum + count, 0);
    return { lat: round(mercatorLatitude(y / total)), lon: round(x / total), counts };
  });
}

/** About ten metres: a group is no place. */
function round(degrees: number): number {
  return Math.round(degrees * 1e4) / 1e4;
}
