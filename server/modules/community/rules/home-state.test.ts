import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { absentTwice, homeState, type HomeRecord, type TeamResult } from './home-state.ts';

const HOUR = 3_600_000;
const at = (hour: number, result: TeamResult): HomeRecord => ({ at: hour * HOUR, result });

describe('the state of a household today', () => {
  it('is what was found last, and a call shows nobody', () => {
    expect(homeState([])).toEqual({ state: 'none', food: false, medicine: false });
    expect(homeState([at(8, 'called')])).toEqual({ state: 'called', food: false, medicine: false });
    expect(homeState([at(9, 'seen'), at(8, 'absent')])).toEqual({
      state: 'seen',
      food: false,
      medicine: false,
    });
    expect(homeState([at(8, 'seen'), at(9, 'absent'), at(10, 'called')])).toEqual({
      state: 'absent',
      food: false,
      medicine: false,
    });
    expect(homeState([at(8, 'food')])).toEqual({ state: 'seen', food: true, medicine: false });
    expect(homeState([at(8, 'medicine')])).toEqual({ state: 'seen', food: false, medicine: true });
  });

  it('stays worse, in whatever order the records came', () => {
    const records = [at(8, 'worse'), at(9, 'seen'), at(10, 'absent')];
    fc.assert(
      fc.property(fc.shuffledSubarray(records, { minLength: 3 }), (shuffled) => {
        expect(homeState(shuffled).state).toBe('worse');
      }),
    );
  });
});

describe('absent twice', () => {
  it('counts visits half an hour apart, with nobody met in between', () => {
    expect(absentTwice([at(8, 'absent')])).toBe(false);
    expect(absentTwice([at(8, 'absent'), at(8.2, 'absent')])).toBe(false);
    expect(absentTwice([at(8, 'absent'), at(8.5, 'absent')])).toBe(true);
    expect(absentTwice([at(17, 'absent'), at(8, 'absent'), at(9, 'called')])).toBe(true);
    expect(absentTwice([at(8, 'absent'), at(12, 'seen'), at(17, 'absent')])).toBe(false);
    expect(absentTwice([at(8, 'absent'), at(12, 'food'), at(30, 'absent'), at(32, 'absent')])).toBe(true);
  });
});
