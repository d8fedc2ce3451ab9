/** Where the time comes from: the machine's in service, a fixed one in tests. Unix milliseconds. */
export type Clock = { readonly now: () => number };

export const systemClock: Clock = { now: () => Date.now() };

/** Vietnam has one offset and no summer time: UTC+7. */
export const LOCAL_OFFSET_MS = 7 * 3_600_000;
export const DAY_MS = 86_400_000;
export const HOUR_MS = 3_600_000;

/** Start of the local (Vietnam) day that holds `ms`, as Unix milliseconds. */
export function startOfLocalDay(ms: number): number {
  return Math.floor((ms + LOCAL_OFFSET_MS) / DAY_MS) * DAY_MS - LOCAL_OFFSET_MS;
}

/** The local calendar date of `ms`, `YYYY-MM-DD`. */
export function localDate(ms: number): string {
  return new Date(ms + LOCAL_OFFSET_MS).toISOString().slice(0, 10);
}

/** Start of the local calendar date `YYYY-MM-DD`, as Unix milliseconds. */
export function startOfDate(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) - LOCAL_OFFSET_MS;
}
