import { describe, expect, it } from 'vitest';
import { exp, ln } from './exact-math.ts';
import { gamma, newRandom, reseed, uniform } from './random.ts';
import { draw, weighted } from './weighted.ts';

describe('random streams', () => {
  it('gives these numbers on every machine', () => {
    const random = reseed(newRandom(), 42, 1, 2, 3);
    expect([uniform(random), uniform(random), gamma(random, 5.8, 4.8)]).toMatchInlineSnapshot(`
      [
        0.5214737905189395,
        0.6997991036623716,
        2.578970089369279,
      ]
    `);
  });

  it('differs by each of its keys', () => {
    const keys: readonly (readonly [number, number, number, number])[] = [
      [1, 1, 1, 1],
      [2, 1, 1, 1],
      [1, 2, 1, 1],
      [1, 1, 2, 1],
      [1, 1, 1, 2],
    ];
    expect(new Set(keys.map((key) => uniform(reseed(newRandom(), ...key)))).size).toBe(keys.length);
  });

  it('has the moments of its distributions', () => {
    const random = reseed(newRandom(), 1, 1);
    for (const shape of [0.6, 5.8]) {
      const values = Array.from({ length: 40_000 }, () => gamma(random, shape, 4.8));
      const mean = values.reduce((a, b) => a + b, 0) / values.length;
      const variance = values.reduce((a, b) => a + (b - mean) ** 2, 0) / values.length;
      expect(mean).toBeCloseTo(4.8, 0);
      expect(variance / (4.8 ** 2 / shape)).toBeCloseTo(1, 1);
    }
    const table = weighted([
      ['a', 1],
      ['b', 3],
    ]);
    const drawn = Array.from({ length: 10_000 }, () => draw(random, table));
    expect(drawn.filter((item) => item === 'b').length / drawn.length).toBeCloseTo(0.75, 1);
  });
});

describe('ln and exp', () => {
  it('agree with the engine to a few units in the last place', () => {
    for (let x = 1e-9; x < 1e9; x *= 1.37) {
      expect(Math.abs(ln(x) - Math.log(x))).toBeLessThanOrEqual(1e-14 * Math.max(1, Math.abs(Math.log(x))));
    }
    for (let x = -50; x < 50; x += 0.37) {
      expect(Math.abs(exp(x) / Math.exp(x) - 1)).toBeLessThan(1e-13);
    }
    expect([ln(0), ln(-1), exp(0)]).toEqual([-Infinity, Number.NaN, 1]);
  });
});
