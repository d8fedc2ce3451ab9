import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plannedArrival, readTimeline, type TripCheck, type TripPlan } from './timeline.ts';

const MINUTE = 60_000;
const [FIRST, SECOND, GATE, YARD, REST, ELSEWHERE] = [1, 2, 3, 4, 5, 6];
const plan = (change: Partial<TripPlan> = {}): TripPlan => ({
  direction: 'export',
  gateNo: GATE,
  yardNo: YARD,
  legs: [
    { placeNo: FIRST, limitMinutes: 60 },
    { placeNo: SECOND, limitMinutes: 30 },
    { placeNo: GATE, limitMinutes: 90 },
  ],
  restNos: [REST],
  seals: ['VN1'],
  needsHandOver: false,
  startsAt: 0,
  plannedArrival: 180 * MINUTE,
  testValidUntil: 1000 * MINUTE,
  ...change,
});
let ids = 0;
const check = (placeNo: number, minute: number, change: Partial<TripCheck> = {}): TripCheck => {
  ids += 1;
  return { id: `c${ids}`, placeNo, kind: 'post', at: minute * MINUTE, seals: null, ...change };
};
const read = (checks: readonly TripCheck[], minute: number, change: Partial<TripPlan> = {}, running = true) =>
  readTimeline(plan(change), checks, null, minute * MINUTE, running);
const found = (...args: Parameters<typeof read>) =>
  read(...args).issues.map(({ reason, key }) => `${reason} ${key}`);

describe('limits of legs', () => {
  it('run from the last post that was reached', () => {
    const { legs, nextDueAt } = read([check(FIRST, 40)], 50);
    expect(legs.map(({ state, deadline }) => [state, deadline / MINUTE])).toEqual([
      ['in-time', 60],
      ['due', 70],
      ['due', 160],
    ]);
    expect(nextDueAt).toBe(70 * MINUTE);
  });

  it('are kept at the very minute and broken after it, reported or not', () => {
    expect(found([check(FIRST, 60)], 60)).toEqual([]);
    expect(found([], 60)).toEqual([]);
    expect(read([], 61).issues).toMatchObject([{ reason: 'late', key: 'leg-0', unheard: true }]);
    expect(read([check(FIRST, 61)], 61).issues).toMatchObject([
      { reason: 'late', key: 'leg-0', lateMs: MINUTE, unheard: false },
    ]);
    expect(found([], 1000)).toEqual(['late leg-0']);
  });

  it('stop when the trip is over, or at the gate', () => {
    expect(found([], 1000, {}, false)).toEqual([]);
    expect(read([check(FIRST, 60), check(SECOND, 90), check(YARD, 100)], 5000).nextDueAt).toBe(null);
  });

  it('begin for an import when it leaves the gate', () => {
    const inland = {
      direction: 'import',
      legs: [
        { placeNo: GATE, limitMinutes: 60 },
        { placeNo: SECOND, limitMinutes: 30 },
      ],
    } as const;
    const arrived = check(YARD, 30, { kind: 'arrive' });
    expect(found([arrived], 5000, inland)).toEqual([]);
    const passed = check(GATE, 5000, { kind: 'pass' });
    const { legs, finishedAt } = read([arrived, passed, check(SECOND, 5020)], 5030, inland);
    expect(legs[1]).toMatchObject({ state: 'in-time', deadline: 5030 * MINUTE });
    expect(finishedAt).toBe(5020 * MINUTE);
    expect(found([arrived, passed], 5031, inland)).toEqual(['late leg-1']);
  });
});

describe('the way', () => {
  it.each([
    ['a post that is not planned', [check(ELSEWHERE, 10)], ['off-route place-6']],
    ['a stop that is not planned', [check(ELSEWHERE, 10, { kind: 'stop' })], ['unplanned-stop place-6']],
    ['a planned rest', [check(REST, 10, { kind: 'stop' })], []],
    ['a stop in the yard', [check(YARD, 10, { kind: 'stop' })], []],
    ['a post that was left out', [check(SECOND, 50)], ['off-route skipped-0']],
    ['the way back', [check(SECOND, 20), check(FIRST, 30)], ['off-route order-1']],
    ['turned back', [check(FIRST, 30, { kind: 'turned-back' })], ['turned-back place-1']],
    ['the same stray post twice', [check(ELSEWHERE, 10), check(ELSEWHERE, 20)], ['off-route place-6']],
  ])('finds %s', (_, checks, expected) => {
    expect(found(checks, 55)).toEqual(expected);
  });

  it('knows seals however they are written, and each other seal once', () => {
    expect(found([check(FIRST, 30, { seals: ['vn-1'] })], 55)).toEqual([]);
    const other = [check(FIRST, 10, { seals: ['VN2'] }), check(SECOND, 20, { seals: ['VN2'] })];
    expect(found(other, 45)).toEqual(['seal-changed VN2']);
    expect(found([check(FIRST, 30, { seals: [] })], 55)).toEqual(['seal-changed ']);
    const handed = { at: 20 * MINUTE, seals: ['VN3'] };
    expect(readTimeline(plan(), [check(FIRST, 30)], handed, 45 * MINUTE, true).issues).toMatchObject([
      { reason: 'seal-changed', key: 'VN3' },
    ]);
  });

  it('asks for a test that holds on arrival', () => {
    expect(found([], 1, { testValidUntil: 179 * MINUTE })).toEqual(['test-invalid arrival']);
    expect(found([], 1, { testValidUntil: 180 * MINUTE })).toEqual([]);
    expect(found([], 1, { testValidUntil: null })).toEqual(['test-invalid arrival']);
  });

  it('asks for the hand-over before the gate', () => {
    const way = [check(FIRST, 10), check(SECOND, 20), check(GATE, 30, { kind: 'pass' })];
    const on = plan({ needsHandOver: true });
    const issues = (handedAt: number | null) =>
      readTimeline(
        on,
        way,
        handedAt === null ? null : { at: handedAt * MINUTE, seals: ['VN1'] },
        40 * MINUTE,
        true,
      ).issues.map(({ reason }) => reason);
    expect(issues(null)).toEqual(['no-hand-over']);
    expect(issues(31)).toEqual(['no-hand-over']);
    expect(issues(29)).toEqual([]);
  });
});

describe('reports in any order', () => {
  const reports = fc.array(
    fc.record({
      placeNo: fc.constantFrom(FIRST, SECOND, GATE, YARD, REST, ELSEWHERE),
      minute: fc.nat(400),
      kind: fc.constantFrom('post', 'arrive', 'pass', 'stop', 'turned-back' as const),
      seals: fc.constantFrom(null, ['VN1'], ['VN2']),
    }),
    { maxLength: 12 },
  );
  const direction = fc.constantFrom('export', 'import' as const);
  const toChecks = (
    given: readonly { placeNo: number; minute: number; kind: string; seals: readonly string[] | null }[],
  ) =>
    given.map(({ placeNo, minute, kind, seals }, i): TripCheck => ({
      id: `r${String(i).padStart(2, '0')}`,
      placeNo,
      at: minute * MINUTE,
      kind: kind as TripCheck['kind'],
      seals,
    }));

  it('give the same timeline, and twice the same reports change nothing', () => {
    fc.assert(
      fc.property(reports, direction, fc.nat(500), fc.infiniteStream(fc.nat()), (given, way, now, draws) => {
        const checks = toChecks(given);
        const shuffled = checks
          .map((one) => ({ one, key: draws.next().value }))
          .sort((a, b) => a.key - b.key)
          .map(({ one }) => one);
        const expected = read(checks, now, { direction: way });
        expect(read(shuffled, now, { direction: way })).toEqual(expected);
        expect(read([...checks, ...checks], now, { direction: way })).toEqual(expected);
      }),
    );
  });

  it('are late exactly where the first time at a post is behind its limit, and name every finding once', () => {
    fc.assert(
      fc.property(reports, fc.nat(500), (given, now) => {
        const timeline = read(toChecks(given), now);
        for (const leg of timeline.legs) {
          expect(leg.state === 'late').toBe(leg.at !== null && leg.at > leg.deadline);
          expect(leg.state === 'in-time').toBe(leg.at !== null && leg.at <= leg.deadline);
          expect(leg.lateMs > 0).toBe(leg.state === 'late' || leg.state === 'overdue');
        }
        const strays = given.some(
          ({ placeNo, kind }) =>
            (placeNo === ELSEWHERE || placeNo === REST) && kind !== 'stop' && kind !== 'turned-back',
        );
        const keys = timeline.issues.map(({ reason, key }) => `${reason} ${key}`);
        expect(new Set(keys).size).toBe(keys.length);
        expect(keys.some((key) => key.startsWith('off-route place-'))).toBe(strays);
        expect(keys.some((key) => key.startsWith('unplanned-stop'))).toBe(
          given.some(({ placeNo, kind }) => kind === 'stop' && [FIRST, SECOND, ELSEWHERE].includes(placeNo)),
        );
      }),
    );
  });
});

describe('planned arrival', () => {
  it('is the appointment, else the limits up to the gate', () => {
    const { legs } = plan();
    expect(plannedArrival(0, null, legs, GATE)).toBe(180 * MINUTE);
    expect(plannedArrival(0, null, legs, FIRST)).toBe(60 * MINUTE);
    expect(plannedArrival(0, 5, legs, GATE)).toBe(5);
  });
});
