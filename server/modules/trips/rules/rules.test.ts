import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shippedDriverTests, testHoldsUntil } from './driver-test.ts';
import { estimateWait, shippedQueue } from './queue.ts';
import { readPlate, showPlate } from './read-plate.ts';
import { clockOf, minuteOf, slotsOf } from './slots.ts';
import { dueAt, shippedTerms } from './task-terms.ts';
import { canonicalSeal, sealKey } from './timeline.ts';

const HOUR = 3_600_000;

describe('tests of drivers', () => {
  const test = (kind: 'rapid' | 'pcr', hour: number, result: 'negative' | 'positive' | null) => ({
    kind,
    sampledAt: hour * HOUR,
    result,
  });
  const until = (...tests: Parameters<typeof testHoldsUntil>[1]) => testHoldsUntil(shippedDriverTests, tests);
  it('hold by their kind; whatever came before one that is not negative counts for nothing', () => {
    expect(until()).toBe(null);
    expect(until(test('rapid', 10, 'negative'))).toBe(34 * HOUR);
    expect(until(test('pcr', 0, 'negative'), test('rapid', 10, 'negative'))).toBe(72 * HOUR);
    expect(until(test('pcr', 0, 'negative'), test('rapid', 10, 'positive'))).toBe(null);
    expect(until(test('rapid', 10, 'positive'), test('pcr', 20, 'negative'))).toBe(92 * HOUR);
    expect(until(test('pcr', 0, null))).toBe(null);
  });
});

describe('the queue', () => {
  it('is not estimated from a handful of exits', () => {
    expect(estimateWait(shippedQueue, 10, 4)).toBe(null);
    expect(estimateWait(shippedQueue, 10, 5)).not.toBe(null);
  });

  it('is the range that the exact Poisson bounds give', () => {
    // 20 exits in 4 h: exact 80 % bounds of the mean are 14.53 and 27.05 (chi-square), so 10 vehicles take 88.7 to 165.2 min.
    expect(estimateWait(shippedQueue, 10, 20)).toEqual({ fromMinutes: 85, untilMinutes: 170 });
  });

  it('brackets the plain quotient, grows with the queue and narrows with the exits', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2000 }), fc.integer({ min: 5, max: 4000 }), (waiting, exits) => {
        const wait = estimateWait(shippedQueue, waiting, exits)!;
        const plain = (waiting / exits) * shippedQueue.windowHours * 60;
        expect(wait.fromMinutes).toBeLessThanOrEqual(plain);
        expect(wait.untilMinutes).toBeGreaterThanOrEqual(plain);
        expect(estimateWait(shippedQueue, waiting + 1, exits)!.untilMinutes).toBeGreaterThanOrEqual(
          wait.untilMinutes,
        );
        expect(estimateWait(shippedQueue, waiting, exits * 4)!.untilMinutes).toBeLessThanOrEqual(
          wait.untilMinutes,
        );
      }),
    );
  });
});

describe('plates of every country', () => {
  it.each([
    ['12C-123.45', undefined, '12C12345', 'VN'],
    ['桂A12345', undefined, 'GXA12345', 'CN'],
    ['GX A12345', 'VN', 'GXA12345', 'CN'],
    ['ກກ 1234', 'OTHER', null, null],
    ['KK 1234', 'OTHER', 'KK1234', 'OTHER'],
    ['KK 1234', undefined, 'KK1234', 'VN'],
    ['AB 1234 C', 'OTHER', 'AB1234C', 'OTHER'],
    ['AB 1234 C', undefined, null, null],
  ] as const)('%s said %s is %s of %s', (text, said, canonical, nation) => {
    const read = readPlate(text, said);
    expect([read?.canonical ?? null, read?.nation ?? null]).toEqual([canonical, nation]);
  });

  it('are shown as they are printed', () => {
    expect([showPlate('12C12345', 'VN'), showPlate('GXA12345', 'CN'), showPlate('AB1234C', 'OTHER')]).toEqual(
      ['12C-123.45', '桂A·12345', 'AB1234C'],
    );
  });
});

describe('appointments', () => {
  it('fill the opening hours and end before closing', () => {
    const times = { slotMinutes: 60, opensMinute: minuteOf('07:00'), closesMinute: minuteOf('09:30') };
    expect(slotsOf(times, '2026-11-16').map((at) => new Date(at).toISOString())).toEqual([
      '2026-11-16T00:00:00.000Z',
      '2026-11-16T01:00:00.000Z',
    ]);
    expect(['00:00', '07:05', '24:00'].map((text) => clockOf(minuteOf(text)))).toEqual([
      '00:00',
      '07:05',
      '24:00',
    ]);
  });
});

describe('tasks', () => {
  const issue = { key: 'x', at: 0, placeNo: null, lateMs: null, seals: null };
  it('are due after the minutes of their kind, a test before the arrival', () => {
    expect(dueAt(shippedTerms, { ...issue, reason: 'late' }, HOUR)).toBe(HOUR * 1.5);
    expect(dueAt(shippedTerms, { ...issue, reason: 'test-invalid', at: HOUR * 1.25 }, HOUR)).toBe(
      HOUR * 1.25,
    );
    expect(dueAt(shippedTerms, { ...issue, reason: 'test-invalid', at: 0 }, HOUR)).toBe(HOUR * 2);
  });
});

describe('seals', () => {
  it('are compared without signs and order', () => {
    expect(canonicalSeal('vn 123-456')).toBe('VN123456');
    expect(sealKey(['b2', 'A-1', 'a1'])).toBe(sealKey(['A1', 'B 2']));
  });
});
