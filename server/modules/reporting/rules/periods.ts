import type { reportKinds } from '../../../../contract/reporting.ts';
import { DAY_MS, HOUR_MS, LOCAL_OFFSET_MS } from '../../../platform/clock/clock.ts';

export type ReportKind = (typeof reportKinds)[number];
/** From inclusive to exclusive, Unix ms. */
export type Period = { readonly from: number; readonly to: number };

const WEEK_MS = 7 * DAY_MS;
/** Monday 5 January 1970, 00:00 in Vietnam. */
const A_MONDAY = 4 * DAY_MS - LOCAL_OFFSET_MS;
const lengths: { readonly [kind in ReportKind]: number } = { hour: HOUR_MS, day: DAY_MS, week: WEEK_MS };

/** `16:30` as milliseconds of the day. */
export function clockMs(clock: string): number {
  const [hour, minute] = clock.split(':').map(Number) as [number, number];
  return hour * HOUR_MS + minute * 60_000;
}

/** The last whole period that ended by `at`; `cut` is the local time at which a day ends, a week on Monday. */
export function periodBefore(kind: ReportKind, cut: string, at: number): Period {
  const origin = kind === 'hour' ? 0 : A_MONDAY + clockMs(cut);
  const length = lengths[kind];
  const to = origin + Math.floor((at - origin) / length) * length;
  return { from: to - length, to };
}

/** The period of the same length right before. */
export function previousOf({ from, to }: Period): Period {
  return { from: from - (to - from), to: from };
}

export type ScheduleTimes = {
  readonly kind: ReportKind;
  /** Local clocks; of an hourly report the minute alone counts. */
  readonly times: readonly string[];
  /** 1 Monday to 7 Sunday, of a weekly report. */
  readonly weekday: number | null;
};

/** At most so many slots that were missed while the program stood still are made up. */
const MOST_SLOTS = 7;

/** Times in (after, now] at which a report was due, oldest first; of many that were missed the last ones. */
export function slotsBetween(schedule: ScheduleTimes, after: number, now: number): number[] {
  const slots: number[] = [];
  for (let slot = nextSlot(schedule, after); slot <= now; slot = nextSlot(schedule, slot)) {
    slots.push(slot);
    if (slots.length > MOST_SLOTS) {
      slots.shift();
    }
  }
  return slots;
}

/** The first time after `after` at which a report is due. */
export function nextSlot({ kind, times, weekday }: ScheduleTimes, after: number): number {
  const length = lengths[kind];
  const day = kind === 'week' ? ((weekday ?? 1) - 1) * DAY_MS : 0;
  const candidates = times.map((time) => {
    const within = kind === 'hour' ? clockMs(time) % HOUR_MS : clockMs(time) + day;
    const origin = kind === 'hour' ? within : A_MONDAY + within;
    return origin + (Math.floor((after - origin) / length) + 1) * length;
  });
  return Math.min(...candidates);
}
