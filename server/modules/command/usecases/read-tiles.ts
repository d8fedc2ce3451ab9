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

type Entries = ReadonlyMap<string, CatalogueEntry>;
/** Tiles of one period, step and comparison: what one reading answers. */
type TileGroup = { readonly entries: CatalogueEntry[]; readonly tiles: TileSpec[] };

/**
 * What each tile shows in each of these areas, by tile id and area number, as the dictionary of metrics answers it. Tiles
 * that look at the same period are read together. `bare` values have no change.
 */
export async function readTiles(
  context: CommandContext,
  scope: Scope,
  tiles: readonly TileSpec[],
  areas: readonly Area[],
  entries: Entries,
  bare = false,
): Promise<Map<string, Map<number, Reading>>> {
  const groups = new Map<string, TileGroup>();
  for (const tile of tiles) {
    const entry = tile.metric === undefined ? undefined : entries.get(tile.metric);
    if (entry !== undefined) {
      const key = `${tile.window ?? ''} ${tile.kind === 'series'} ${comparisonOf(tile, entry)}`;
      const group = groups.get(key) ?? { entries: [], tiles: [] };
      group.entries.push(entry);
      group.tiles.push(tile);
      groups.set(key, group);
    }
  }
  const read = [...groups.values()].map(async (group) => await readGroup(context, scope, group, areas, bare));
  return new Map((await Promise.all(read)).flat());
}

async function readGroup(
  context: CommandContext,
  scope: Scope,
  { entries, tiles }: TileGroup,
  areas: readonly Area[],
  bare: boolean,
): Promise<[string, Map<number, Reading>][]> {
  const now = context.platform.clock.now();
  const { window, kind } = tiles[0]!;
  const comparison = comparisonOf(tiles[0]!, entries[0]!);
  const series = kind === 'series';
  const read = await context.figures.readMetric(scope, {
    codes: entries.map(({ code }) => code),
    areas,
    from: startOf(window, now),
    to: now,
    step: series ? (window === 'hours' ? 'hour' : 'day') : 'total',
    compare: bare ? [] : [comparison],
    aged: false,
  });
  if (!read.ok) {
    throw new Error(`tiles ${tiles.map(({ id }) => id).join(', ')}: ${read.code}`);
  }
  const { starts, items } = read.value;
  const byCode = Map.groupBy(items, ({ code }) => code);
  return tiles.map((tile, i) => [
    tile.id,
    new Map(
      byCode
        .get(entries[i]!.code)!
        .map((item) => [item.area.no, present(item, comparison, series ? starts : [])]),
    ),
  ]);
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
