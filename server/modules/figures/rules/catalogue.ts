import type { FigureDefinition } from '../../../platform/figures/figures.ts';
import type {
  AreaLevel,
  Denominator,
  DerivedMetric,
  GaugeDefinition,
  MetricNotes,
} from '../../../platform/figures/metric-types.ts';
import { SUPPRESSED_BELOW } from '../../../platform/figures/suppress.ts';

/** How a metric comes about: counted with its facts, divided, computed when asked for, entered by an officer. */
export type MetricKind = 'counter' | 'ratio' | 'gauge' | 'manual';

/** A metric as the dictionary has it: everything that API, chart, ranking and export need to know of it. */
export type CatalogueEntry = {
  readonly kind: MetricKind;
  readonly code: string;
  readonly vi: string;
  readonly en: string;
  readonly unit: string;
  readonly unitEn: string;
  readonly explain: { readonly vi: string; readonly en: string } | null;
  readonly module: string;
  readonly levels: readonly AreaLevel[];
  readonly refreshSeconds: number;
  readonly grain: 'hour' | 'day';
  readonly stock: boolean;
  readonly better: 'higher' | 'lower' | null;
  readonly public: boolean;
  readonly publicFrom: AreaLevel;
  readonly suppressBelow: number;
  readonly numerator: string | null;
  readonly denominator: Denominator | null;
  readonly per: number | null;
  readonly read: GaugeDefinition['read'] | null;
};

export const areaLevels = ['province', 'district', 'commune'] as const satisfies readonly AreaLevel[];
const DAY_SECONDS = 86_400;

type Named = MetricNotes & {
  readonly code: string;
  readonly vi: string;
  readonly en: string;
  readonly unit: string;
  readonly public: boolean;
};

/** What a metric of officers has that no module declares; parts only where it is a ratio. */
export type ManualMetric = Named & {
  readonly numerator: string | null;
  readonly denominator: string | null;
  readonly per: number | null;
};

type Declared = Named & { readonly module: string };

function entry(kind: MetricKind, one: Declared): CatalogueEntry {
  return {
    kind,
    code: one.code,
    vi: one.vi,
    en: one.en,
    unit: one.unit,
    unitEn: one.unitEn ?? one.unit,
    explain: one.explain ?? null,
    module: one.module,
    levels: one.levels ?? areaLevels,
    refreshSeconds: one.refreshSeconds ?? DAY_SECONDS,
    grain: one.grain ?? 'hour',
    stock: one.stock ?? (kind === 'gauge' || kind === 'manual'),
    better: one.better ?? null,
    public: one.public,
    publicFrom: one.publicFrom ?? 'commune',
    suppressBelow: one.suppressBelow ?? SUPPRESSED_BELOW,
    numerator: null,
    denominator: null,
    per: null,
    read: null,
  };
}

/** Entry of a counter of a module. */
export function counterEntry(one: FigureDefinition & { readonly module: string }): CatalogueEntry {
  return entry('counter', one);
}

/** Entry of a ratio or a gauge of a module, or of what officers enter for it. */
export function derivedEntry(one: DerivedMetric & { readonly module: string }): CatalogueEntry {
  if ('entered' in one) {
    return entry('manual', { ...one, module: 'manual' });
  }
  return 'read' in one
    ? { ...entry('gauge', one), read: one.read }
    : {
        ...entry('ratio', one),
        numerator: one.numerator,
        denominator: one.denominator,
        per: one.per,
      };
}

/** Entry of a metric that officers enter, or of a ratio that they declare. */
export function manualEntry(one: ManualMetric): CatalogueEntry {
  const { numerator, denominator, per } = one;
  const declared = { ...one, module: 'manual' };
  return numerator !== null && denominator !== null
    ? { ...entry('ratio', declared), numerator, denominator: { metric: denominator }, per: per ?? 100 }
    : entry('manual', declared);
}

/** What is wrong with declarations: a code twice, a ratio of something unknown or of a ratio. */
export function catalogueFaults(entries: readonly CatalogueEntry[]): string[] {
  const byCode = new Map(entries.map((one) => [one.code, one]));
  const twice = entries
    .filter((one) => byCode.get(one.code) !== one)
    .map(({ code }) => `${code} is declared twice`);
  const parts = entries.flatMap((one) =>
    partsOf(one)
      .filter((code) => one.kind === 'ratio' && (byCode.get(code) ?? { kind: 'ratio' }).kind === 'ratio')
      .map((code) => `${one.code} is made of ${code}, which is neither a counter nor a gauge`),
  );
  return [...twice, ...parts];
}

/** Codes that a metric is read from: its own, or those of its parts. */
export function partsOf({ kind, code, numerator, denominator }: CatalogueEntry): string[] {
  if (kind !== 'ratio') {
    return [code];
  }
  return denominator !== null && 'metric' in denominator ? [numerator!, denominator.metric] : [numerator!];
}
