import type { ScheduleName } from './province-types.ts';

/** Presence blocks in minutes after local midnight, and the weekdays (0 = Sunday) on which they apply. */
export interface Schedule {
  readonly weekdays: readonly number[];
  readonly blocks: readonly (readonly [from: number, to: number])[];
}

const clock = (hours: number, minutes = 0): number => hours * 60 + minutes;
const mondayToFriday = [1, 2, 3, 4, 5];
const mondayToSaturday = [1, 2, 3, 4, 5, 6];
const everyDay = [0, 1, 2, 3, 4, 5, 6];

/**
 * Usual Vietnamese hours, with a noon break where there is one. Assumptions. Nothing begins before 05:00 or ends after
 * 20:30, so that the night belongs to the household.
 */
export const schedules: Readonly<Record<ScheduleName, Schedule>> = {
  none: { weekdays: [], blocks: [] },
  'full-school': {
    weekdays: mondayToFriday,
    blocks: [
      [clock(7), clock(10, 45)],
      [clock(13, 45), clock(16, 30)],
    ],
  },
  'half-school': { weekdays: mondayToSaturday, blocks: [[clock(7), clock(11, 25)]] },
  office: {
    weekdays: mondayToFriday,
    blocks: [
      [clock(7, 30), clock(11, 30)],
      [clock(13, 30), clock(17)],
    ],
  },
  factory: { weekdays: mondayToSaturday, blocks: [[clock(7, 30), clock(16, 30)]] },
  market: { weekdays: everyDay, blocks: [[clock(5, 15), clock(11)]] },
  shop: {
    weekdays: everyDay,
    blocks: [
      [clock(7, 15), clock(11, 30)],
      [clock(14), clock(19, 45)],
    ],
  },
  restaurant: {
    weekdays: everyDay,
    blocks: [
      [clock(5, 30), clock(9, 30)],
      [clock(16, 30), clock(20, 20)],
    ],
  },
  health: {
    weekdays: mondayToSaturday,
    blocks: [
      [clock(7, 15), clock(11, 30)],
      [clock(13, 30), clock(17)],
    ],
  },
};
