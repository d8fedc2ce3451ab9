import type { figuresApi } from '../../../../contract/figures.ts';
import type { Query, Reply } from '../../../../contract/kit.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { localDate } from '../../../platform/clock/clock.ts';
import type { Db } from '../../../platform/db/database.ts';
import { figuresAsOf, readFigures } from '../../../platform/figures/figures.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import type { AreaDirectory } from '../../../registry/areas/index.ts';
import { refuse } from '../refusals.ts';
import type { Metric } from '../rules/metrics.ts';
import { chooseAreas, instantOf } from './choose-areas.ts';

type Endpoint = (typeof figuresApi)['GET /figures'];
type Sources = { readonly db: Db; readonly areas: AreaDirectory; readonly metrics: () => readonly Metric[] };

const MAX_METRICS = 20;

/**
 * Counters as series, one a metric and unit; a unit's figure is the sum of its subtree. Without `area`: the units
 * of the caller's own grants (the provinces where that is everywhere). Hours and days without an event have no point.
 * @param now Unix milliseconds; "today" decides which children are shown.
 */
export async function readSeries(
  scope: Scope,
  { db, areas, metrics }: Sources,
  query: Query<Endpoint>,
  now: number,
): Promise<Outcome<Reply<Endpoint>>> {
  const codes = [...new Set(query.metric.split(',').map((code) => code.trim()))];
  const known = new Set(metrics().map((metric) => metric.code));
  const strange = codes.find((code) => !known.has(code));
  if (strange !== undefined) {
    return refuse('unknown-metric', {
      params: { code: strange.slice(0, 60) },
      fields: { metric: 'unknown' },
    });
  }
  if (codes.length > MAX_METRICS) {
    return refuse('too-many-metrics', { params: { max: MAX_METRICS }, fields: { metric: 'too many' } });
  }
  const from = instantOf(query.from);
  const to = instantOf(query.to);
  if (Number.isNaN(from) || Number.isNaN(to) || (from !== undefined && to !== undefined && to <= from)) {
    return refuse('bad-time', { fields: { from: 'time', to: 'time' } });
  }
  const today = localDate(now);
  const shown = chooseAreas(scope, areas, query, today);
  if (!shown.ok) {
    return shown;
  }
  const groups = shown.value.map((area) => ({ key: area.id, areaNos: areas.numbersUnder([area.path]) }));
  const [asOf, series] = await Promise.all([
    figuresAsOf(db, scope.dataset),
    readFigures(db, { dataset: scope.dataset, metrics: codes, groups, step: query.step ?? 'day', from, to }),
  ]);
  const total = query.step === 'total';
  return done({
    asOf: asOf === null ? null : new Date(asOf).toISOString(),
    series: series.map(({ metric, key, points }) => ({
      metric,
      areaId: key,
      points: points.map(([at, value]): [string, number] => [
        new Date(total ? (from ?? 0) : at).toISOString(),
        value,
      ]),
    })),
  });
}
