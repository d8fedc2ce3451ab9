import type { Query, Reply } from '../../../../contract/kit.ts';
import type { metricsApi } from '../../../../contract/metrics.ts';
import { fold } from '../../../../lib/vietnamese/index.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { DAY_MS, localDate, startOfLocalDay } from '../../../platform/clock/clock.ts';
import type { CsvValue } from '../../../platform/http/csv.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import type { FigureContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import { presentEntry, presentValue } from './present-metric.ts';
import { chooseAreas, instantOf } from './choose-areas.ts';
import { type Comparison, comparisons } from './compare-measures.ts';
import { catalogue, type MetricReply, readMetric } from './read-metric.ts';

type Dictionary = (typeof metricsApi)['GET /metrics'];
type Values = (typeof metricsApi)['GET /metrics/values'];
type Series = (typeof metricsApi)['GET /metrics/{code}/series'];

const MAX_CODES = 40;
const SERIES_DAYS = 30;

/** The dictionary, searched without diacritics in code, names and explanation. */
export async function showDictionary(
  context: FigureContext,
  scope: Scope,
  { q, module }: Query<Dictionary>,
): Promise<Reply<Dictionary>['items']> {
  const wanted = q === undefined ? '' : fold(q);
  const found = (await catalogue(context, scope)).filter(
    (entry) =>
      (module === undefined || entry.module === module) &&
      fold([entry.code, entry.vi, entry.en, entry.explain?.vi, entry.explain?.en].join(' ')).includes(wanted),
  );
  return found.map(presentEntry).sort((a, b) => (a.code < b.code ? -1 : 1));
}

/** Columns of the dictionary as CSV. */
export const dictionaryColumns = [
  'code',
  'kind',
  'vi',
  'en',
  'explainVi',
  'unit',
  'module',
  'refreshSeconds',
  'grain',
  'public',
  'publicFrom',
  'suppressBelow',
  'numerator',
  'denominator',
  'per',
] as const satisfies readonly (keyof Reply<Dictionary>['items'][number])[];

/** The dictionary as rows. */
export async function* dictionaryRows(items: Reply<Dictionary>['items']): AsyncGenerator<CsvValue[]> {
  for (const item of items) {
    yield dictionaryColumns.map((column) => item[column]);
  }
}

/** Values of several metrics, with comparisons. */
export async function showValues(
  context: FigureContext,
  scope: Scope,
  query: Query<Values>,
): Promise<Outcome<Reply<Values>>> {
  const codes = [...new Set(query.codes.split(',').map((code) => code.trim()))];
  if (codes.length > MAX_CODES) {
    return refuse('too-many-metrics', { params: { max: MAX_CODES }, fields: { codes: 'too many' } });
  }
  const read = await readAsked(context, scope, codes, query, 'total');
  return read.ok ? done({ ...timesOf(read.value), items: read.value.items.map(presentValue) }) : read;
}

/** One metric over time; by day of the last thirty where nothing else is asked for. */
export async function showSeries(
  context: FigureContext,
  scope: Scope,
  code: string,
  query: Query<Series>,
): Promise<Outcome<Reply<Series>>> {
  const { step = 'day' } = query;
  const from =
    query.from ??
    new Date(startOfLocalDay(context.platform.clock.now()) - (SERIES_DAYS - 1) * DAY_MS).toISOString();
  const read = await readAsked(context, scope, [code], { ...query, from }, step);
  if (!read.ok) {
    return read;
  }
  const entry = (await catalogue(context, scope)).find((one) => one.code === code)!;
  const ratio = entry.kind === 'ratio';
  return done({
    ...timesOf(read.value),
    starts: read.value.starts.map((at) => new Date(at).toISOString()),
    metric: presentEntry(entry),
    items: read.value.items.map((item) => ({
      ...presentValue(item),
      values: item.values.map(rounded),
      numerators: ratio ? item.series.map(({ numerator }) => numerator) : null,
      denominators: ratio ? item.series.map(({ denominator }) => denominator) : null,
    })),
  });
}

/** Columns of one metric as CSV; a total has one row an area. */
export const seriesColumns = [
  'area_code',
  'area_name',
  'metric',
  'from',
  'value',
  'numerator',
  'denominator',
  'outcome',
] as const;

/** The same series as rows, one an area and bucket. */
export async function* seriesRows({
  starts,
  from,
  metric,
  items,
}: Reply<Series>): AsyncGenerator<CsvValue[]> {
  for (const item of items) {
    const head = [item.areaCode, item.areaName, metric.code];
    if (starts.length === 0) {
      yield [...head, from, item.value, item.numerator, item.denominator, item.outcome];
    }
    for (const [i, start] of starts.entries()) {
      const value = item.values[i] ?? null;
      const parts = [item.numerators?.[i], item.denominators?.[i]];
      yield [...head, start, value, ...parts, value === null ? 'no-value' : 'ok'];
    }
  }
}

/** Columns of several metrics as CSV. */
export const valueColumns = [
  'area_code',
  'area_name',
  'metric',
  'value',
  'numerator',
  'denominator',
  'outcome',
] as const;

/** The same values as rows. */
export async function* valueRows(items: Reply<Values>['items']): AsyncGenerator<CsvValue[]> {
  for (const { areaCode, areaName, code, value, numerator, denominator, outcome } of items) {
    yield [areaCode, areaName, code, value, numerator, denominator, outcome];
  }
}

async function readAsked(
  context: FigureContext,
  scope: Scope,
  codes: readonly string[],
  query: {
    readonly area?: string | undefined;
    readonly children?: boolean | undefined;
    readonly from?: string | undefined;
    readonly to?: string | undefined;
    readonly compare?: string | undefined;
  },
  step: NonNullable<Query<Series>['step']>,
): Promise<Outcome<MetricReply>> {
  const [from, to] = [instantOf(query.from), instantOf(query.to)];
  if (Number.isNaN(from) || Number.isNaN(to)) {
    return refuse('bad-time', { fields: { from: 'time', to: 'time' } });
  }
  const asked = query.compare?.split(',').map((one) => one.trim()) ?? [];
  const compare = comparisons.filter((one): one is Comparison => asked.includes(one));
  if (compare.length < new Set(asked).size) {
    return refuse('unknown-comparison', {
      params: { known: comparisons.join(', ') },
      fields: { compare: 'unknown' },
    });
  }
  const areas = chooseAreas(scope, context.areas, query, localDate(context.platform.clock.now()));
  return areas.ok
    ? await readMetric(context, scope, { codes, areas: areas.value, from, to, step, compare })
    : areas;
}

function timesOf({ from, to, items }: MetricReply) {
  const asOf = items[0]?.asOf ?? null;
  return {
    asOf: asOf === null ? null : new Date(asOf).toISOString(),
    from: from === null ? null : new Date(from).toISOString(),
    to: new Date(to).toISOString(),
  };
}

/** Six digits after the point are enough for a rate, and keep answers small. */
function rounded(value: number | null): number | null {
  return value === null || Number.isInteger(value) ? value : Math.round(value * 1e6) / 1e6;
}
