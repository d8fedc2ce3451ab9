import type { sourceStates } from '../../../../contract/command-wall.ts';

export type Freshness = (typeof sourceStates)[number];

const MINUTE_MS = 60_000;

/** How a source stands: within its period, up to twice as old, older, or never heard of. Times in Unix ms. */
export function freshnessOf(asOf: number | null, periodMinutes: number, now: number): Freshness {
  if (asOf === null) {
    return 'none';
  }
  const age = now - asOf;
  const period = periodMinutes * MINUTE_MS;
  return age <= period ? 'fresh' : age <= 2 * period ? 'late' : 'old';
}
