/** A negative binomial distribution fitted to counts. */
export interface NegativeBinomialFit {
  /** Number of counts. */
  readonly n: number;
  /** Mean of the counts, which is also its maximum-likelihood estimate. */
  readonly mean: number;
  /** Dispersion: the smaller, the fewer cases do most of the infecting. `null`: the counts spread no wider than Poisson's. */
  readonly k: number | null;
  /** 95 % profile-likelihood interval of k; an end is `null` where the likelihood never falls far enough (upper: Poisson). */
  readonly k025: number | null;
  readonly k975: number | null;
}

const SMALLEST = 1e-8;
const LARGEST = 1e8;
/** Half of the 95 % point of chi-squared with one degree of freedom. */
const HALF_CHI_95 = 3.841458820694124 / 2;

/**
 * Fits mean and dispersion k by maximum likelihood, variance = mean + mean² / k (Lloyd-Smith, Schreiber, Kopp and Getz,
 * Nature 2005, 438:355). For every k the mean of the sample is the best mean, so the profile likelihood of k is the
 * likelihood at that mean. `null` without counts or when all are 0: nothing can be said of k then.
 */
export function fitNegativeBinomial(counts: readonly number[]): NegativeBinomialFit | null {
  const n = counts.length;
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (n === 0 || total === 0) {
    return null;
  }
  const mean = total / n;
  const above = countsAbove(counts);
  const squares = counts.reduce((sum, count) => sum + (count - mean) ** 2, 0);
  const logLikelihood = (k: number): number => likelihoodOf(k, mean, n, above);
  if (squares / n <= mean) {
    return { n, mean, k: null, k025: lowerEnd(logLikelihood, LARGEST), k975: null };
  }
  const k = root((at) => scoreOf(at, mean, n, above), SMALLEST, LARGEST);
  const drop = (at: number): number => logLikelihood(at) - logLikelihood(k) + HALF_CHI_95;
  return {
    n,
    mean,
    k,
    k025: lowerEnd(logLikelihood, k),
    k975: drop(LARGEST) > 0 ? null : root(drop, k, LARGEST),
  };
}

/** How many counts are above 0, 1, 2 …: the sums of ln Γ(k + x) - ln Γ(k) become sums of logarithms without loss of digits. */
function countsAbove(counts: readonly number[]): number[] {
  const above = Array.from({ length: Math.max(...counts) }, () => 0);
  for (const count of counts) {
    for (let j = 0; j < count; j += 1) {
      above[j] = above[j]! + 1;
    }
  }
  return above;
}

/** Log-likelihood at k and the sample's mean, without the part that depends on neither. */
function likelihoodOf(k: number, mean: number, n: number, above: readonly number[]): number {
  const rising = above.reduce((sum, cases, j) => sum + cases * Math.log(k + j), 0);
  const total = n * mean;
  return rising - n * k * Math.log1p(mean / k) - total * Math.log(k + mean);
}

/** Derivative of the log-likelihood in k at the sample's mean; falls through 0 once. */
function scoreOf(k: number, mean: number, n: number, above: readonly number[]): number {
  return above.reduce((sum, cases, j) => sum + cases / (k + j), 0) - n * Math.log1p(mean / k);
}

function lowerEnd(logLikelihood: (k: number) => number, best: number): number | null {
  const rise = (at: number): number => logLikelihood(best) - logLikelihood(at) - HALF_CHI_95;
  return rise(SMALLEST) < 0 ? null : root(rise, SMALLEST, best);
}

/** Where a function that falls from above 0 to below 0 is 0, by halving on the logarithmic scale to the last digit. */
function root(of: (at: number) => number, from: number, to: number): number {
  let [low, high] = [Math.log(from), Math.log(to)];
  for (let step = 0; step < 200; step += 1) {
    const middle = (low + high) / 2;
    if (middle <= low || middle >= high) {
      break;
    }
    if (of(Math.exp(middle)) > 0) {
      low = middle;
    } else {
      high = middle;
    }
  }
  return Math.exp((low + high) / 2);
}
