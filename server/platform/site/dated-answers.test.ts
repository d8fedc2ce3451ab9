import { describe, expect, it, vi } from 'vitest';
import { openDatedAnswers } from './dated-answers.ts';

const MINUTE = 60_000;
const large = async () => 20_000;

function opened() {
  const clock = { at: 1_000_000, now: () => clock.at };
  const failures: unknown[] = [];
  let made = 0;
  return {
    clock,
    failures,
    answers: openDatedAnswers(clock, (error) => failures.push(error)),
    make: async () => {
      made += 1;
      return { made, at: clock.at };
    },
  };
}

describe('dated answers', () => {
  it('answers a large one again for a minute, with the time of its making', async () => {
    const { answers, clock, make } = opened();
    const first = await answers.get('a', make, large);
    clock.at += MINUTE;
    expect(await answers.get('a', make, large)).toBe(first);
    expect(await answers.get('b', make, large)).toEqual({ made: 2, at: clock.at });
  });

  it('answers an older one once more while it is made anew, and none that is ten minutes old', async () => {
    const { answers, clock, make } = opened();
    await answers.get('a', make, large);
    clock.at += MINUTE + 1;
    expect(await answers.get('a', make, large)).toMatchObject({ made: 1 });
    await new Promise(setImmediate);
    expect(await answers.get('a', make, large)).toEqual({ made: 2, at: clock.at });
    clock.at += 10 * MINUTE + 1;
    expect(await answers.get('a', make, large)).toEqual({ made: 3, at: clock.at });
  });

  it('makes those that nobody waits for one after the other', async () => {
    const { answers, clock, make } = opened();
    const keys = ['a', 'b', 'c'];
    await Promise.all(keys.map(async (key) => await answers.get(key, make, large)));
    clock.at += MINUTE + 1;
    let [running, most] = [0, 0];
    const slow = async () => {
      running += 1;
      most = Math.max(most, running);
      await new Promise(setImmediate);
      running -= 1;
      return await make();
    };
    await Promise.all(keys.map(async (key) => await answers.get(key, slow, large)));
    await vi.waitFor(async () => {
      expect(await answers.get('c', make, large)).toMatchObject({ made: 6 });
    });
    expect(most).toBe(1);
  });

  it('makes a small one anew each time', async () => {
    const { answers, make } = opened();
    const small = async () => 19_999;
    await answers.get('a', make, small);
    expect(await answers.get('a', make, small)).toMatchObject({ made: 2 });
  });

  it('shares one making between callers at the same moment', async () => {
    const { answers, make } = opened();
    const [one, other] = await Promise.all([answers.get('a', make, large), answers.get('a', make, large)]);
    expect(one).toBe(other);
  });

  it('keeps no failure, and tells of one that nobody waits for', async () => {
    const { answers, clock, failures, make } = opened();
    const fails = async () => {
      throw new Error('away');
    };
    await expect(answers.get('a', fails, large)).rejects.toThrow('away');
    await answers.get('a', make, large);
    clock.at += MINUTE + 1;
    expect(await answers.get('a', fails, large)).toMatchObject({ made: 1 });
    await new Promise(setImmediate);
    expect(failures).toHaveLength(1);
  });

  it('forgets the oldest of two hundred', async () => {
    const { answers, make } = opened();
    for (let i = 0; i <= 200; i += 1) {
      await answers.get(`key ${i}`, make, large);
    }
    expect(await answers.get('key 0', make, large)).toMatchObject({ made: 202 });
    expect(await answers.get('key 200', make, large)).toMatchObject({ made: 201 });
  });
});
