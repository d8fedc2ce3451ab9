import { describe, expect, it } from 'vitest';
import { readHours } from './hours.ts';

describe('set times', () => {
  it('are hours of a day, in order, each once', () => {
    expect(readHours('17, 7')).toEqual([7, 17]);
    expect(readHours('6 12 18; 6')).toEqual([6, 12, 18]);
    expect(readHours('')).toBeNull();
    expect(readHours('24')).toBeNull();
    expect(readHours('7h30')).toBeNull();
    expect(readHours('1,2,3,4,5,6,7')).toBeNull();
  });
});
