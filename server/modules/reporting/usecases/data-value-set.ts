import type { Static } from 'typebox';
import type { exchangeApi } from '../../../../contract/exchange.ts';
import type { Query } from '../../../../contract/kit.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { localDate } from '../../../platform/clock/clock.ts';
import { figuresAsOf, readFigures } from '../../../platform/figures/figures.ts';
import type { FileAnswer } from '../../../platform/http/handler.ts';
import { done, type Outcome, type Refusal } from '../../../platform/outcomes/outcome.ts';
import type { ReportContext } from '../context.ts';
import { asCsv, type DataValueSet, problemsOfSet } from '../exchange/format.ts';
import { dataValues } from '../exchange/mapping.ts';
import { type ExchangePeriod, readPeriod } from '../exchange/periods.ts';
import { sendable, sentNames } from '../exchange/sendable.ts';
import { refuseExchange } from '../refusals.ts';
import { mappingOn, type MappingRow } from '../store/exchange.ts';
import { needsProvince } from './reach.ts';

type Preview = Static<(typeof exchangeApi)['GET /exchange/preview']['reply'][200]>;
/** A period's values with where they come from. */
export type BuiltSet = {
  readonly period: ExchangePeriod;
  readonly mapping: MappingRow;
  readonly set: DataValueSet;
  readonly valueOf: (metric: string, areaCode: string) => number;
};

/** The values of a period by the mapping table that is valid on its last day. @throws Error on a set that breaks the format. */
export async function buildSet(
  context: ReportContext,
  scope: Scope,
  code: string,
): Promise<Outcome<BuiltSet>> {
  const { areas, platform } = context;
  const period = readPeriod(code);
  if (period === null) {
    return refuseExchange('period', { params: { period: code }, fields: { period: 'unknown' } });
  }
  const day = localDate(period.to - 1);
  const mapping = await mappingOn(scope, platform.db, day);
  if (mapping === undefined) {
    return refuseExchange('no-mapping', { params: { period: code } });
  }
  // A unit that the table names and that did not exist on the day has no values: they would be those of another unit.
  const units = mapping.rows.areas.flatMap((row) => {
    const area = areas.byCode(row.code, day);
    return area === undefined ? [] : [{ row, areaNos: areas.numbersUnder([area.path]) }];
  });
  const entries = new Map(context.declared().map((entry) => [entry.code, entry]));
  // A metric that was mapped and is counted no more has no values: zeros would be a report of nothing.
  const metrics = mapping.rows.metrics.flatMap((row) => {
    const found = sendable(entries, row.metric);
    return found.ok ? [{ row, counter: found.counter }] : [];
  });
  const counters = new Map(metrics.map(({ row, counter }) => [row.metric, counter]));
  const series = await readFigures(platform.db, {
    dataset: scope.dataset,
    metrics: [...new Set(counters.values())],
    groups: units.map(({ row, areaNos }) => ({ key: row.code, areaNos })),
    step: 'total',
    from: period.from,
    to: period.to,
  });
  const values = new Map(series.map((one) => [`${one.metric} ${one.key}`, one.points[0]?.[1] ?? 0]));
  const valueOf = (metric: string, areaCode: string) =>
    values.get(`${counters.get(metric)} ${areaCode}`) ?? 0;
  const table = { metrics: metrics.map(({ row }) => row), areas: units.map(({ row }) => row) };
  const set = { dataValues: dataValues(table, period, valueOf) };
  if (set.dataValues.length === 0) {
    return refuseExchange('no-values', { params: { period: code } });
  }
  const problems = problemsOfSet(set);
  if (problems.length > 0) {
    throw new Error(`a dataValueSet of ${code} breaks the format: ${problems.join('; ')}`);
  }
  return done({ period, mapping, set, valueOf });
}

/** A period as a file. */
export async function exportSet(
  context: ReportContext,
  scope: Scope,
  { period, format }: Query<(typeof exchangeApi)['GET /exchange/data-values']>,
): Promise<FileAnswer | Refusal> {
  const refused = needsProvince(context, scope, 'exchange.send');
  const built = refused ?? (await buildSet(context, scope, period));
  if (!built.ok) {
    return built;
  }
  const { set } = built.value;
  return format === 'csv'
    ? {
        ok: true,
        file: { type: 'text/csv; charset=utf-8', name: `dataValueSet-${period}.csv`, body: asCsv(set) },
      }
    : {
        ok: true,
        file: {
          type: 'application/json; charset=utf-8',
          name: `dataValueSet-${period}.json`,
          body: `${JSON.stringify(set, null, 1)}\n`,
        },
      };
}

/** What a period would send, in short. */
export async function previewSet(
  context: ReportContext,
  scope: Scope,
  code: string,
): Promise<Outcome<Preview>> {
  const refused = needsProvince(context, scope, 'exchange.send');
  const built = refused ?? (await buildSet(context, scope, code));
  if (!built.ok) {
    return built;
  }
  const { period, mapping, set, valueOf } = built.value;
  const { areas, platform } = context;
  const day = localDate(period.to - 1);
  const province = areas.byCode(context.provinceCode, day);
  const mapped = new Set(mapping.rows.areas.map((row) => row.code));
  const communes = areas
    .current(day, 'commune')
    .filter(({ path }) => province !== undefined && path.startsWith(province.path));
  const entries = new Map(context.declared().map((entry) => [entry.code, entry]));
  const asOf = await figuresAsOf(platform.db, scope.dataset);
  const codes = [...new Set(mapping.rows.metrics.map(({ metric }) => metric))];
  const ownCode = context.provinceCode;
  return done({
    period: code,
    kind: period.kind,
    from: new Date(period.from).toISOString(),
    to: new Date(period.to).toISOString(),
    complete: period.to <= platform.clock.now(),
    asOf: asOf === null ? null : new Date(asOf).toISOString(),
    mappingId: mapping.id,
    values: set.dataValues.length,
    metrics: codes.map((metric) => ({
      code: metric,
      ...sentNames(entries, metric),
      // The province's own row is a sum already.
      total: mapping.rows.areas.reduce(
        (sum, row) => sum + (row.code === ownCode ? 0 : valueOf(metric, row.code)),
        0,
      ),
    })),
    unmappedAreas: communes.filter((commune) => !mapped.has(commune.code)).map(({ fullName }) => fullName),
  });
}
