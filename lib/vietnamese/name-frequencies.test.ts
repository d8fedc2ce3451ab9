import { describe, expect, it } from 'vitest';
import { nameFrequencies as names } from './name-frequencies.ts';

describe('nameFrequencies', () => {
  it.each([
    ['family', names.family, 60],
    ['middle, male', names.middle.male, 55],
    ['middle, female', names.middle.female, 55],
    ['given, male', names.given.male, 140],
    ['given, female', names.given.female, 140],
  ])('%s: NFC names, each once, with positive weights', (_, table, atLeast) => {
    expect(table.length).toBeGreaterThanOrEqual(atLeast);
    expect(new Set(table.map(([name]) => name)).size).toBe(table.length);
    expect(table.filter(([name, weight]) => name !== name.normalize('NFC').trim() || !(weight > 0))).toEqual(
      [],
    );
  });

  it('has Nguyễn as the most common family name', () => {
    const total = names.family.reduce((sum, [, weight]) => sum + weight, 0);
    expect(names.family[0]?.[0]).toBe('Nguyễn');
    expect((names.family[0]?.[1] ?? 0) / total).toBeCloseTo(0.36, 1);
  });
});
