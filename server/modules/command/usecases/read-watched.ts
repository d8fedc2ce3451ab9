import type { Scope } from '../../../platform/access/scope.ts';
import type { Area } from '../../../registry/areas/index.ts';
import { populationOf } from '../../../registry/areas/index.ts';
import { type CatalogueEntry, partsOf } from '../../figures/index.ts';
import type { CommandContext } from '../context.ts';
import type { MetricNature, Watched } from '../rules/look-at-metric.ts';
import { hoursSince } from './read-counters.ts';

/** Metrics by code, as rules find them. */
export type Catalogue = ReadonlyMap<string, CatalogueEntry>;

/** Every metric of the scope's dataset by code. */
export async function catalogueOf({ figures }: CommandContext, scope: Scope): Promise<Catalogue> {
  return new Map((await figures.catalogue(scope)).map((entry) => [entry.code, entry]));
}

/** What kind of rule a metric can have. */
export function natureOf(all: Catalogue, entry: CatalogueEntry): MetricNature {
  return { kind: entry.kind, past: partsOf(entry).every((code) => all.get(code)?.kind !== 'gauge') };
}

/** What a rule looks at, by area number: counters hour by hour since `from`, gauges as they are now, what was entered. */
export async function readWatched(
  context: CommandContext,
  scope: Scope,
  all: Catalogue,
  entry: CatalogueEntry,
  areas: readonly Area[],
  from: number,
): Promise<(area: Area) => Watched> {
  const codes = partsOf(entry);
  const ofKind = (kind: CatalogueEntry['kind']) => codes.filter((code) => all.get(code)?.kind === kind);
  const [counters, gauges, manual] = [ofKind('counter'), ofKind('gauge'), ofKind('manual')];
  const [counts, now, entered] = await Promise.all([
    counters.length === 0 ? null : hoursSince(context, scope, areas, counters, from),
    gauges.length === 0 ? null : readNow(context, scope, gauges, areas),
    manual.length === 0 ? [] : context.figures.entered(scope, { codes: manual, areas }),
  ]);
  const values = Map.groupBy(entered, ({ code, areaNo }) => `${code} ${areaNo}`);
  const part = (code: string, { no }: Area): Watched => {
    const known = counts?.get(no)?.get(code);
    if (known !== undefined) {
      return { kind: 'counts', counts: known, stock: all.get(code)!.stock };
    }
    return gauges.includes(code)
      ? { kind: 'now', value: now?.get(`${code} ${no}`) ?? null }
      : { kind: 'entered', values: values.get(`${code} ${no}`) ?? [] };
  };
  const { numerator, denominator, per } = entry;
  if (entry.kind !== 'ratio') {
    return (area) => part(entry.code, area);
  }
  return (area) => ({
    kind: 'ratio',
    numerator: part(numerator!, area),
    denominator:
      denominator !== null && 'metric' in denominator
        ? part(denominator.metric, area)
        : { kind: 'now', value: populationOf(area) },
    per: per!,
  });
}

async function readNow(
  { figures }: CommandContext,
  scope: Scope,
  codes: readonly string[],
  areas: readonly Area[],
): Promise<Map<string, number | null>> {
  const read = await figures.readMetric(scope, { codes, areas });
  if (!read.ok) {
    throw new Error(`rules on figures: ${read.code}`);
  }
  return new Map(read.value.items.map(({ code, area, value }) => [`${code} ${area.no}`, value]));
}
