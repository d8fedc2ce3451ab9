import { type Scope, mayIn } from '../../../platform/access/scope.ts';
import { localDate } from '../../../platform/clock/clock.ts';
import { type Area, populationOf } from '../../../registry/areas/index.ts';
import type { FigureContext } from '../context.ts';
import type { CatalogueEntry } from '../rules/catalogue.ts';
import { type Measure, quotient } from '../rules/measure.ts';
import {
  bucketsOf,
  comparedPeriods,
  type ComparedPeriods,
  type Period,
  type PeriodComparison,
  periodComparisons,
} from '../rules/periods.ts';
import { type Measured, measureAll } from './measure-all.ts';

export const comparisons = [...periodComparisons, 'siblings', 'per-100k'] as const;
export type Comparison = (typeof comparisons)[number];

/** The value of a period beside the same metric in another; times are those of the two periods, Unix ms. */
export type ComparedPeriod = {
  readonly periods: ComparedPeriods;
  readonly value: number | null;
  readonly before: number | null;
  readonly change: number | null;
};

/** Place among the units of the same parent, 1 the highest value; units without a value have none. */
export type ComparedSiblings = {
  readonly rank: number | null;
  readonly of: number;
  readonly median: number | null;
};

export type Compared = {
  readonly periods?: Partial<Record<PeriodComparison, ComparedPeriod | null>>;
  readonly siblings?: ComparedSiblings | null;
  readonly per100k?: Measure & { readonly source: string | null };
};

type Given = {
  readonly all: ReadonlyMap<string, CatalogueEntry>;
  readonly entries: readonly CatalogueEntry[];
  readonly areas: readonly Area[];
  readonly period: Period;
  readonly compare: readonly Comparison[];
};

/** Comparisons of what was measured. Earlier periods and siblings are shown to those who may read them whole. */
export async function compareMeasures(
  context: FigureContext,
  scope: Scope,
  given: Given,
  measured: Measured,
): Promise<(entry: CatalogueEntry, area: Area) => Compared> {
  const { compare } = given;
  const own = given.areas.filter(({ path }) => mayIn(scope, 'figure.read', path));
  const byPeriod = await Promise.all(
    periodComparisons
      .filter((one) => compare.includes(one))
      .map(
        async (one) =>
          [one, await comparePeriods(context, scope, { ...given, areas: own }, measured, one)] as const,
      ),
  );
  const siblings = compare.includes('siblings') ? await compareSiblings(context, scope, given) : null;
  return (entry, area) => ({
    ...(byPeriod.length === 0
      ? {}
      : { periods: Object.fromEntries(byPeriod.map(([one, find]) => [one, find(entry, area)])) }),
    ...(siblings === null ? {} : { siblings: siblings(entry, area) }),
    ...(compare.includes('per-100k') && entry.kind !== 'ratio'
      ? {
          per100k: {
            ...quotient(measured(entry.code, area.no).total.value, populationOf(area), 100_000),
            source: area.populationSource,
          },
        }
      : {}),
  });
}

async function comparePeriods(
  context: FigureContext,
  scope: Scope,
  { all, entries, areas, period }: Given,
  measured: Measured,
  comparison: PeriodComparison,
) {
  const now = context.platform.clock.now();
  const grains = Map.groupBy(entries, ({ grain }) => grain);
  const found = new Map<string, (area: Area) => ComparedPeriod | null>();
  for (const [grain, some] of grains) {
    const periods = comparedPeriods(comparison, period, grain, now);
    if (periods === null) {
      continue;
    }
    const measure = async (one: Period) =>
      await measureAll(context, scope, all, some, areas, bucketsOf(one, 'total'), 'total');
    const isMeasured = periods.current.from === period.from && periods.current.to === period.to;
    const [current, before] = await Promise.all([
      isMeasured ? measured : measure(periods.current),
      measure(periods.before),
    ]);
    for (const { code } of some) {
      found.set(code, ({ no }) => {
        const [value, past] = [current(code, no).total.value, before(code, no).total.value];
        return {
          periods,
          value,
          before: past,
          change: value === null || past === null ? null : value - past,
        };
      });
    }
  }
  const numbers = new Set(areas.map(({ no }) => no));
  return (entry: CatalogueEntry, area: Area): ComparedPeriod | null =>
    numbers.has(area.no) ? (found.get(entry.code)?.(area) ?? null) : null;
}

async function compareSiblings(context: FigureContext, scope: Scope, { all, entries, areas, period }: Given) {
  const day = localDate(context.platform.clock.now());
  const familyOf = (area: Area): readonly Area[] => {
    const parent = area.parentNo === null ? undefined : context.areas.byNo(area.parentNo);
    return parent !== undefined && mayIn(scope, 'figure.read', parent.path)
      ? context.areas.of(scope.dataset).childrenOf(parent.no, day)
      : [];
  };
  const family = [...new Set(areas.flatMap(familyOf))];
  const measured = await measureAll(
    context,
    scope,
    all,
    entries,
    family,
    bucketsOf(period, 'total'),
    'total',
  );
  return (entry: CatalogueEntry, area: Area): ComparedSiblings | null => {
    const siblings = familyOf(area);
    if (siblings.length === 0) {
      return null;
    }
    const valueOf = (one: Area) => measured(entry.code, one.no).total.value;
    const values = siblings.flatMap((one) => valueOf(one) ?? []).sort((a, b) => b - a);
    const own = siblings.includes(area) ? valueOf(area) : null;
    return {
      rank: own === null ? null : values.indexOf(own) + 1,
      of: siblings.length,
      median: medianOf(values),
    };
  };
}

function medianOf(sorted: readonly number[]): number | null {
  const middle = Math.floor(sorted.length / 2);
  return sorted.length === 0
    ? null
    : sorted.length % 2 === 1
      ? sorted[middle]!
      : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
