import { ageGroups } from '../../../../contract/indicators.ts';
import { sexes } from '../../../../contract/people.ts';
import type { analysisApi, Pivot } from '../../../../contract/analysis.ts';
import type { Query } from '../../../../contract/kit.ts';
import { mayIn, type Scope } from '../../../platform/access/scope.ts';
import { DAY_MS, localDate, startOfDate, startOfLocalDay } from '../../../platform/clock/clock.ts';
import {
  eachDay,
  type FigureDefinition,
  figuresAsOf,
  readFigures,
} from '../../../platform/figures/figures.ts';
import { refuse as refuseGeneral } from '../../../platform/outcomes/general.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import { type Area, peopleByGroup, reachedUnits } from '../../../registry/areas/index.ts';
import type { AnalysisContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import { bucketOf, bucketsOf, type Dimension, isTime } from '../rules/dimensions.ts';
import { type Axis, type Count, tabulate } from '../rules/tabulate.ts';
import { peopleBehind } from './people-behind.ts';
import { countPeople, type PeopleFilter } from '../store/people-counts.ts';

type Asked = Query<(typeof analysisApi)['GET /analysis/pivot']>;
type Header = Pivot['rows'][number];

const MAX_METRICS = 10;
const MAX_CELLS = 50_000;
const MAX_DAYS = 731;
const DEFAULT_DAYS = 28;
const ALL = 'all';
const UNKNOWN = 'unknown';

/** A question that was understood: what to count, where, when, and how it is laid out. */
type Plan = {
  readonly metrics: readonly FigureDefinition[];
  readonly rows: Dimension;
  readonly columns: Dimension | undefined;
  readonly from: string;
  readonly to: string;
  /** The unit asked for, or the caller's only one. */
  readonly area: Area | null;
  /** The units whose people are everybody. */
  readonly tops: readonly Area[];
  /** The units shown where area is a dimension. */
  readonly shown: readonly Area[];
  readonly byPerson: boolean;
};

/**
 * Counts of metrics by two dimensions. From the counters; where age or sex is asked for, from the facts of the modules
 * that know the person behind each. Days are Vietnam's, and the hour of an event is that of the event, also for late facts.
 */
export async function readPivot(
  context: AnalysisContext,
  scope: Scope,
  query: Asked,
): Promise<Outcome<Pivot>> {
  const planned = plan(context, scope, query);
  if (!planned.ok) {
    return planned;
  }
  const one = planned.value;
  const make = async () => await makePivot(context, scope, one, query);
  return one.byPerson
    ? await context.answers.get(
        answerKey(context, scope, one, query),
        make,
        async () => await countFacts(context, scope, one),
      )
    : await make();
}

/** Everything that the table depends on but the facts; who may see it was decided by the plan. */
function answerKey({ areas }: AnalysisContext, scope: Scope, one: Plan, query: Asked): string {
  const { from, to, tops, shown } = one;
  const numbers = (units: readonly Area[]) => units.map(({ no }) => no);
  const asked = { ...query, area: undefined, from, to };
  return JSON.stringify([scope.dataset, areas.revision(), numbers(tops), numbers(shown), asked]);
}

async function countFacts({ platform, areas }: AnalysisContext, scope: Scope, one: Plan): Promise<number> {
  const counted = await readFigures(platform.db, {
    dataset: scope.dataset,
    metrics: one.metrics.map(({ code }) => code),
    groups: [{ key: ALL, areaNos: areas.numbersUnder(one.tops.map(({ path }) => path)) }],
    step: 'total',
    from: startOfDate(one.from),
    to: startOfDate(one.to) + DAY_MS,
  });
  return counted.reduce((sum, { points }) => sum + (points[0]?.[1] ?? 0), 0);
}

async function makePivot(
  context: AnalysisContext,
  scope: Scope,
  one: Plan,
  query: Asked,
): Promise<Outcome<Pivot>> {
  const { db } = context.platform;
  const [counts, asOf] = await Promise.all([
    one.byPerson ? countedPeople(context, scope, one, query) : countedFigures(context, scope, one),
    figuresAsOf(db, scope.dataset),
  ]);
  const axis = (dimension: Dimension | undefined, side: 'row' | 'column'): Axis => ({
    dimension,
    keys: keysOf(one, dimension, new Set(counts.map((count) => count[side]))),
  });
  const [rows, columns] = [axis(one.rows, 'row'), axis(one.columns, 'column')];
  const cells = rows.keys.length * columns.keys.length;
  if (cells > MAX_CELLS) {
    return refuse('too-large', { params: { cells, max: MAX_CELLS } });
  }
  const shownById = new Map(one.shown.map((area) => [area.id, area]));
  const wanted = query.measure === 'per-100k' && one.byPerson;
  const peopled = [...new Set([...one.tops, ...one.shown])];
  const groups = wanted
    ? await peopleByGroup(
        scope,
        db,
        peopled.map(({ no }) => no),
        one.to,
      )
    : null;
  const people = peopleBehind(one, query, groups);
  const table = tabulate(rows, columns, counts, query.measure ?? 'count', people.cell);
  if (wanted && table.cells.flat().every((cell) => cell === null)) {
    return refuse('no-denominator', { fields: { measure: 'no denominator' } });
  }
  const units = new Set(one.metrics.map(({ unit }) => unit));
  const header = (key: string, dimension: Dimension | undefined): Header => {
    const metric = dimension === 'metric' ? one.metrics.find(({ code }) => code === key) : undefined;
    const name = dimension === 'area' ? (shownById.get(key)?.fullName ?? null) : null;
    return { key, vi: metric?.vi ?? name, en: metric?.en ?? name };
  };
  const lacking = [...(one.rows === 'area' || one.columns === 'area' ? one.shown : one.tops)].filter(
    (area) => !people.knows(area),
  );
  return done({
    asOf: asOf === null ? null : new Date(asOf).toISOString(),
    from: one.from,
    to: one.to,
    area: one.area === null ? null : { id: one.area.id, name: one.area.fullName },
    unit: units.size === 1 ? [...units][0]! : null,
    rows: rows.keys.map((key) => header(key, one.rows)),
    columns: columns.keys.map((key) => header(key, one.columns)),
    ...table,
    withoutPopulation: query.measure === 'per-100k' ? lacking.map(({ fullName }) => fullName) : [],
  });
}

/** Metrics that can be summed over a period: what only stands at a moment is no matter of weeks or ages added up. */
export function periodMetrics({ metrics }: AnalysisContext) {
  return metrics().filter(({ stock }) => stock !== true);
}

function plan(context: AnalysisContext, scope: Scope, query: Asked): Outcome<Plan> {
  const codes = [...new Set(query.metric.split(',').map((code) => code.trim()))];
  const known = new Map(periodMetrics(context).map((metric) => [metric.code, metric]));
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
  const metrics = codes.map((code) => known.get(code)!);
  const { rows, columns } = query;
  const dimensions = [rows, ...(columns === undefined ? [] : [columns])];
  if (rows === columns) {
    return refuse('same-dimension', { fields: { columns: 'same' } });
  }
  if (isTime(rows) && isTime(columns)) {
    return refuse('two-times', { fields: { columns: 'time' } });
  }
  if (metrics.length > 1 && !dimensions.includes('metric')) {
    return refuse('metrics-as-dimension', { fields: { columns: 'metric' } });
  }
  if (query.ageFrom !== undefined && query.ageTo !== undefined && query.ageFrom > query.ageTo) {
    return refuse('bad-ages', { fields: { ageTo: 'before ageFrom' } });
  }
  const byPerson =
    dimensions.includes('age') ||
    dimensions.includes('sex') ||
    [query.sex, query.ageFrom, query.ageTo].some((value) => value !== undefined);
  const nobody = byPerson ? metrics.find(({ people }) => people === undefined) : undefined;
  if (nobody !== undefined) {
    return refuse('not-by-person', { params: { name: nobody.vi }, fields: { metric: nobody.code } });
  }
  const period = periodOf(context.platform.clock.now(), query);
  if (!period.ok) {
    return period;
  }
  const places = areasOf(context, scope, query.area, period.value.to);
  return places.ok ? done({ metrics, rows, columns, byPerson, ...period.value, ...places.value }) : places;
}

function periodOf(now: number, query: Asked): Outcome<{ from: string; to: string }> {
  const to = query.to ?? localDate(now);
  const end = startOfDate(to);
  const from = query.from ?? (Number.isNaN(end) ? to : localDate(end - (DEFAULT_DAYS - 1) * DAY_MS));
  const days = (end - startOfDate(from)) / DAY_MS + 1;
  return days >= 1 && days <= MAX_DAYS
    ? done({ from, to })
    : refuse('bad-period', { params: { max: MAX_DAYS }, fields: { from: 'date', to: 'date' } });
}

/** The unit asked for or those of the caller's grants, and the units directly below, where there are any. */
function areasOf(
  { areas }: AnalysisContext,
  scope: Scope,
  asked: string | undefined,
  day: string,
): Outcome<Pick<Plan, 'area' | 'tops' | 'shown'>> {
  const unit = asked === undefined ? undefined : areas.byId(asked);
  if (asked !== undefined && unit === undefined) {
    return refuse('unknown-area', { fields: { area: 'unknown' } });
  }
  if (unit !== undefined && !mayIn(scope, 'figure.read', unit.path)) {
    return refuseGeneral('forbidden');
  }
  const tops = unit === undefined ? reachedUnits(scope, areas, 'figure.read', day) : [unit];
  const below = tops.flatMap((top) => areas.of(scope.dataset).childrenOf(top.no, day));
  return done({
    area: tops.length === 1 ? tops[0]! : null,
    tops,
    shown: below.length === 0 ? tops : below,
  });
}

async function countedFigures(
  { platform, areas }: AnalysisContext,
  scope: Scope,
  one: Plan,
): Promise<Count[]> {
  const dimensions = [one.rows, one.columns];
  const time = dimensions.find(isTime);
  const groups = dimensions.includes('area')
    ? [
        ...one.shown.map((area) => ({ key: area.id, areaNos: areas.numbersUnder([area.path]) })),
        { key: UNKNOWN, areaNos: directly(one) },
      ]
    : [{ key: ALL, areaNos: areas.numbersUnder(one.tops.map(({ path }) => path)) }];
  const query = {
    dataset: scope.dataset,
    metrics: one.metrics.map(({ code }) => code),
    groups,
    from: startOfDate(one.from),
    to: startOfDate(one.to) + DAY_MS,
  };
  // Each unit has the same days, so a day's bucket is looked up once for all of them.
  const buckets = new Map<number, string>();
  const bucketAt = (at: number): string => {
    const bucket = buckets.get(at) ?? (time === undefined ? ALL : bucketOf(localDate(at), time));
    buckets.set(at, bucket);
    return bucket;
  };
  // Added up as they are read: a year of every commune is a quarter of a million days, but few weeks.
  const sums = new Map<string, Map<string, Map<string, number>>>();
  await eachDay(platform.db, query, (metric, key, at, value) => {
    const ofMetric = sums.get(metric) ?? new Map<string, Map<string, number>>();
    sums.set(metric, ofMetric);
    const ofKey = ofMetric.get(key) ?? new Map<string, number>();
    ofMetric.set(key, ofKey);
    const bucket = bucketAt(startOfLocalDay(at));
    ofKey.set(bucket, (ofKey.get(bucket) ?? 0) + value);
  });
  const keyOf = (dimension: Dimension | undefined, metric: string, key: string, bucket: string): string =>
    isTime(dimension) ? bucket : dimension === 'area' ? key : dimension === 'metric' ? metric : ALL;
  return [...sums].flatMap(([metric, ofMetric]) =>
    [...ofMetric].flatMap(([key, ofKey]) =>
      [...ofKey].flatMap(([bucket, value]): Count[] =>
        value === 0
          ? []
          : [
              {
                row: keyOf(one.rows, metric, key, bucket),
                column: keyOf(one.columns, metric, key, bucket),
                value,
              },
            ],
      ),
    ),
  );
}

/** Units above those that are shown: what was counted there belongs to none of them. */
function directly(one: Plan): number[] {
  const shown = new Set(one.shown.map(({ no }) => no));
  return one.tops.flatMap(({ no }) => (shown.has(no) ? [] : [no]));
}

async function countedPeople(
  { platform, areas }: AnalysisContext,
  scope: Scope,
  one: Plan,
  query: Asked,
): Promise<Count[]> {
  const dimensions = [one.rows, one.columns];
  const filter: PeopleFilter = {
    areaNos: areas.numbersUnder(one.tops.map(({ path }) => path)),
    from: new Date(startOfDate(one.from)),
    to: new Date(startOfDate(one.to) + DAY_MS),
    sex: query.sex ?? null,
    ageFrom: query.ageFrom ?? null,
    ageTo: query.ageTo ?? null,
  };
  const time = dimensions.find(isTime);
  const split = {
    area: dimensions.includes('area'),
    day: time !== undefined,
    sex: dimensions.includes('sex'),
    ages: dimensions.includes('age') ? ageGroups : null,
  };
  const unitOf = (areaNo: number | null): string => {
    const path = areaNo === null ? null : areas.pathOf(areaNo);
    return one.shown.find((area) => path?.startsWith(area.path) === true)?.id ?? UNKNOWN;
  };
  const counted = await Promise.all(
    one.metrics.map(async ({ code, people }) => {
      const found = await countPeople(scope, platform.db, people!, filter, split);
      return found.map((row): Count => {
        const keyOf = (dimension: Dimension | undefined): string => {
          switch (dimension) {
            case 'area':
              return unitOf(row.area_no);
            case 'age':
              return row.age === null ? UNKNOWN : String(ageGroups[row.age] ?? UNKNOWN);
            case 'sex':
              return row.sex ?? UNKNOWN;
            case 'metric':
              return code;
            case undefined:
              return ALL;
            default:
              return bucketOf(row.day!, dimension);
          }
        };
        return { row: keyOf(one.rows), column: keyOf(one.columns), value: row.value };
      });
    }),
  );
  return counted.flat();
}

/** Keys of a dimension in their order; `unknown` and rare sexes only where something stands under them. */
function keysOf(one: Plan, dimension: Dimension | undefined, present: ReadonlySet<string>): string[] {
  const unknown = present.has(UNKNOWN) ? [UNKNOWN] : [];
  switch (dimension) {
    case 'area':
      return [...one.shown.map(({ id }) => id), ...unknown];
    case 'age':
      return [...ageGroups.map(String), ...unknown];
    case 'sex':
      return sexes.filter((sex) => sex === 'male' || sex === 'female' || present.has(sex));
    case 'metric':
      return one.metrics.map(({ code }) => code);
    case undefined:
      return [ALL];
    default:
      return bucketsOf(one.from, one.to, dimension);
  }
}
