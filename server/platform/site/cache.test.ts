import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createCache } from './cache.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const clock = { now: () => Date.now() };

describe('createCache', () => {
  it('makes a value once for all who ask while it is fresh', async () => {
    const cache = createCache<number>(1_000, 9, clock);
    let made = 0;
    const make = async () => await Promise.resolve((made += 1));
    expect(await Promise.all([cache.get('a', make), cache.get('a', make)])).toEqual([1, 1]);
    vi.advanceTimersByTime(1_001);
    expect(await cache.get('a', make)).toBe(2);
  });

  it('never answers what changed since, rests between makings, and does not fall behind under steady change', async () => {
    const cache = createCache<number>(60_000, 9, clock, 500);
    let state = 0;
    const make = async () => await Promise.resolve(state);
    expect(await cache.get('a', make)).toBe(0);
    const answers: number[] = [];
    const waits: number[] = [];
    for (let i = 1; i <= 100; i += 1) {
      state = i;
      cache.changed();
      const asked = Date.now();
      const ask = async () => {
        answers.push((await cache.get('a', make)) - i);
        waits.push(Date.now() - asked);
      };
      void ask();
      await vi.advanceTimersByTimeAsync(20);
    }
    await vi.advanceTimersByTimeAsync(600);
    expect(answers).toHaveLength(100);
    expect(Math.min(...answers)).toBe(0);
    expect(Math.max(...waits)).toBeLessThanOrEqual(500);
  });

  it('does not keep a failure', async () => {
    const cache = createCache<number>(60_000, 9, clock);
    await expect(cache.get('a', async () => await Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await cache.get('a', async () => await Promise.resolve(1))).toBe(1);
  });
});
