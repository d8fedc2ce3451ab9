import type { Scope } from '../../platform/access/scope.ts';
import type { Module } from '../../platform/module.ts';
import type { Outcome } from '../../platform/outcomes/outcome.ts';
import type { FigureContext } from './context.ts';
import { type CatalogueEntry, counterEntry, derivedEntry } from './rules/catalogue.ts';
import { catalogue, type MetricQuery, type MetricReply, readMetric } from './usecases/read-metric.ts';

/** The door of the figures module. Counters themselves are the platform's (platform/figures). */
export type { FigureContext } from './context.ts';
export type { CatalogueEntry } from './rules/catalogue.ts';
export type { Measure } from './rules/measure.ts';
export type { Metric } from './rules/metrics.ts';
export type { MetricAnswer, MetricQuery, MetricReply } from './usecases/read-metric.ts';

/** Figures as other modules read them: any metric by code, with its parts, ages and comparisons. */
export type Figures = {
  /** Every metric of the scope's dataset. */
  readonly catalogue: (scope: Scope) => Promise<readonly CatalogueEntry[]>;
  /** Values and series; what the scope may not see is refused or, where public, small numbers are hidden. */
  readonly readMetric: (scope: Scope, query: MetricQuery) => Promise<Outcome<MetricReply>>;
};

/** Makes the door. */
export function openFigures(context: FigureContext): Figures {
  return {
    catalogue: async (scope) => await catalogue(context, scope),
    readMetric: async (scope, query) => await readMetric(context, scope, query),
  };
}

/** What modules declare, as the dictionary has it. */
export function declaredMetrics(modules: readonly Module[]): CatalogueEntry[] {
  return modules.flatMap(({ name, figures = [], metrics = [] }) => [
    ...figures.map((one) => counterEntry({ ...one, module: name })),
    ...metrics.map((one) => derivedEntry({ ...one, module: name })),
  ]);
}
