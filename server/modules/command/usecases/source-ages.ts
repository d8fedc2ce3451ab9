import type { Scope } from '../../../platform/access/scope.ts';
import { DAY_MS } from '../../../platform/clock/clock.ts';
import { newestEvents } from '../../../platform/events/newest-events.ts';
import { newestFigureHours } from '../../../platform/figures/newest-hour.ts';
import type { CommandContext } from '../context.ts';
import { type Freshness, freshnessOf } from '../rules/freshness.ts';
import { sources, type SourceSpec } from '../rules/shipped.ts';
import { provinceOf } from './province.ts';

/** What was counted longer ago says nothing of a source. */
const LOOK_BACK_MS = 31 * DAY_MS;

export type SourceAge = SourceSpec & { readonly asOf: number | null; readonly state: Freshness };

/**
 * When each source last reported: its newest event; where none is recent, the newest hour that it counted. A source that
 * is silent because nothing happens and one that is broken look alike, so its period says how long silence is usual.
 */
export async function sourceAges(context: CommandContext, scope: Scope): Promise<SourceAge[]> {
  const { db, clock } = context.platform;
  const now = clock.now();
  const events = await newestEvents(scope, db);
  const codes = context.definitions().map(({ code }) => code);
  const silent = sources.filter((source) => newestOf(source, events) === null);
  const metrics = codes.filter((code) => silent.some((source) => code.startsWith(source.metrics)));
  const hours =
    metrics.length === 0
      ? new Map<string, number>()
      : await newestFigureHours(
          db,
          scope.dataset,
          metrics,
          context.areas.numbersUnder([provinceOf(context).path]),
          { from: now - LOOK_BACK_MS, to: now },
        );
  const byMetric = new Map([...hours].map(([metric, at]) => [`metric:${metric}`, at]));
  return sources.map((source) => {
    const asOf = newestOf(source, events) ?? newestOf(source, byMetric);
    return { ...source, asOf, state: freshnessOf(asOf, source.periodMinutes, now) };
  });
}

function newestOf(source: SourceSpec, times: ReadonlyMap<string, number>): number | null {
  let newest: number | null = null;
  for (const [name, at] of times) {
    if (name.startsWith(source.topics) || name.startsWith(`metric:${source.metrics}`)) {
      newest = Math.max(newest ?? at, at);
    }
  }
  return newest;
}
