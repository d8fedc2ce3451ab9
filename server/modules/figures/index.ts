import { mayIn, type Scope } from '../../platform/access/scope.ts';
import type { Module } from '../../platform/module.ts';
import type { Outcome } from '../../platform/outcomes/outcome.ts';
import type { Area } from '../../registry/areas/index.ts';
import type { FigureContext } from './context.ts';
import { type CatalogueEntry, counterEntry, derivedEntry } from './rules/catalogue.ts';
import { manualValues } from './store/manual-figures.ts';
import { catalogue, type MetricQuery, type MetricReply, readMetric } from './usecases/read-metric.ts';

/** The door of the figures module. Counters themselves are the platform's (platform/figures). */
export { figureContext, type FigureContext } from './context.ts';
export { type CatalogueEntry, partsOf } from './rules/catalogue.ts';
export type { Measure } from './rules/measure.ts';
export type { Metric } from './rules/metrics.ts';
export type { MetricAnswer, MetricQuery, MetricReply } from './usecases/read-metric.ts';

/** A value that an officer entered, and when it holds from (Unix ms). */
export type EnteredValue = {
  readonly code: string;
  readonly areaNo: number;
  readonly at: number;
  readonly value: number;
};

/** Figures as other modules read them: any metric by code, with its parts, ages and comparisons. */
export type Figures = {
  /** Every metric of the scope's dataset. */
  readonly catalogue: (scope: Scope) => Promise<readonly CatalogueEntry[]>;
  /** Values and series; what the scope may not see is refused or, where public, small numbers are hidden. */
  readonly readMetric: (scope: Scope, query: MetricQuery) => Promise<Outcome<MetricReply>>;
  /** What was entered for exactly these areas up to now, in order of time; nothing of areas that the scope may not read. */
  readonly entered: (
    scope: Scope,
    query: { readonly codes: readonly string[]; readonly areas: readonly Area[] },
  ) => Promise<readonly EnteredValue[]>;
};

/** Makes the door. */
export function openFigures(context: FigureContext): Figures {
  return {
    catalogue: async (scope) => await catalogue(context, scope),
    readMetric: async (scope, query) => await readMetric(context, scope, query),
    entered: async (scope, { codes, areas }) => {
      const { db, clock } = context.platform;
      const own = areas.filter(({ path }) => mayIn(scope, 'figure.read', path));
      const areaNos = own.map(({ no }) => no);
      const rows = await manualValues(scope, db, { metrics: codes, areaNos, to: clock.now() + 1 });
      return rows.map((row) => ({
        code: row.metric,
        areaNo: row.area_no,
        at: row.at.getTime(),
        value: row.value,
      }));
    },
  };
}

/** What modules declare, as the dictionary has it. */
export function declaredMetrics(modules: readonly Module[]): CatalogueEntry[] {
  return modules.flatMap(({ name, figures = [], metrics = [] }) => [
    ...figures.map((one) => counterEntry({ ...one, module: name })),
    ...metrics.map((one) => derivedEntry({ ...one, module: name })),
  ]);
}
