import { gammaQuantile } from './gamma.ts';
import { meanSerialInterval } from './serial-interval.ts';

/** Daily counts by onset, without gaps; `imported` are those of `cases` who were infected elsewhere. */
export interface Incidence {
  readonly cases: readonly number[];
  /** Without it the first day's cases count as imported and all others as infected here. */
  readonly imported?: readonly number[];
}

/** What both estimators need; `weights` are the serial interval from day 0 (weight 0) on. */
export interface ReproductionOptions {
  readonly weights: readonly number[];
  /** Length of the windows in days, 7 by default. */
  readonly window?: number;
}

/** A window, days counted from 1. */
export interface Window {
  readonly tStart: number;
  readonly tEnd: number;
}

/** Posterior of the reproduction number in a window. */
export interface CoriEstimate extends Window {
  readonly mean: number;
  readonly sd: number;
  readonly q025: number;
  readonly median: number;
  readonly q975: number;
}

/** Cohort reproduction number of a window; `null` when nobody fell ill in it. */
export interface CohortEstimate extends Window {
  readonly mean: number | null;
}

/** Gamma prior with mean 5 and sd 5: shape 1, scale 5. */
const prior = { shape: 1, scale: 5 } as const;

/**
 * Instantaneous reproduction number in sliding windows (Cori et al., Am J Epidemiol 2013): the posterior is a gamma with
 * shape 1 + local cases and scale 1 / (1/5 + total infection pressure). Imported cases press, but are not counted as
 * infected here. Windows start on day 2; one is left out unless it ends after the mean serial interval, where the
 * estimate would rest on the prior alone.
 */
export function estimateCori(incidence: Incidence, options: ReproductionOptions): CoriEstimate[] {
  const { cases, imported } = incidence;
  const pressure = infectionPressure(cases, options.weights);
  const local = cases.map((count, day) => count - (imported ? (imported[day] ?? 0) : day === 0 ? count : 0));
  const meanInterval = meanSerialInterval(options.weights);
  return windows(cases.length, options.window ?? 7)
    .filter(({ tEnd }) => tEnd > meanInterval)
    .map((window) => {
      const shape = prior.shape + sumOver(local, window);
      const scale = 1 / (1 / prior.scale + sumOver(pressure, window));
      return {
        ...window,
        mean: shape * scale,
        sd: Math.sqrt(shape) * scale,
        q025: gammaQuantile(shape, 0.025) * scale,
        median: gammaQuantile(shape, 0.5) * scale,
        q975: gammaQuantile(shape, 0.975) * scale,
      };
    });
}

/**
 * Cohort reproduction number (Wallinga and Teunis, Am J Epidemiol 2004): how many people the cases of a day went on to
 * infect, each later case infected here shared out over the earlier ones by the serial interval; a window is the mean over its cases.
 * It is too low near the end of the series, where infectees have not fallen ill yet: for about one mean serial interval.
 */
export function estimateCohort(incidence: Incidence, options: ReproductionOptions): CohortEstimate[] {
  const { cases, imported } = incidence;
  const { weights } = options;
  const pressure = infectionPressure(cases, weights);
  const offspring = cases.map((_, day) => {
    let sum = 0;
    for (let later = day + 1; later < Math.min(cases.length, day + weights.length); later += 1) {
      if (pressure[later]! > 0) {
        sum += ((cases[later]! - (imported?.[later] ?? 0)) * weights[later - day]!) / pressure[later]!;
      }
    }
    return sum;
  });
  return windows(cases.length, options.window ?? 7).map((window) => {
    const total = sumOver(cases, window);
    const infected = sumOver(
      cases.map((count, day) => count * offspring[day]!),
      window,
    );
    return { ...window, mean: total > 0 ? infected / total : null };
  });
}

/** Λ_t: the cases of the days before, each weighted by the serial interval to day t. */
function infectionPressure(cases: readonly number[], weights: readonly number[]): number[] {
  return cases.map((_, day) => {
    let sum = 0;
    for (let back = 1; back <= Math.min(day, weights.length - 1); back += 1) {
      sum += cases[day - back]! * weights[back]!;
    }
    return sum;
  });
}

function windows(days: number, length: number): Window[] {
  const count = Math.max(0, days - length);
  return Array.from({ length: count }, (_, i) => ({ tStart: i + 2, tEnd: i + 1 + length }));
}

function sumOver(values: readonly number[], { tStart, tEnd }: Window): number {
  return values.slice(tStart - 1, tEnd).reduce((sum, value) => sum + value, 0);
}
