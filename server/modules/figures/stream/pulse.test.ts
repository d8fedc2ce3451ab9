import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createPulse } from './pulse.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const at = new Date('2026-11-16T03:00:00Z');

describe('createPulse', () => {
  it('fires at once, then at most once in a period with the union of what changed', () => {
    const sent: unknown[] = [];
    const pulse = createPulse(1_000, (change) => sent.push(change));
    for (const area of ['a', 'b']) {
      pulse.add({ areas: [area], metrics: ['m'] }, at);
    }
    vi.advanceTimersByTime(0);
    expect(sent).toEqual([{ asOf: at.toISOString(), areas: ['a', 'b'], metrics: ['m'] }]);
    for (let i = 0; i < 900; i += 1) {
      pulse.add({ areas: ['c'], metrics: ['m', 'n'] }, at);
      vi.advanceTimersByTime(1);
    }
    expect(sent).toHaveLength(1);
    vi.advanceTimersByTime(100);
    expect(sent).toHaveLength(2);
    expect(sent[1]).toEqual({ asOf: at.toISOString(), areas: ['c'], metrics: ['m', 'n'] });
    vi.advanceTimersByTime(10_000);
    expect(sent).toHaveLength(2);
  });

  it('says that anything may have changed by empty lists', () => {
    const sent: unknown[] = [];
    const pulse = createPulse(1_000, (change) => sent.push(change));
    pulse.add({ areas: ['a'], metrics: ['m'] }, at);
    pulse.addUnknown(null);
    vi.advanceTimersByTime(0);
    expect(sent).toEqual([{ asOf: at.toISOString(), areas: [], metrics: [] }]);
  });

  it('sends nothing after it was stopped', () => {
    const sent: unknown[] = [];
    const pulse = createPulse(1_000, (change) => sent.push(change));
    pulse.addUnknown(at);
    pulse.stop();
    vi.advanceTimersByTime(5_000);
    expect(sent).toEqual([]);
  });
});
