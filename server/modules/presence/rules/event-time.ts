import { DAY_MS } from '../../../platform/clock/clock.ts';

/** Device clocks up to five minutes ahead are ordinary. */
export const MAX_AHEAD_MS = 5 * 60_000;

export type EventTime = {
  /** The time that the fact is kept under, Unix ms. */
  readonly at: number;
  readonly quality: 'device' | 'suspect';
  /** What the device said, kept where it could not be believed. */
  readonly deviceAt: number | null;
};

/**
 * What to make of a device's time. A time more than five minutes ahead, or older than the log is kept, can't be
 * right: the fact is kept under the time of receipt and marked, never refused, since refusing loses it.
 */
export function eventTime(deviceAt: number, now: number, keptDays: number): EventTime {
  if (deviceAt > now + MAX_AHEAD_MS || deviceAt < now - keptDays * DAY_MS) {
    return { at: now, quality: 'suspect', deviceAt };
  }
  return { at: deviceAt, quality: 'device', deviceAt: null };
}
