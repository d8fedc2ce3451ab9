import { type LayerName, clusterPoints } from '../../../lib/maps/index.ts';
import type { Point, Size, View } from './view.ts';

export type MapPlace = {
  readonly lat: number;
  readonly lon: number;
  readonly layer?: LayerName;
  /** How many places it stands for; one unless told. */
  readonly count?: number;
};

/** A point or a cluster of points of the unzoomed drawing; `first` is the index of its (first) place. */
export type Marker = {
  readonly at: Point;
  readonly count: number;
  readonly first: number;
  readonly layer: LayerName;
};

export type Markers = {
  /** Markers of a zoom that lie in the window. */
  readonly shown: (view: View, size: Size) => readonly Marker[];
  /** The marker under a screen point, where there is one. */
  readonly hit: (view: View, size: Size, at: Point) => Marker | null;
};

/** Side of a cluster's cell on the screen, CSS pixels, at most; half of that at least, between two steps of zoom. */
const CELL = 52;
const REACH = 16;

/** Projects places once and clusters them once a step of zoom: panning ten thousand points costs nothing. */
export function createMarkers(
  places: readonly MapPlace[],
  project: (lon: number, lat: number) => Point,
): Markers {
  const points = places.map(({ lon, lat }) => project(lon, lat));
  const counts = places.map(({ count }) => count ?? 1);
  const levels = new Map<number, readonly Marker[]>();

  function ofLevel(level: number): readonly Marker[] {
    const made =
      levels.get(level) ??
      clusterPoints(points, CELL / 2 ** level, counts).map(({ x, y, count, first }) => ({
        at: [x, y] as const,
        count,
        first,
        layer: places[first]!.layer ?? 'exposure',
      }));
    levels.set(level, made);
    return made;
  }

  function shown(view: View, { width, height }: Size): readonly Marker[] {
    return ofLevel(Math.floor(Math.log2(view.k) + 1e-9)).filter(({ at }) => {
      const x = at[0] * view.k + view.x;
      const y = at[1] * view.k + view.y;
      return x > -CELL && y > -CELL && x < width + CELL && y < height + CELL;
    });
  }

  return {
    shown,
    hit: (view, size, [x, y]) =>
      shown(view, size).find(
        ({ at }) => Math.hypot(at[0] * view.k + view.x - x, at[1] * view.k + view.y - y) <= REACH,
      ) ?? null,
  };
}
