import type { figuresApi } from '../../../../contract/figures.ts';
import type { Reply } from '../../../../contract/kit.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { DAY_MS, startOfDate } from '../../../platform/clock/clock.ts';
import type { Db } from '../../../platform/db/database.ts';
import { figuresAsOf, readFigures } from '../../../platform/figures/figures.ts';
import type { Area, AreaDirectory } from '../../../registry/areas/index.ts';
import { SUPPRESSED_BELOW, suppressed } from '../rules/suppress.ts';
import { ratePer100k, zoneLevel, zoneRuleOn } from '../rules/zone-level.ts';
import type { MapUnits } from './map-units.ts';

export type MapReply = Reply<(typeof figuresApi)['GET /public/map']>;
export type PublicPlace = MapReply['places'][number];
export type MapMetrics = { readonly cases: string; readonly scans: string };

/**
 * The public map on a day, from counters alone: zone, cases and rate in the rule's window, check-ins of the day.
 * While a dataset has no figures at all, every zone is `none`: nothing is known is not green.
 */
export async function readMap(
  scope: Scope,
  sources: { readonly db: Db; readonly areas: AreaDirectory; readonly metrics: MapMetrics },
  { at, province, communes }: MapUnits,
  places: readonly PublicPlace[],
): Promise<MapReply> {
  const { db, areas, metrics } = sources;
  const rule = zoneRuleOn(at);
  const to = startOfDate(at) + DAY_MS;
  const groups = communes.map((area) => ({ key: area.id, areaNos: areas.numbersUnder([area.path]) }));
  const sumOf = async (metric: string, days: number) => {
    const query = {
      dataset: scope.dataset,
      metrics: [metric],
      groups,
      step: 'total',
      from: to - days * DAY_MS,
      to,
    } as const;
    return new Map((await readFigures(db, query)).map(({ key, points }) => [key, points[0]?.[1] ?? 0]));
  };
  const [asOf, cases, scans] = await Promise.all([
    figuresAsOf(db, scope.dataset),
    sumOf(metrics.cases, rule?.windowDays ?? 1),
    sumOf(metrics.scans, 1),
  ]);
  const show = (area: Area) => {
    const count = cases.get(area.id) ?? 0;
    const shown = suppressed(count);
    const rate = shown === null ? null : ratePer100k(shown, area.population);
    return {
      id: area.id,
      code: area.code,
      name: area.fullName,
      level: asOf === null ? ('none' as const) : zoneLevel(rule, count, area.population),
      cases: shown,
      casesPer100k: rate === null ? null : Math.round(rate * 10) / 10,
      scansToday: suppressed(scans.get(area.id) ?? 0),
    };
  };
  return {
    asOf: asOf === null ? null : new Date(asOf).toISOString(),
    dataset: scope.dataset,
    province: { id: province.id, code: province.code, name: province.fullName },
    areas: communes.map(show),
    places: [...places],
    suppressedBelow: SUPPRESSED_BELOW,
  };
}
