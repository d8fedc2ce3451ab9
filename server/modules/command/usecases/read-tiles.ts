import type { tileComparisons } from '../../../../contract/command-wall.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { DAY_MS, HOUR_MS, startOfLocalDay } from '../../../platform/clock/clock.ts';
import type { Area } from '../../../registry/areas/index.ts';
import type { CatalogueEntry, MetricAnswer } from '../../figures/index.ts';
import type { CommandContext } from '../context.ts';
import type { TileSpec } from '../rules/shipped.ts';

type Comparison = (typeof tileComparisons)[number];

export type Reading = {
  readonly value: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly change: number | null;
  readonly comparison: Comparison;
  readonly points: readonly [at: number, value: number | null][];
};

const SERIES_DAYS = 14;

/** From when a tile counts (Unix ms); what stands is asked for the moment. */
function startOf(window: TileSpec['window'], now: number): number | undefined {
  switch (window) {
    case 'week':
      return startOfLocalDay(now) - 6 * DAY_MS;
    case 'days':
      return startOfLocalDay(now) - (SERIES_DAYS - 1) * DAY_MS;
    case 'hours':
      return Math.floor(now / HOUR_MS) * HOUR_MS - 23 * HOUR_MS;
    case 'standing':
      return undefined;
    default:
      return startOfLocalDay(now);
  }
}

/** What a change is measured against: the hour before, where facts have an hour; a week is compared with a week. */
function comparisonOf({ window }: TileSpec, { grain, kind }: CatalogueEntry): Comparison {
  if (window === 'week') {
    return 'previous-week';
  }
  return grain === 'hour' && kind !== 'ratio' ? 'previous-hour' : 'previous-day';
}

/** What a tile shows in each of these areas, by area number, as the dictionary of metrics answers it. */
export async function readTile(
  context: CommandContext,
  scope: Scope,
  tile: TileSpec,
  areas: readonly Area[],
  entries: ReadonlyMap<string, CatalogueEntry>,
): Promise<Map<number, Reading>> {
  const entry = tile.metric === undefined ? undefined : entries.get(tile.metric);
  if (entry === undefined) {
    return new Map();
  }
  const now = context.platform.clock.now();
  const comparison = comparisonOf(tile, entry);
  const series = tile.kind === 'series';
  const read = await context.figures.readMetric(scope, {
    codes: [entry.code],
    areas,
    from: startOf(tile.window, now),
    to: now,
    step: series ? (tile.window === 'hours' ? 'hour' : 'day') : 'total',
    compare: [comparison],
  });
  if (!read.ok) {
    throw new Error(`tile ${tile.id}: ${read.code}`);
  }
  const { starts, items } = read.value;
  return new Map(items.map((item) => [item.area.no, present(item, comparison, series ? starts : [])]));
}

function present(
  { value, numerator, denominator, compared, series }: MetricAnswer,
  comparison: Comparison,
  starts: readonly number[],
): Reading {
  return {
    value,
    numerator,
    denominator,
    change: compared.periods?.[comparison]?.change ?? null,
    comparison,
    points: starts.map((at, i) => [at, series[i]?.value ?? null]),
  };
}
