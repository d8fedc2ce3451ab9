import type { Query, Reply } from '../../../../contract/kit.ts';
import type { metricEntriesApi } from '../../../../contract/metric-entries.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { DAY_MS, localDate, startOfLocalDay } from '../../../platform/clock/clock.ts';
import type { CsvValue } from '../../../platform/http/csv.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import type { FigureContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import { bucketsOf } from '../rules/periods.ts';
import { attainment, rankAreas } from '../rules/ranking.ts';
import { chooseAreas, instantOf } from './choose-areas.ts';
import { measureAll } from './measure-all.ts';
import { presentEntry } from './present-metric.ts';
import { catalogue, readMetric } from './read-metric.ts';
import { targetsFor } from './set-targets.ts';

type Endpoint = (typeof metricEntriesApi)['GET /metrics/{code}/ranking'];
type Ranking = Reply<Endpoint>;

/** Local days that a ranking looks at where nothing else is asked for. */
const DAYS = 7;

/**
 * The units below an area in order of a metric, over a period (the last seven days), against the same hours so many
 * whole days earlier that the two don't overlap; what stands (a gauge, a stock) against what stood then.
 */
export async function rankUnits(
  context: FigureContext,
  scope: Scope,
  code: string,
  query: Query<Endpoint>,
): Promise<Outcome<Ranking>> {
  const now = context.platform.clock.now();
  const to = instantOf(query.to) ?? now;
  const from = instantOf(query.from) ?? startOfLocalDay(to) - (DAYS - 1) * DAY_MS;
  if (Number.isNaN(from) || Number.isNaN(to)) {
    return refuse('bad-time', { fields: { from: 'time', to: 'time' } });
  }
  const chosen = chooseAreas(scope, context.areas, { area: query.area, children: true }, localDate(now));
  if (!chosen.ok) {
    return chosen;
  }
  const areas = chosen.value;
  const back = Math.max(1, Math.ceil((to - from) / DAY_MS)) * DAY_MS;
  const read = await readMetric(context, scope, { codes: [code], areas, from, to });
  if (!read.ok) {
    return read;
  }
  const all = new Map((await catalogue(context, scope)).map((one) => [one.code, one]));
  const entry = all.get(code)!;
  const [past, targetOf] = await Promise.all([
    measureAll(
      context,
      scope,
      all,
      [entry],
      areas,
      bucketsOf({ from: from - back, to: to - back }, 'total'),
      'total',
    ),
    targetsFor(context, scope, entry, areas, localDate(to)),
  ]);
  const values = new Map(read.value.items.map((item) => [item.area.no, item]));
  const directions = new Set(areas.flatMap((area) => targetOf(area)?.direction ?? []));
  const better =
    directions.size === 1 ? (directions.has('at-least') ? 'higher' : 'lower') : (entry.better ?? 'higher');
  const entrants = areas.map(({ no }) => ({
    areaNo: no,
    now: values.get(no)!,
    before: past(code, no).total.value,
  }));
  return done({
    asOf:
      read.value.items[0]?.asOf === null || read.value.items[0] === undefined
        ? null
        : new Date(read.value.items[0].asOf).toISOString(),
    from: new Date(from).toISOString(),
    to: new Date(to).toISOString(),
    metric: presentEntry(entry),
    better,
    items: rankAreas(entrants, better, entry.kind === 'ratio' ? entry.per : null).map((place) => {
      const item = values.get(place.areaNo)!;
      const target = targetOf(item.area);
      const { share, met } = attainment(item.value, target);
      return {
        areaId: item.area.id,
        areaCode: item.area.code,
        areaName: item.area.fullName,
        rank: place.rank,
        value: item.value,
        outcome: item.outcome,
        numerator: item.numerator,
        denominator: item.denominator,
        before: past(code, place.areaNo).total.value,
        beforeRank: place.beforeRank,
        trend: place.trend,
        target: target === null ? null : { value: target.value, source: target.source, met },
        attainment: share,
        next: place.next,
      };
    }),
  });
}

/** Columns of a ranking as CSV. */
export const rankingColumns = [
  'rank',
  'areaCode',
  'areaName',
  'value',
  'numerator',
  'denominator',
  'outcome',
  'before',
  'beforeRank',
  'attainment',
] as const satisfies readonly (keyof Ranking['items'][number])[];

export async function* rankingRows(items: Ranking['items']): AsyncGenerator<CsvValue[]> {
  for (const item of items) {
    yield rankingColumns.map((column) => item[column]);
  }
}
