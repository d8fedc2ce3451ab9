import { describe, expect, it } from 'vitest';
import { peopleIn, repeatedGroup } from './population-groups.ts';

const ages = [0, 5];
const table = [
  { age: 0, sex: 'male', people: 10 },
  { age: 0, sex: 'female', people: 12 },
  { age: 5, sex: 'male', people: 100 },
  { age: 5, sex: 'female', people: 90 },
];

describe('a population by age and sex', () => {
  it('is read by its lines and their sums', () => {
    expect(peopleIn(table, [0], 'male', ages)).toBe(10);
    expect(peopleIn(table, [0], null, ages)).toBe(22);
    expect(peopleIn(table, null, 'female', ages)).toBe(102);
    expect(peopleIn(table, null, null, ages)).toBe(212);
    expect(peopleIn(table, [0, 5], 'male', ages)).toBe(110);
  });

  it('is unknown where a line is missing, and the published total goes before the sum', () => {
    expect(peopleIn(table.slice(1), null, 'male', ages)).toBeNull();
    expect(peopleIn(table.slice(1), [0], null, ages)).toBeNull();
    expect(peopleIn([{ age: null, sex: 'male', people: 115 }, ...table], null, 'male', ages)).toBe(115);
    expect(peopleIn([{ age: null, sex: 'male', people: 115 }], [0], 'male', ages)).toBeNull();
  });

  it('has each line once', () => {
    expect(repeatedGroup(table)).toBeNull();
    expect(repeatedGroup([...table, table[0]!])).toBe('0 male');
  });
});
