import { DAY_MS } from '../../../platform/clock/clock.ts';

/** How far ahead a clock may be, ms: what CONTRACT accepts as it is. */
const CLOCK_MS = 5 * 60_000;

/** A time that exists and lies within so many days of now, or null. */
export function readMoment(
  text: string,
  now: number,
  { backDays, aheadDays }: { readonly backDays: number; readonly aheadDays: number },
): Date | null {
  const at = Date.parse(text);
  const plausible = at >= now - backDays * DAY_MS && at <= now + aheadDays * DAY_MS + CLOCK_MS;
  return plausible ? new Date(at) : null;
}
