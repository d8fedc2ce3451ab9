import type { Scope } from '../../../platform/access/scope.ts';
import { type Area, populationOf } from '../../../registry/areas/index.ts';
import type { FigureContext } from '../context.ts';
import { type CatalogueEntry, partsOf } from '../rules/catalogue.ts';
import { type Measure, plain, quotient } from '../rules/measure.ts';
import type { Buckets, MetricStep } from '../rules/periods.ts';
import { type PartValues, readParts } from './read-parts.ts';

/** A metric in an area; the series is made when it is looked at, since most callers want the total or the bare values. */
export type Measured = (
  code: string,
  areaNo: number,
) => {
  readonly total: Measure;
  readonly values: readonly (number | null)[];
  readonly series: () => readonly Measure[];
};

/** Measures of metrics in areas, without a look at who may see them. */
export async function measureAll(
  context: FigureContext,
  scope: Scope,
  all: ReadonlyMap<string, CatalogueEntry>,
  entries: readonly CatalogueEntry[],
  areas: readonly Area[],
  buckets: Buckets,
  step: MetricStep,
): Promise<Measured> {
  const needed = [...new Set(entries.flatMap(partsOf))].flatMap((code) => all.get(code) ?? []);
  const parts = await readParts(context, scope, needed, areas, buckets, step);
  const populations = new Map(areas.map((area) => [area.no, populationOf(area)]));
  const byCode = new Map(entries.map((entry) => [entry.code, entry]));
  return (code, areaNo) => {
    const entry = byCode.get(code)!;
    if (entry.kind !== 'ratio') {
      const { values, total } = parts(code, areaNo);
      return { total: plain(total), values, series: () => values.map(plain) };
    }
    const { denominator } = entry;
    const upper = parts(entry.numerator!, areaNo);
    const lower: PartValues | null =
      denominator !== null && 'metric' in denominator ? parts(denominator.metric, areaNo) : null;
    const divide = (one: number | null, by: number | null) => quotient(one, by, entry.per!);
    const people = populations.get(areaNo) ?? null;
    const series = upper.values.map((one, i) =>
      divide(one, lower === null ? people : (lower.values[i] ?? null)),
    );
    return {
      total: divide(upper.total, lower === null ? people : lower.total),
      values: series.map(({ value }) => value),
      series: () => series,
    };
  };
}
