import { TAILS } from './interval.ts';

/** What a day's count is expected to become once all reports have come in. */
export interface Nowcast {
  readonly expected: number;
  readonly low: number;
  readonly high: number;
}

/** Below this share a day says too little about itself: the estimate would be mostly the correction factor. */
const SMALLEST_SHARE = 0.1;

/**
 * Expected final count of a day of which `reported` cases are known and a share 0 < p <= 1 of all is expected to be known.
 * Expected = reported / p (Lawless, Can J Stat 1994;22:15-31). The interval: with a uniform prior on the total and binomial
 * reporting, the cases still to come are negative binomial with size reported + 1 and probability p; its 2.5 % and 97.5 %
 * quantiles. The uncertainty of p itself is not in it. `null` where p < 0.1.
 */
export function nowcastDay(reported: number, share: number): Nowcast | null {
  if (share < SMALLEST_SHARE) {
    return null;
  }
  if (share >= 1) {
    return { expected: reported, low: reported, high: reported };
  }
  const [low, high] = stillToCome(reported + 1, share);
  return { expected: reported / share, low: reported + low, high: reported + high };
}

/** The two quantiles of the negative binomial distribution, by adding up its probabilities in logarithms. */
function stillToCome(size: number, p: number): [number, number] {
  let logTerm = size * Math.log(p);
  let sum = Math.exp(logTerm);
  let low = -1;
  let k = 0;
  const limit = 1_000 + (size / p) * 20;
  for (; k < limit; k += 1) {
    if (low < 0 && sum >= TAILS.low) {
      low = k;
    }
    if (sum >= TAILS.high) {
      break;
    }
    logTerm += Math.log(((size + k) * (1 - p)) / (k + 1));
    sum += Math.exp(logTerm);
  }
  return [low, k];
}
