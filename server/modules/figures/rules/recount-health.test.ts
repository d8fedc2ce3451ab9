import { describe, expect, it } from 'vitest';
import { recountHealth } from './recount-health.ts';

const now = Date.parse('2026-11-16T03:00:00Z');
const hoursAgo = (hours: number) => new Date(now - hours * 3_600_000);

describe('recountHealth', () => {
  it.each([
    ['never made', null, 'warning'],
    ['equal last night', { at: hoursAgo(8), differences: 0 }, 'ok'],
    ['missed a night', { at: hoursAgo(27), differences: 0 }, 'warning'],
    ['different', { at: hoursAgo(8), differences: 3 }, 'error'],
    ['different and old', { at: hoursAgo(100), differences: 1 }, 'error'],
  ] as const)('%s', (_, last, state) => {
    expect(recountHealth(last, now)).toMatchObject({ name: 'figures.recount', state });
  });
});
