import type { Scope } from '../../../platform/access/scope.ts';
import { HOUR_MS } from '../../../platform/clock/clock.ts';
import { readFigures } from '../../../platform/figures/figures.ts';
import type { Area } from '../../../registry/areas/index.ts';
import type { CommandContext } from '../context.ts';
import type { HourCounts } from '../rules/evaluate-rule.ts';

/**
 * Counts by hour from a moment on, and what was counted before it, by area number and metric: what rules look at, hour by
 * hour, and so by the counters and not by the dictionary, which answers periods.
 */
export async function hoursSince(
  context: CommandContext,
  scope: Scope,
  areas: readonly Area[],
  metrics: readonly string[],
  from: number,
): Promise<Map<number, Map<string, HourCounts>>> {
  const { definitions, platform } = context;
  const { db } = platform;
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
    const grain = definitions().find(({ code }) => code === metric)?.grain ?? 'hour';
    found.get(Number(key))!.set(metric, { hours: new Map(points), base, grain });
  });
  return found;
}

function groupsOf({ areas }: CommandContext, shown: readonly Area[]) {
  return shown.map((area) => ({ key: String(area.no), areaNos: areas.numbersUnder([area.path]) }));
}
