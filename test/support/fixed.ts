import type { Clock } from '../../server/platform/clock/clock.ts';

/** Secret of every test database: encrypted columns of the template must be readable in its clones. */
export const TEST_SECRET = Buffer.alloc(32, 7);

/** Monday 16 November 2026, 10:00 in Vietnam. */
export const TEST_NOW = Date.parse('2026-11-16T03:00:00Z');

export type TestClock = Clock & { set: (ms: number) => void; advance: (ms: number) => void };

/** A clock that stands still until it is moved. */
export function testClock(start: number = TEST_NOW): TestClock {
  let now = start;
  return {
    now: () => now,
    set: (ms) => {
      now = ms;
    },
    advance: (ms) => {
      now += ms;
    },
  };
}

/** A clock that runs with the machine's, for tests in which a browser takes part; moving it shifts it from then on. */
export function runningClock(): TestClock {
  let shift = 0;
  return {
    now: () => Date.now() + shift,
    set: (ms) => {
      shift = ms - Date.now();
    },
    advance: (ms) => {
      shift += ms;
    },
  };
}
