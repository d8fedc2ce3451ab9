const HOUR_MS = 3_600_000;

export type PackAge = {
  readonly hours: number;
  /** `old` from 12 hours: fair warning; `blocked` from 24 hours: only with a reason. */
  readonly state: 'fresh' | 'old' | 'blocked';
};

/** How old a pack is, both Unix ms. A pack from the future (a clock that is behind) counts as fresh. */
export function packAge(issuedAt: number, now: number): PackAge {
  const hours = Math.max(0, (now - issuedAt) / HOUR_MS);
  return { hours, state: hours > 24 ? 'blocked' : hours >= 12 ? 'old' : 'fresh' };
}

/** Whether a clock is off by more than two minutes; milliseconds, positive when the phone is behind. */
export function isClockWrong(offsetMs: number): boolean {
  return Math.abs(offsetMs) > 120_000;
}
