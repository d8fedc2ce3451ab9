import { type Scope, mayIn } from '../../../platform/access/scope.ts';
import { figuresAsOf } from '../../../platform/figures/figures.ts';
import { suppressedParts } from '../../../platform/figures/suppress.ts';
import { refuse as refuseGeneral } from '../../../platform/outcomes/general.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import type { Area } from '../../../registry/areas/index.ts';
import type { FigureContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import { areaLevels, type CatalogueEntry, manualEntry, partsOf } from '../rules/catalogue.ts';
import { type Measure, noData, published } from '../rules/measure.ts';
import { bucketsOf, MAX_BUCKETS, type MetricStep, type Period } from '../rules/periods.ts';
import { lastSign } from '../rules/signs-of-life.ts';
import { manualMetrics } from '../store/manual-figures.ts';
import { newestHours } from '../store/newest-hours.ts';
import { type Compared, type Comparison, compareMeasures } from './compare-measures.ts';
import { measureAll } from './measure-all.ts';

export type MetricQuery = {
  readonly codes: readonly string[];
  readonly areas: readonly Area[];
  /** Unix ms; without: since the first fact. */
  readonly from?: number | undefined;
  /** Unix ms, not included; without: now. */
  readonly to?: number | undefined;
  /** `total` (without) gives one value, the others a series too. */
  readonly step?: MetricStep | undefined;
  readonly compare?: readonly Comparison[] | undefined;
  /** False: `sourceAt` and `late` aren't looked up, for callers that show neither. */
  readonly aged?: boolean | undefined;
};

/** A metric in one area, with all that is needed to show it honestly. */
export type MetricAnswer = Measure & {
  readonly code: string;
  readonly area: Area;
  /** When the newest event of the dataset was recorded, Unix ms: "số liệu đến". */
  readonly asOf: number | null;
  /** When the newest thing that this metric counts happened. */
  readonly sourceAt: number | null;
  /** Its source was not heard of for twice its period. A rare thing that did not happen is not late. */
  readonly late: boolean;
  /** Who says how many people live there, where that is what the metric is divided by. */
  readonly denominatorSource: string | null;
  readonly compared: Compared;
  /** One a bucket of `starts`; empty for a total. `values` are those of `series` alone. */
  readonly series: readonly Measure[];
  readonly values: readonly (number | null)[];
};

export type MetricReply = {
  /** Unix ms. */
  readonly from: number | null;
  readonly to: number;
  readonly starts: readonly number[];
  readonly items: readonly MetricAnswer[];
};

/** Every metric of the scope's dataset: the declared ones and those that its officers enter. */
export async function catalogue(context: FigureContext, scope: Scope): Promise<readonly CatalogueEntry[]> {
  const manual = await manualMetrics(scope, context.platform.db);
  return [
    ...context.declared(),
    ...manual.map((row) =>
      manualEntry({
        ...row,
        ...(row.explain_vi === null
          ? {}
          : { explain: { vi: row.explain_vi, en: row.explain_en ?? row.explain_vi } }),
      }),
    ),
  ];
}

/**
 * Reads metrics for areas: value, parts, age, comparisons. Inside the caller's areas everything; outside, public metrics
 * only, down to the unit that they are published for, small numbers hidden; anything else is refused.
 */
export async function readMetric(
  context: FigureContext,
  scope: Scope,
  query: MetricQuery,
): Promise<Outcome<MetricReply>> {
  const all = new Map((await catalogue(context, scope)).map((entry) => [entry.code, entry]));
  const strange = query.codes.find((code) => !all.has(code));
  if (strange !== undefined) {
    return refuse('unknown-metric', {
      params: { code: strange.slice(0, 60) },
      fields: { metric: 'unknown' },
    });
  }
  const entries = [...new Set(query.codes)].map((code) => all.get(code)!);
  const { areas, step = 'total' } = query;
  const forbidden = entries.some((entry) =>
    areas.some((area) => !isOwn(scope, area) && !isOpen(entry, area)),
  );
  if (forbidden) {
    return refuseGeneral('forbidden');
  }
  const now = context.platform.clock.now();
  const period: Period = { from: query.from, to: query.to ?? now };
  if (period.from !== undefined && period.from >= period.to) {
    return refuse('bad-time', { fields: { from: 'time', to: 'time' } });
  }
  const buckets = bucketsOf(period, step);
  if (buckets.starts.length > MAX_BUCKETS) {
    return refuse('too-many-points', { params: { max: MAX_BUCKETS }, fields: { step: 'too many' } });
  }
  const measured = await measureAll(context, scope, all, entries, areas, buckets, step);
  const [compared, ages] = await Promise.all([
    compareMeasures(context, scope, { all, entries, areas, period, compare: query.compare ?? [] }, measured),
    agesOf(context, scope, all, query.aged === false ? [] : entries, areas, now),
  ]);
  const items = entries.flatMap((entry) => {
    const shown = hideSmall(scope, entry, areas, (area) => measured(entry.code, area.no).total);
    return areas.map((area, i): MetricAnswer => {
      const sourceAt = ages.sourceOf(entry);
      const read = measured(entry.code, area.no);
      const whole = isOwn(scope, area) || entry.kind === 'manual';
      const seriesOf = () => (whole ? read.series() : read.series().map((one) => published(one, entry)));
      return {
        code: entry.code,
        area,
        ...shown[i]!,
        asOf: ages.asOf,
        sourceAt,
        late: ages.isLate(entry),
        denominatorSource: byPopulation(entry) ? area.populationSource : null,
        compared: shown[i]!.outcome === 'suppressed' ? {} : compared(entry, area),
        get series() {
          return step === 'total' ? [] : seriesOf();
        },
        get values() {
          return step === 'total' ? [] : whole ? read.values : seriesOf().map(({ value }) => value);
        },
      };
    });
  });
  return done({
    from: period.from ?? null,
    to: period.to,
    starts: step === 'total' ? [] : buckets.starts,
    items,
  });
}

function byPopulation({ denominator }: CatalogueEntry): boolean {
  return denominator !== null && 'population' in denominator;
}

function isOwn(scope: Scope, area: Area): boolean {
  return mayIn(scope, 'figure.read', area.path);
}

/** Is a metric public for this unit? Units below the commune never are. */
function isOpen(entry: CatalogueEntry, { kind }: Area): boolean {
  const depth = areaLevels.findIndex((level) => level === kind);
  return entry.public && depth >= 0 && depth <= areaLevels.indexOf(entry.publicFrom);
}

/** Totals as the scope may see them; of communes side by side no hidden one can be reckoned from the others. */
function hideSmall(
  scope: Scope,
  entry: CatalogueEntry,
  areas: readonly Area[],
  totalOf: (area: Area) => Measure,
): Measure[] {
  const totals = areas.map(totalOf);
  if (areas.every((area) => isOwn(scope, area)) || entry.kind === 'manual') {
    return totals;
  }
  const counts = totals.map(({ value, numerator }) => numerator ?? value ?? 0);
  const kept = areas.length > 1 ? suppressedParts(counts, entry.suppressBelow) : counts;
  return totals.map((total, i) => {
    if (isOwn(scope, areas[i]!)) {
      return total;
    }
    return kept[i] === null ? { ...noData, outcome: 'suppressed' } : published(total, entry);
  });
}

async function agesOf(
  { platform, areas: directory, newestEvents }: FigureContext,
  scope: Scope,
  all: ReadonlyMap<string, CatalogueEntry>,
  entries: readonly CatalogueEntry[],
  areas: readonly Area[],
  now: number,
) {
  const counters = [...new Set(entries.flatMap(partsOf))].filter((code) => all.get(code)?.kind === 'counter');
  const [asOf, newest] = await Promise.all([
    figuresAsOf(platform.db, scope.dataset),
    counters.length === 0 || areas.length === 0
      ? new Map<string, number>()
      : newestHours(scope, platform.db, counters, directory.numbersUnder(areas.map(({ path }) => path)), now),
  ]);
  const sourceOf = (entry: CatalogueEntry): number | null => {
    const times = partsOf(entry).flatMap((code) => {
      const kind = all.get(code)?.kind;
      return kind === 'gauge' ? [now] : kind === 'counter' ? (newest.get(code) ?? []) : (asOf ?? []);
    });
    return times.length === 0 ? null : Math.max(...times);
  };
  const old = (at: number | null, { refreshSeconds }: CatalogueEntry) =>
    at === null || now - at > 2_000 * refreshSeconds;
  // Events are looked at only where the counts alone look late.
  const silent = entries.some((entry) => old(sourceOf(entry), entry));
  const events = silent ? await newestEvents(scope) : new Map<string, number>();
  const late = new Set(
    entries
      .filter((entry) => old(sourceOf(entry), entry) && old(lastSign(entry, all, events), entry))
      .map(({ code }) => code),
  );
  return { asOf, sourceOf, isLate: ({ code }: CatalogueEntry) => late.has(code) };
}
