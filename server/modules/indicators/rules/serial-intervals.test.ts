import { describe, expect, it } from 'vitest';
import { diseases } from '../../../../contract/cases.ts';
import { chooseInterval, intervalsOf } from './serial-intervals.ts';

describe('chooseInterval', () => {
  it('has a published interval for every disease, the first by default', () => {
    for (const disease of diseases) {
      expect(chooseInterval(disease, {})).toMatchObject({ code: intervalsOf(disease)[0]!.code });
    }
    expect(chooseInterval('covid-19', { interval: 'covid-19-delta' })).toMatchObject({ mean: 4.07 });
    expect(chooseInterval(null, {})).toBeNull();
    expect(chooseInterval('covid-19', { interval: 'none' })).toBeUndefined();
  });

  it('takes mean and sd, or weights that begin with 0 and add up to 1', () => {
    expect(chooseInterval(null, { mean: 2.6, sd: 1.5 })!.weights[1]).toBeCloseTo(0.2331721254, 9);
    expect(chooseInterval(null, { weights: '0, 0.25,0.75' })).toMatchObject({ mean: 1.75, sd: null });
    for (const wrong of ['0.5,0.5', '0,0.5', '0,x,1', '0,-1,2', '0', '0,,1']) {
      expect(chooseInterval('covid-19', { weights: wrong }), wrong).toBeUndefined();
    }
    expect(chooseInterval('covid-19', { mean: 3 })).toBeUndefined();
    expect(chooseInterval('covid-19', { mean: 1, sd: 1 })).toBeUndefined();
  });
});
