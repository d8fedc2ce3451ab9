import { describe, expect, it } from 'vitest';
import { expectedAt, type ExpectedRule, shippedExpected } from './expected.ts';
import { readTimeline, type TripCheck, type TripPlan } from './timeline.ts';

const HOUR = 3_600_000;
const MINUTE = 60_000;
const rule: ExpectedRule = { ...shippedExpected, aheadHours: 24, overdueHours: 24, passedHours: 2 };
const [FIRST, SECOND, GATE, YARD] = [1, 2, 3, 4] as const;
const plan: TripPlan = {
  direction: 'export',
  gateNo: GATE,
  yardNo: YARD,
  legs: [FIRST, SECOND, GATE].map((placeNo) => ({ placeNo, limitMinutes: 60 })),
  restNos: [],
  seals: [],
  needsHandOver: true,
  startsAt: 0,
  plannedArrival: 3 * HOUR,
  testValidUntil: null,
};
const check = (placeNo: number, at: number, kind: TripCheck['kind'] = 'post'): TripCheck => ({
  id: String(at),
  placeNo,
  kind,
  at,
  seals: null,
});
const at = (postNo: number, now: number, ...checks: TripCheck[]) =>
  expectedAt(rule, plan, readTimeline(plan, checks, null, now, true), postNo, now);

describe('what a post expects', () => {
  it('is due in the window that the last report leaves, with the next post named', () => {
    expect(at(SECOND, 0)).toMatchObject({ from: HOUR, deadline: 2 * HOUR, at: null, nextNo: GATE });
    expect(at(SECOND, HOUR, check(FIRST, 30 * MINUTE))).toMatchObject({
      from: 30 * MINUTE,
      deadline: 90 * MINUTE,
    });
    expect(at(GATE, 0)).toMatchObject({ deadline: 3 * HOUR, nextNo: null });
  });

  it('is nothing beyond the hours of the rule, either way, and nothing at a post of another way', () => {
    expect(at(SECOND, 2 * HOUR - 24 * HOUR)).not.toBeNull();
    expect(at(SECOND, 2 * HOUR - 24 * HOUR - 1)).toBeNull();
    expect(at(SECOND, 26 * HOUR)).not.toBeNull();
    expect(at(SECOND, 26 * HOUR + 1)).toBeNull();
    expect(at(99, 0)).toBeNull();
  });

  it('says for a while that a vehicle came by, and how late', () => {
    const came = check(FIRST, 70 * MINUTE);
    expect(at(FIRST, 2 * HOUR, came)).toMatchObject({ at: 70 * MINUTE, lateMinutes: 10 });
    expect(at(FIRST, 70 * MINUTE + 2 * HOUR + 1, came)).toBeNull();
  });

  it('goes on at the gate and in its yard until the vehicle has passed', () => {
    const arrived = check(YARD, 3 * HOUR, 'arrive');
    expect(at(GATE, 60 * HOUR, arrived)).toMatchObject({ at: 3 * HOUR });
    expect(at(YARD, 60 * HOUR, arrived)).toMatchObject({ at: 3 * HOUR });
    expect(at(GATE, 60 * HOUR, arrived, check(GATE, 50 * HOUR, 'pass'))).toBeNull();
  });
});
