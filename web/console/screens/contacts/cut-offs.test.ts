import { describe, expect, it } from 'vitest';
import { cutOffsOf, draftOf, faultsOf, sliderScores, stopOf } from './cut-offs.ts';

describe('typed cut-offs', () => {
  it('come back as they were', () => {
    const cutOffs = { F1: 10.5, F2: 60, maxOrders: null, crowd: 50 };
    expect(cutOffsOf(draftOf(cutOffs))).toEqual(cutOffs);
  });

  it('take a comma, and empty for no cap and no crowd, never an empty score', () => {
    const typed = { F1: '10,5', F2: '0', maxOrders: '', crowd: '' };
    expect(cutOffsOf(typed)).toEqual({ F1: 10.5, F2: 0, maxOrders: null, crowd: null });
    expect([...faultsOf({ ...typed, F1: '' })]).toEqual(['F1']);
  });

  it('refuse letters, halves of people and a crowd of one', () => {
    const faults = faultsOf({ F1: 'x', F2: '-1', maxOrders: '2,5', crowd: '1' });
    expect([...faults].sort()).toEqual(['F1', 'F2', 'crowd', 'maxOrders']);
    expect(cutOffsOf({ F1: 'x', F2: '0', maxOrders: '', crowd: '' })).toBeNull();
  });
});

describe('the slider', () => {
  it('stops at the score or the nearest below', () => {
    expect([0, 7, 10, 1e9].map((score) => sliderScores[stopOf(score)])).toEqual([0, 5, 10, 5_760]);
  });
});
