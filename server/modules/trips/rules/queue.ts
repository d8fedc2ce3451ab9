import rule from '../../../../data/rules/trips/queue.json' with { type: 'json' };

/** How the waiting time is estimated, as dated data. */
export type QueueRule = {
  readonly version: string;
  readonly validFrom: string;
  /** Hours whose exits are measured. */
  readonly windowHours: number;
  /** Fewer exits say nothing. */
  readonly leastExits: number;
  /** Normal quantile of each bound of the range: 1.2816 for 80 %. */
  readonly z: number;
  readonly source: string;
  readonly certainty: string;
};

export const shippedQueue: QueueRule = rule;

/** A range of minutes; null: too few exits. */
export type Wait = { readonly fromMinutes: number; readonly untilMinutes: number };

/**
 * How long `vehicles` need to go through at the measured pace: the count divided by both bounds of a Poisson rate
 * (Wilson and Hilferty's approximation of the exact interval, 1931), rounded outwards to five minutes.
 * @param vehicles that go before, the asking one counted.
 * @param exits in the last `windowHours`.
 */
export function estimateWait(given: QueueRule, vehicles: number, exits: number): Wait | null {
  if (exits < given.leastExits) {
    return null;
  }
  const { z, windowHours } = given;
  const bound = (n: number, sign: 1 | -1) => n * (1 - 1 / (9 * n) + (sign * z) / (3 * Math.sqrt(n))) ** 3;
  const perHour = { least: bound(exits, -1) / windowHours, most: bound(exits + 1, 1) / windowHours };
  const minutes = (rate: number) => (vehicles / rate) * 60;
  return {
    fromMinutes: Math.floor(minutes(perHour.most) / 5) * 5,
    untilMinutes: Math.ceil(minutes(perHour.least) / 5) * 5,
  };
}
