import type { Scope } from '../access/scope.ts';

/** Units that figures are shown for. */
export type AreaLevel = 'province' | 'district' | 'commune';

/** What the dictionary says of any metric, beside its code, names and unit. */
export type MetricNotes = {
  /** In plain words: what is counted, at which unit, at which time. */
  readonly explain?: { readonly vi: string; readonly en: string };
  readonly unitEn?: string;
  /** Units that it means something for (all). */
  readonly levels?: readonly AreaLevel[];
  /** How often its source brings something new, in seconds; older than twice that is late (a day). */
  readonly refreshSeconds?: number;
  /** `day`: its facts have a date and no hour, so that hours are never compared (hour). */
  readonly grain?: 'hour' | 'day';
  /** Counts what stands: additions and removals sum up to it. Its value is that of a moment, not of a period. */
  readonly stock?: boolean;
  /** Which way is better, for rankings; without, the highest comes first and nothing is said of it. */
  readonly better?: 'higher' | 'lower';
  /** Where it is public: smaller counts, but not zero, are hidden (5). */
  readonly suppressBelow?: number;
  /** Where it is public: the smallest unit that it is published for (commune). */
  readonly publicFrom?: AreaLevel;
};

type Named = MetricNotes & {
  readonly code: string;
  readonly vi: string;
  readonly en: string;
  readonly unit: string;
  readonly public: boolean;
};

/** What a ratio is divided by: another metric, or the population that the register of areas gives a source for. */
export type Denominator = { readonly metric: string } | { readonly population: true };

/** A quotient that keeps both of its parts: `per` 100 is a percentage, 100,000 a rate of the population. */
export type RatioDefinition = Named & {
  readonly numerator: string;
  readonly denominator: Denominator;
  readonly per: 1 | 100 | 1000 | 100_000;
};

/** What stood at a moment in one area; parts add up to the whole. */
export type GaugeRow = { readonly areaNo: number; readonly value: number };

/** A figure that its module computes when it is asked: who waits now. It has no past but its nightly snapshots. */
export type GaugeDefinition = Named & {
  /** @param areaNos the areas asked for; @param now Unix ms. Areas without a row count zero. */
  readonly read: (scope: Scope, areaNos: readonly number[], now: number) => Promise<readonly GaugeRow[]>;
};

/** A figure that officers enter by hand with its source, declared by the module whose ratio needs it. */
export type EnteredDefinition = Named & { readonly entered: true };

/** Metrics that a module declares beside its counters. */
export type DerivedMetric = RatioDefinition | GaugeDefinition | EnteredDefinition;
