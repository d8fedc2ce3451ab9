import { expect, it } from 'vitest';
import { inTurns } from './turns.ts';

it('runs three at once, the others in the order they came, also behind one that failed', async () => {
  const turn = inTurns(3);
  const begun: number[] = [];
  const ends: (() => void)[] = [];
  const all = Array.from({ length: 6 }, async (_, n) => {
    return await turn(async () => {
      begun.push(n);
      await new Promise<void>((resolve) => ends.push(resolve));
      if (n === 0) {
        throw new Error('first');
      }
      return n;
    });
  });
  const settled = Promise.allSettled(all);
  await Promise.resolve();
  expect(begun).toEqual([0, 1, 2]);
  ends[0]!();
  await expect.poll(() => begun).toEqual([0, 1, 2, 3]);
  for (let n = 1; n < 6; n += 1) {
    await expect.poll(() => ends.length).toBeGreaterThan(n);
    ends[n]!();
  }
  const results = (await settled).map((one) => (one.status === 'fulfilled' ? one.value : 'failed'));
  expect([begun, results]).toEqual([
    [0, 1, 2, 3, 4, 5],
    ['failed', 1, 2, 3, 4, 5],
  ]);
});
