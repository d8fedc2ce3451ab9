/**
 * Counts acts by key in windows of a minute, in this process: slows whoever floods one identity from many addresses. It protects the
 * process, so two of them let twice as much through; limits that guard a secret are in shared-rate.ts.
 */
export type RateGuard = {
  /** Notes an act; answers the seconds to wait when the key has used up its minute, else 0. */
  readonly note: (key: string, now: number) => number;
};

const WINDOW_MS = 60_000;
const MOST_KEYS = 100_000;

/** @param perMinute acts that one key may do in a minute. */
export function createRateGuard(perMinute: number): RateGuard {
  let windowStart = 0;
  let counts = new Map<string, number>();
  return {
    note: (key, now) => {
      if (now >= windowStart + WINDOW_MS || now < windowStart || counts.size >= MOST_KEYS) {
        windowStart = now;
        counts = new Map();
      }
      const count = (counts.get(key) ?? 0) + 1;
      counts.set(key, count);
      return count > perMinute ? Math.ceil((windowStart + WINDOW_MS - now) / 1000) : 0;
    },
  };
}
