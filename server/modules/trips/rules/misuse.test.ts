import { describe, expect, it } from 'vitest';
import { findMisuse, type MisusePlan, shippedMisuse } from './misuse.ts';
import type { TripCheck } from './timeline.ts';

const MINUTE = 60_000;
const [FIRST, SECOND, GATE, YARD, ELSEWHERE] = [1, 2, 3, 4, 9] as const;
const plan: MisusePlan = {
  gateNo: GATE,
  yardNo: YARD,
  legs: [
    { placeNo: FIRST, limitMinutes: 60 },
    { placeNo: SECOND, limitMinutes: 60 },
    { placeNo: GATE, limitMinutes: 120 },
  ],
  positions: new Map(),
  state: 'UNDERWAY',
  closedAt: null,
};
const use = (placeNo: number, minutes: number, kind: TripCheck['kind'] = 'post'): TripCheck => ({
  id: `${placeNo}-${minutes}`,
  placeNo,
  kind,
  at: minutes * MINUTE,
  seals: null,
});
const kinds = (uses: readonly TripCheck[], change: Partial<MisusePlan> = {}) =>
  findMisuse(shippedMisuse, { ...plan, ...change }, uses).map(({ kind, use: { id } }) => [kind, id]);

describe('uses of a code that can not be of one vehicle', () => {
  it('are those at two posts sooner than a tenth of the limits between them, in whatever order they came', () => {
    const copied = [use(FIRST, 0), use(GATE, 17)];
    expect(kinds(copied)).toEqual([['two-places', '3-17']]);
    expect(kinds(copied.toReversed())).toEqual(kinds(copied));
    expect(kinds([use(FIRST, 0), use(GATE, 18)])).toEqual([]);
    expect(kinds([use(FIRST, 0), use(ELSEWHERE, 2)])).toEqual([['two-places', '9-2']]);
    expect(kinds([use(FIRST, 0), use(ELSEWHERE, 3)])).toEqual([]);
  });

  it('are judged by the road where the route tells its length, else by the straight line', () => {
    const measured = plan.legs.map((leg) => ({ ...leg, roadKm: 30 }));
    // 60 km at 90 km/h are 40 minutes.
    expect(kinds([use(FIRST, 0), use(GATE, 39)], { legs: measured })).toEqual([['two-places', '3-39']]);
    expect(kinds([use(FIRST, 0), use(GATE, 40)], { legs: measured })).toEqual([]);
    const positions = new Map([
      [FIRST, { lat: 21.85, lon: 106.76 }],
      [GATE, { lat: 21.97, lon: 106.71 }],
      [ELSEWHERE, { lat: 21.85, lon: 107.24 }],
    ]);
    // 14.3 km as the crow flies, 17.2 by the factor: 11.4 minutes. A leg without a length says nothing of the whole.
    const partly = measured.map((leg, i) => (i === 1 ? plan.legs[1]! : leg));
    expect(kinds([use(FIRST, 0), use(GATE, 11)], { positions, legs: partly })).toEqual([
      ['two-places', '3-11'],
    ]);
    expect(kinds([use(FIRST, 0), use(GATE, 12)], { positions })).toEqual([]);
    // Off the way there are no limits, but there is a distance: 49.5 km, 59.4 by the factor.
    expect(kinds([use(FIRST, 0), use(ELSEWHERE, 39)], { positions })).toEqual([['two-places', '9-39']]);
    expect(kinds([use(FIRST, 0), use(ELSEWHERE, 40)], { positions })).toEqual([]);
    // The yard is the gate.
    expect(kinds([use(GATE, 0), use(YARD, 1, 'arrive')], { positions })).toEqual([]);
  });

  it('are none at one post, between gate and yard, or where a vehicle only stood', () => {
    expect(kinds([use(FIRST, 0), use(FIRST, 0.5), use(GATE, 40), use(YARD, 40.5, 'arrive')])).toEqual([]);
    expect(kinds([use(FIRST, 0), use(ELSEWHERE, 1, 'stop')])).toEqual([]);
  });

  it('are those after the trip was over, but not at once, nor on the way home of one that turned back', () => {
    const over = { closedAt: 0 };
    expect(kinds([use(GATE, 30)], { state: 'EXITED', ...over })).toEqual([]);
    expect(kinds([use(FIRST, 31)], { state: 'EXITED', ...over })).toEqual([['after-close', '1-31']]);
    expect(kinds([use(FIRST, 31)], { state: 'CANCELLED', ...over })).toEqual([['after-close', '1-31']]);
    expect(kinds([use(FIRST, 12 * 60)], { state: 'RETURNED', ...over })).toEqual([]);
    expect(kinds([use(FIRST, 12 * 60 + 1)], { state: 'RETURNED', ...over })).toEqual([
      ['after-close', '1-721'],
    ]);
  });
});
