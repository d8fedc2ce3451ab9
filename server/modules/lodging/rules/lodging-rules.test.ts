import { describe, expect, it } from 'vitest';
import { AHEAD_MS, readEnd, readTimes } from './read-arrival.ts';
import { needsVisit, shippedVisits } from './visit-rule.ts';

const NOW = Date.parse('2026-11-16T03:00:00Z');
const at = (ms: number) => new Date(NOW + ms).toISOString();

describe('times of a stay', () => {
  it('takes an arrival of the past and of a clock that is a little ahead', () => {
    expect(readTimes({ arrivedAt: at(-1), plannedDepartureAt: at(1) }, NOW)).toMatchObject({ ok: true });
    expect(readTimes({ arrivedAt: at(AHEAD_MS) }, NOW)).toMatchObject({ ok: true, value: { planned: null } });
  });
  it.each([
    ['an arrival ahead', { arrivedAt: at(AHEAD_MS + 1) }, 'lodging.future'],
    ['a departure before it', { arrivedAt: at(-2), plannedDepartureAt: at(-3) }, 'lodging.order'],
    ['a departure at once', { arrivedAt: at(-2), plannedDepartureAt: at(-2) }, 'lodging.order'],
  ])('refuses %s', (_, row, code) => {
    expect(readTimes(row, NOW)).toMatchObject({ ok: false, code });
  });
  it('ends after it began and not ahead', () => {
    const arrived = new Date(NOW - 1000);
    expect(readEnd(at(0), arrived, NOW)).toMatchObject({ ok: true });
    expect(readEnd(at(-1000), arrived, NOW)).toMatchObject({ code: 'lodging.order' });
    expect(readEnd(at(AHEAD_MS + 1), arrived, NOW)).toMatchObject({ code: 'lodging.future' });
  });
});

describe('visits', () => {
  it('are due for red zones while the rule holds; no data is no red', () => {
    expect(needsVisit(shippedVisits, 'red', '2026-11-16')).toBe(true);
    expect(needsVisit(shippedVisits, 'orange', '2026-11-16')).toBe(false);
    expect(needsVisit(shippedVisits, null, '2026-11-16')).toBe(false);
    expect(needsVisit(shippedVisits, 'red', '2020-12-31')).toBe(false);
  });
});
