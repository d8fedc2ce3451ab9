import type { figuresApi } from '../../../../contract/figures.ts';
import type { Reply } from '../../../../contract/kit.ts';
import { colourOf } from '../../../../lib/epidemiology/risk/index.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { DAY_MS, startOfDate } from '../../../platform/clock/clock.ts';
import type { Db } from '../../../platform/db/database.ts';
import { figuresAsOf, readFigures } from '../../../platform/figures/figures.ts';
import type { Area, AreaDirectory } from '../../../registry/areas/index.ts';
import { SUPPRESSED_BELOW, suppressed } from '../../../platform/figures/suppress.ts';
import { ratePer100k } from '../rules/rate.ts';
import type { MapUnits } from './map-units.ts';
import { atOf, type LevelSource } from './read-level.ts';

export type MapReply = Reply<(typeof figuresApi)['GET /public/map']>;
export type PublicPlace = MapReply['places'][number];
export type PublicCordonOnMap = NonNullable<MapReply['cordons']>[number];
export type PublicPhone = NonNullable<MapReply['phones']>[number];
export type MapMetrics = {
  readonly cases: string;
  readonly scans: string;
  /** Contacts that officers confirmed. */
  readonly contactsF1: string;
  readonly contactsF2: string;
};

/** Local days of cases that the map counts, the day of the map included. */
const CASE_DAYS = 14;

/**
 * The public map on a day: the level that was decided and is in force, cases and rate of fourteen days, check-ins of
 * the day. Where nothing is decided the level is `none`: a computed proposal is never shown as a decision.
 */
export async function readMap(
  scope: Scope,
  sources: {
    readonly db: Db;
    readonly areas: AreaDirectory;
    readonly metrics: MapMetrics;
    readonly officialLevels: LevelSource;
    readonly comingLevels: LevelSource;
    readonly now: number;
  },
  { at, province, communes }: MapUnits,
  given: {
    readonly places: readonly PublicPlace[];
    readonly cordons: readonly PublicCordonOnMap[];
    readonly phones: readonly PublicPhone[];
    readonly firstDay: string | null;
  },
): Promise<MapReply> {
  const { db, areas, metrics } = sources;
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
    const sums = new Map<string, number>();
    for (const { key, points } of await readFigures(db, query)) {
      sums.set(key, (sums.get(key) ?? 0) + (points[0]?.[1] ?? 0));
    }
    return sums;
  };
  const nos = communes.map(({ no }) => no);
  const moment = atOf(at, sources.now);
  const [asOf, decided, coming, cases, scans, f1, f2] = await Promise.all([
    figuresAsOf(db, scope.dataset),
    sources.officialLevels(scope, nos, moment),
    sources.comingLevels(scope, nos, moment),
    sumOf(metrics.cases, CASE_DAYS),
    sumOf(metrics.scans, 1),
    sumOf(metrics.contactsF1, CASE_DAYS),
    sumOf(metrics.contactsF2, CASE_DAYS),
  ]);
  const show = (area: Area) => {
    const count = cases.get(area.id) ?? 0;
    const official = decided.get(area.no);
    const next = coming.get(area.no);
    const shown = suppressed(count);
    const rate = shown === null ? null : ratePer100k(shown, area.population);
    return {
      id: area.id,
      code: area.code,
      name: area.fullName,
      level: official === undefined ? ('none' as const) : colourOf[official.level],
      since: official === undefined ? null : new Date(official.from).toISOString(),
      decisionNumber: official?.decisionNumber ?? null,
      signer: official?.signer ?? null,
      legalBasis: official?.legalBasis ?? null,
      next:
        next === undefined
          ? null
          : {
              level: colourOf[next.level],
              from: new Date(next.from).toISOString(),
              decisionNumber: next.decisionNumber,
            },
      cases: shown,
      casesPer100k: rate === null ? null : Math.round(rate * 10) / 10,
      scansToday: suppressed(scans.get(area.id) ?? 0),
      contactsF1: suppressed(f1.get(area.id) ?? 0),
      contactsF2: suppressed(f2.get(area.id) ?? 0),
    };
  };
  return {
    asOf: asOf === null ? null : new Date(asOf).toISOString(),
    dataset: scope.dataset,
    province: { id: province.id, code: province.code, name: province.fullName },
    areas: communes.map(show),
    places: [...given.places],
    cordons: [...given.cordons],
    phones: [...given.phones],
    suppressedBelow: SUPPRESSED_BELOW,
    madeAt: new Date(sources.now).toISOString(),
    firstDay: given.firstDay,
    lastGood: false,
  };
}
