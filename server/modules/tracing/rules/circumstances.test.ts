import { describe, expect, it } from 'vitest';
import type { Exposure } from '../types.ts';
import { withCircumstances } from './circumstances.ts';
import { scoreOf } from './score.ts';

const HOUR = 3_600_000;
const exposure = (from: number, to: number, placeNo = 7): Exposure => ({
  personNo: 1,
  viaNo: 2,
  source: 'presence',
  placeNo,
  from: from * HOUR,
  to: to * HOUR,
  ms: (to - from) * HOUR,
});
const visit = (from: number, to: number, masked: boolean | null, indoors: boolean | null, placeNo = 7) => ({
  placeNo,
  from: from * HOUR,
  to: to * HOUR,
  masked,
  indoors,
});

describe('circumstances that a case recalled', () => {
  it('go to the exposures of that visit, of the one that overlaps the most', () => {
    const recalled = [visit(8, 10, true, null), visit(9.5, 14, false, true), visit(8, 20, true, true, 8)];
    const [early, late, elsewhere, before] = withCircumstances(
      [exposure(8, 9.6), exposure(9, 12), exposure(8, 9, 9), exposure(6, 8)],
      recalled,
    );
    expect(early).toMatchObject({ masked: true });
    expect(early).not.toHaveProperty('indoors');
    expect(late).toMatchObject({ masked: false, indoors: true });
    expect(elsewhere).not.toHaveProperty('masked');
    expect(before).not.toHaveProperty('masked');
  });

  it('lower the rank where a mask was worn or the sky was open, and say so', () => {
    const scored = (more: { masked?: boolean; indoors?: boolean }) =>
      scoreOf([{ ...exposure(8, 9), placeKind: 'restaurant', ...more }]);
    const plain = scored({}).score;
    expect(scored({ masked: true }).score).toBe(plain / 2);
    expect(scored({ masked: false, indoors: true }).score).toBe(plain);
    expect(scored({ indoors: false }).score).toBeCloseTo(plain * 0.5);
    const { factors } = scored({ masked: true }).factors;
    expect(factors.find(({ factor }) => factor === 'mask')).toEqual({ factor: 'mask', by: 0.5 });
  });

  it('tell the roof of a market better than its kind does', () => {
    const market = (indoors?: boolean) =>
      scoreOf([{ ...exposure(8, 9), placeKind: 'market', ...(indoors === undefined ? {} : { indoors }) }])
        .score;
    expect(market(true)).toBeGreaterThan(market());
    expect(market(false)).toBeLessThan(market());
  });
});
