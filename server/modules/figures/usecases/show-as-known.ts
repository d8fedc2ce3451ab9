import type { Query, Reply } from '../../../../contract/kit.ts';
import type { metricEntriesApi } from '../../../../contract/metric-entries.ts';
import { mayIn, type Scope } from '../../../platform/access/scope.ts';
import { DAY_MS, localDate, startOfDate, startOfLocalDay } from '../../../platform/clock/clock.ts';
import { readFigures } from '../../../platform/figures/figures.ts';
import { refuse as refuseGeneral } from '../../../platform/outcomes/general.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import { type Area, populationOf } from '../../../registry/areas/index.ts';
import type { FigureContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import { type CatalogueEntry, partsOf } from '../rules/catalogue.ts';
import { quotient } from '../rules/measure.ts';
import { gaugeReadings, lastRun, valuesKnown } from '../store/snapshots.ts';
import { DAYS } from './take-snapshot.ts';

type AsKnown = (typeof metricEntriesApi)['GET /metrics/{code}/as-known'];
type Item = Reply<AsKnown>['items'][number];

/** A counter's days: as known then (null: never looked at) and as they are now, by day. */
type Days = { readonly known: (day: string) => number | null; readonly now: (day: string) => number };

const MOST_DAYS = 732;

/**
 * Days of a metric as the last snapshot before a moment had them, beside what they are now: a counter, a ratio by both of its
 * parts, and of a gauge what it read.
 */
export async function showAsKnown(
  context: FigureContext,
  scope: Scope,
  code: string,
  query: Query<AsKnown>,
): Promise<Outcome<Reply<AsKnown>>> {
  const { platform, areas } = context;
  const entry = context.declared().find((one) => one.code === code);
  if (entry === undefined || !hasPast(context, entry)) {
    return entry === undefined
      ? refuse('unknown-metric', { params: { code: code.slice(0, 60) } })
      : refuse('not-counted', { params: { code } });
  }
  const area = areas.byId(query.area.toLowerCase());
  if (area === undefined || !mayIn(scope, 'figure.read', area.path)) {
    return area === undefined
      ? refuse('unknown-area', { fields: { area: 'unknown' } })
      : refuseGeneral('forbidden');
  }
  const at = Date.parse(query.at);
  if (Number.isNaN(at) || (query.from !== undefined && Number.isNaN(Date.parse(query.from)))) {
    return refuse('bad-time', { fields: { at: 'time' } });
  }
  const run = await lastRun(scope, platform.db, at);
  const takenAt = run?.takenAt.getTime() ?? at;
  const first = query.from ?? localDate(startOfLocalDay(takenAt) - (DAYS - 1) * DAY_MS);
  const earliest = localDate(startOfLocalDay(takenAt) - (MOST_DAYS - 1) * DAY_MS);
  const from = first < earliest ? earliest : first;
  const days: string[] = [];
  for (let day = startOfDate(from); day <= takenAt; day += DAY_MS) {
    days.push(localDate(day));
  }
  const items =
    entry.kind === 'gauge'
      ? await gaugeItems(context, scope, entry, area, days, at)
      : await countedItems(context, scope, entry, area, {
          days,
          from,
          at,
          takenAt,
          firstDay: run?.firstDay ?? null,
        });
  return done({ takenAt: run?.takenAt.toISOString() ?? null, items });
}

/** A counter, a gauge, and a ratio of counters of single days: of what stands, days are changes and can't be divided. */
function hasPast(context: FigureContext, entry: CatalogueEntry): boolean {
  if (entry.kind !== 'ratio') {
    return entry.kind === 'counter' || entry.kind === 'gauge';
  }
  const declared = context.declared();
  return partsOf(entry).every((code) => {
    const part = declared.find((one) => one.code === code);
    return part?.kind === 'counter' && !part.stock;
  });
}

type Span = {
  readonly days: readonly string[];
  readonly from: string;
  readonly at: number;
  readonly takenAt: number;
  readonly firstDay: string | null;
};

async function countedItems(
  context: FigureContext,
  scope: Scope,
  entry: CatalogueEntry,
  area: Area,
  span: Span,
): Promise<Item[]> {
  const codes = partsOf(entry);
  const parts = await Promise.all(codes.map(async (code) => await daysOf(context, scope, code, area, span)));
  if (entry.kind !== 'ratio') {
    return span.days.map((day) => ({ day, known: parts[0]!.known(day), now: parts[0]!.now(day) }));
  }
  const people = populationOf(area);
  const divide = (numerator: number | null, denominator: number | null) => {
    const { value } = quotient(numerator, denominator, entry.per!);
    return { value, parts: { numerator, denominator } };
  };
  return span.days.map((day) => {
    // A population is that of today: the register keeps no day by day of it.
    const known = divide(parts[0]!.known(day), parts.length > 1 ? parts[1]!.known(day) : people);
    const now = divide(parts[0]!.now(day), parts.length > 1 ? parts[1]!.now(day) : people);
    return { day, known: known.value, now: now.value, knownParts: known.parts, nowParts: now.parts };
  });
}

async function daysOf(
  { platform, areas }: FigureContext,
  scope: Scope,
  code: string,
  area: Area,
  { from, at, takenAt, firstDay }: Span,
): Promise<Days> {
  const [then, series] = await Promise.all([
    valuesKnown(scope, platform.db, { metrics: [code], areaNos: [area.no], from, at }),
    readFigures(platform.db, {
      dataset: scope.dataset,
      metrics: [code],
      groups: [{ key: area.id, areaNos: areas.numbersUnder([area.path]) }],
      step: 'day',
      from: startOfDate(from),
      to: takenAt,
    }),
  ]);
  const known = new Map(then.map(({ day, value }) => [day, value]));
  const current = new Map(series[0]?.points.map(([day, value]) => [localDate(day), value]));
  return {
    known: (day) => (firstDay === null || day < firstDay ? null : (known.get(day) ?? 0)),
    now: (day) => current.get(day) ?? 0,
  };
}

/** What a gauge read last on each day, up to the moment; it has no "now" for a day that is over. */
async function gaugeItems(
  { platform }: FigureContext,
  scope: Scope,
  { code }: CatalogueEntry,
  area: Area,
  days: readonly string[],
  at: number,
): Promise<Item[]> {
  const readings = await gaugeReadings(scope, platform.db, { metric: code, areaNo: area.no, at });
  return days.map((day) => {
    const end = startOfDate(day) + DAY_MS;
    const last = readings.findLast(({ takenAt }) => takenAt.getTime() < end);
    return { day, known: last?.value ?? null, now: null };
  });
}
