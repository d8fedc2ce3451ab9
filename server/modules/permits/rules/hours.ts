import { DAY_MS, startOfLocalDay } from '../../../platform/clock/clock.ts';

export const LOCAL_DAY_MINUTES = 1440;

/** Whether a moment (Unix ms) lies in these hours of its local day; hours that end before they begin run over midnight. */
export function minuteWithin(at: number, from: number, until: number): boolean {
  const minute = Math.floor(((at - startOfLocalDay(at)) % DAY_MS) / 60_000);
  return from <= until ? from <= minute && minute < until : minute >= from || minute < until;
}
