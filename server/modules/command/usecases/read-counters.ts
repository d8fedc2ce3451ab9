import type { Scope } from '../../../platform/access/scope.ts';
import { DAY_MS, HOUR_MS } from '../../../platform/clock/clock.ts';
import { readFigures } from '../../../platform/figures/figures.ts';
import type { Area } from '../../../registry/areas/index.ts';
import type { CommandContext } from '../context.ts';
import type { HourCounts } from '../rules/evaluate-rule.ts';
import type { Counted } from '../rules/frozen-figures.ts';

/**
 * Counters of the areas at a full hour (Unix ms): the 24 hours before it and everything before it, by area number and
 * metric. Everything is the total less what came later: that reads hours of the last time only, however long the record.
 */
export async function countedAt(
  context: CommandContext,
  scope: Scope,
  areas: readonly Area[],
  metrics: readonly string[],
  at: number,
): Promise<Map<number, Map<string, Counted>>> {
  const { db } = context.platform;
  const groups = groupsOf(context, areas);
  const query = { dataset: scope.dataset, metrics, groups, step: 'total' } as const;
  const [totals, later, days] = await Promise.all([
    readFigures(db, query),
    readFigures(db, { ...query, from: at }),
    readFigures(db, { ...query, from: at - DAY_MS, to: at }),
  ]);
  const found = new Map(areas.map((area) => [area.no, new Map<string, Counted>()]));
  totals.forEach(({ metric, key, points }, i) => {
    const after = later[i]!.points[0]?.[1] ?? 0;
    found.get(Number(key))!.set(metric, {
      day: days[i]!.points[0]?.[1] ?? 0,
      total: (points[0]?.[1] ?? 0) - after,
    });
  });
  return found;
}

/** Counts by hour from a moment on, and what was counted before it, by area number and metric. */
export async function hoursSince(
  context: CommandContext,
  scope: Scope,
  areas: readonly Area[],
  metrics: readonly string[],
  from: number,
): Promise<Map<number, Map<string, HourCounts>>> {
  const { db } = context.platform;
  const groups = groupsOf(context, areas);
  const start = Math.floor(from / HOUR_MS) * HOUR_MS;
  const query = { dataset: scope.dataset, metrics, groups } as const;
  const [totals, hourly] = await Promise.all([
    readFigures(db, { ...query, step: 'total' }),
    readFigures(db, { ...query, step: 'hour', from: start }),
  ]);
  const found = new Map(areas.map((area) => [area.no, new Map<string, HourCounts>()]));
  hourly.forEach(({ metric, key, points }, i) => {
    const since = points.reduce((sum, [, value]) => sum + value, 0);
    const base = (totals[i]!.points[0]?.[1] ?? 0) - since;
    found.get(Number(key))!.set(metric, { hours: new Map(points), base });
  });
  return found;
}

function groupsOf({ areas }: CommandContext, shown: readonly Area[]) {
  return shown.map((area) => ({ key: String(area.no), areaNos: areas.numbersUnder([area.path]) }));
}
