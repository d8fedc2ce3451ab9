import { DAY_MS, HOUR_MS, startOfLocalDay } from '../../../platform/clock/clock.ts';
import type { HourCounts } from './evaluate-rule.ts';
import type { TileSpec } from './shipped.ts';

export type Reading = {
  readonly value: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly change: number | null;
  readonly points: [at: number, value: number][];
};

/** How far back any tile looks. */
export const WALL_DAYS = 15;
const SERIES_DAYS = 14;
const SERIES_HOURS = 24;
const WEEK_MS = 7 * DAY_MS;

const nothing: Reading = { value: null, numerator: null, denominator: null, change: null, points: [] };

/**
 * What a tile shows at `now`. `change` compares the last full hour with the one before it: what happened in each, or
 * for a standing level how much it moved in the last full hour; a ratio compares its week with the week before.
 * @param counts by metric; `now` in Unix ms.
 */
export function readTile(tile: TileSpec, counts: ReadonlyMap<string, HourCounts>, now: number): Reading {
  const own = tile.metric === undefined ? undefined : counts.get(tile.metric);
  if (own === undefined) {
    return nothing;
  }
  if (tile.kind === 'ratio') {
    return readRatio(own, counts.get(tile.denominator ?? ''), now);
  }
  const hour = Math.floor(now / HOUR_MS) * HOUR_MS;
  const last = sum(own, hour - HOUR_MS, hour);
  const standing = tile.window === 'standing';
  const change = standing ? last : last - sum(own, hour - 2 * HOUR_MS, hour - HOUR_MS);
  return {
    ...nothing,
    value: standing ? own.base + sum(own, 0, now) : sum(own, windowStart(tile, now), now),
    change,
    points: tile.kind === 'series' ? seriesOf(tile, own, now) : [],
  };
}

/** From when a tile counts. */
function windowStart({ window }: TileSpec, now: number): number {
  switch (window) {
    case 'week':
      return now - WEEK_MS;
    case 'days':
      return startOfLocalDay(now) - (SERIES_DAYS - 1) * DAY_MS;
    case 'hours':
      return now - DAY_MS;
    default:
      return startOfLocalDay(now);
  }
}

function readRatio(numerators: HourCounts, denominators: HourCounts | undefined, now: number): Reading {
  if (denominators === undefined) {
    return nothing;
  }
  const numerator = sum(numerators, now - WEEK_MS, now);
  const denominator = sum(denominators, now - WEEK_MS, now);
  const before = share(
    sum(numerators, now - 2 * WEEK_MS, now - WEEK_MS),
    sum(denominators, now - 2 * WEEK_MS, now - WEEK_MS),
  );
  const value = share(numerator, denominator);
  const change = value === null || before === null ? null : value - before;
  return { ...nothing, value, numerator, denominator, change };
}

function share(numerator: number, denominator: number): number | null {
  return denominator > 0 ? numerator / denominator : null;
}

/** Counts by day or hour; one without any event is a zero, as its source reported nothing there. */
function seriesOf({ window }: TileSpec, counts: HourCounts, now: number): [number, number][] {
  const hourly = window === 'hours';
  const step = hourly ? HOUR_MS : DAY_MS;
  const end = hourly ? Math.floor(now / HOUR_MS) * HOUR_MS : startOfLocalDay(now);
  const length = hourly ? SERIES_HOURS : SERIES_DAYS;
  return Array.from({ length }, (_, i) => {
    const at = end - (length - 1 - i) * step;
    return [at, sum(counts, at, Math.min(at + step, now))];
  });
}

function sum({ hours }: HourCounts, from: number, to: number): number {
  let total = 0;
  for (const [hour, value] of hours) {
    if (hour >= from && hour < to) {
      total += value;
    }
  }
  return total;
}
