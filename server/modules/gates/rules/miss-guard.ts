/** How often somebody asked for short codes that nobody has, in this process. */
export type MissGuard = {
  /** Whether this officer must wait: 10 unknown codes in a minute, or 30 in an hour. */
  readonly blocked: (key: string, now: number) => boolean;
  readonly note: (key: string, now: number) => void;
};

const HOUR_MS = 3_600_000;
const LIMITS = [
  { within: 60_000, most: 10 },
  { within: HOUR_MS, most: 30 },
] as const;

/**
 * Slows whoever tries codes in rows. Of 595 million codes 166,963 exist after a province's fortnight: 30 tries an hour find
 * one in five days, and each of them stands in the audit.
 */
export function createMissGuard(): MissGuard {
  const missesOf = new Map<string, number[]>();
  const recent = (key: string, now: number): number[] => {
    const kept = (missesOf.get(key) ?? []).filter((at) => at > now - HOUR_MS && at <= now);
    if (kept.length === 0) {
      missesOf.delete(key);
    } else {
      missesOf.set(key, kept);
    }
    return kept;
  };
  return {
    blocked: (key, now) => {
      const times = recent(key, now);
      return LIMITS.some(({ within, most }) => times.filter((at) => at > now - within).length >= most);
    },
    note: (key, now) => {
      missesOf.set(key, [...recent(key, now), now]);
    },
  };
}
