import { describe, expect, it } from 'vitest';
import { ageText, groupsOf, readPeople } from './population-draft.ts';

describe('a population as typed', () => {
  it('is read with points between thousands, and leaves out what is empty', () => {
    expect([readPeople('12.345'), readPeople(' '), readPeople('12a')]).toEqual([12_345, undefined, null]);
    expect(groupsOf({ '0 male': '1.200', '80 female': '' })).toEqual([{ age: 0, sex: 'male', people: 1200 }]);
    expect([groupsOf({}), groupsOf({ '0 male': 'x' })]).toEqual([null, null]);
  });

  it('names the last group open', () => {
    expect([ageText(5), ageText(80)]).toEqual(['5–17', '80+']);
  });
});
