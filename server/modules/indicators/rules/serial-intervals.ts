import {
  discreteSerialInterval,
  meanSerialInterval,
  type PublishedInterval,
  publishedIntervals,
} from '../../../../lib/epidemiology/index.ts';

export type IntervalChoice = {
  readonly interval?: string | undefined;
  readonly mean?: number | undefined;
  readonly sd?: number | undefined;
  readonly weights?: string | undefined;
};

/** A serial interval ready to use: weights from day 0, and where they come from. */
export type ChosenInterval = {
  readonly weights: readonly number[];
  readonly code: string | null;
  readonly mean: number;
  readonly sd: number | null;
  readonly source: string | null;
  readonly certainty: PublishedInterval['certainty'] | null;
};

/** Longest serial interval looked at, days; what lies beyond is cut off. */
const LONGEST = 60;

/** Published serial intervals of a disease (of all where none is chosen). */
export function intervalsOf(disease: string | null): readonly PublishedInterval[] {
  return publishedIntervals.filter((one) => disease === null || one.disease === disease);
}

/**
 * The serial interval that a request names: given weights, mean and sd, a published code, or the first published one of
 * the disease. `null`: no disease chosen and nothing named. `undefined`: what was named can't be used.
 */
export function chooseInterval(
  disease: string | null,
  choice: IntervalChoice,
): ChosenInterval | null | undefined {
  if (choice.weights !== undefined) {
    return fromWeights(choice.weights);
  }
  if (choice.mean !== undefined || choice.sd !== undefined) {
    return choice.mean === undefined || choice.sd === undefined || !(choice.mean > 1)
      ? undefined
      : {
          weights: discreteSerialInterval(choice.mean, choice.sd, LONGEST),
          code: null,
          mean: choice.mean,
          sd: choice.sd,
          source: null,
          certainty: null,
        };
  }
  if (choice.interval === undefined && disease === null) {
    return null;
  }
  const all = intervalsOf(disease);
  const one =
    choice.interval === undefined ? all[0] : publishedIntervals.find(({ code }) => code === choice.interval);
  return one && { ...one, weights: discreteSerialInterval(one.mean, one.sd, LONGEST) };
}

function fromWeights(text: string): ChosenInterval | undefined {
  const weights = text.split(',').map((part) => (part.trim() === '' ? Number.NaN : Number(part)));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const usable =
    weights.length > 1 &&
    weights.length <= LONGEST &&
    weights[0] === 0 &&
    weights.every((weight) => weight >= 0) &&
    Math.abs(total - 1) < 0.01;
  return usable
    ? {
        weights,
        code: null,
        mean: meanSerialInterval(weights),
        sd: null,
        source: null,
        certainty: null,
      }
    : undefined;
}
