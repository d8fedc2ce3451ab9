import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { DenseNumbers } from './dense-numbers.ts';

it('numbers large and small, close and far apart, in order of arrival', () => {
  const number = fc.oneof(
    fc.integer({ min: 0, max: 3_000 }),
    fc.integer({ min: 10_000_000, max: 10_004_000 }),
    // Far apart: more pages than may be opened.
    fc.integer({ min: 0, max: 200_000 }).map((n) => n * 9_973),
    fc.integer({ min: 0, max: 1_000 }).map((n) => 2 ** 31 - 500 + n),
    fc.maxSafeNat(),
  );
  let most = 0;
  fc.assert(
    fc.property(fc.array(number, { maxLength: 4_000, size: 'max' }), (numbers) => {
      const dense = new DenseNumbers();
      const oracle = new Map<number, number>();
      for (const one of numbers) {
        expect(dense.find(one)).toBe(oracle.get(one) ?? -1);
        oracle.set(one, oracle.get(one) ?? oracle.size);
        expect(dense.put(one)).toBe(oracle.get(one));
      }
      expect(dense.size).toBe(oracle.size);
      oracle.forEach((at, one) => expect([dense.find(one), dense.numberAt(at)]).toEqual([at, one]));
      most = Math.max(most, dense.size);
    }),
    { numRuns: 20, seed: 20_211_126 },
  );
  expect(most).toBeGreaterThan(2_000);
}, 60_000);
