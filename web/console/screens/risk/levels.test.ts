import { describe, expect, it } from 'vitest';
import { startLevel, typedNumber, zoneOf } from './levels.ts';

describe('startLevel', () => {
  it('takes what the rule says, of a range the higher level, else what is in force', () => {
    const official = { level: 2 };
    expect(startLevel({ official, computed: { highest: 4 } })).toBe(4);
    expect(startLevel({ official, computed: null })).toBe(2);
    expect(startLevel({ official: null, computed: null })).toBe(1);
  });
});

describe('zoneOf', () => {
  it('names the zone of a level, and none without one', () => {
    expect([1, 2, 3, 4, null, undefined].map(zoneOf)).toEqual([
      'green',
      'yellow',
      'orange',
      'red',
      'none',
      'none',
    ]);
  });
});

describe('typedNumber', () => {
  it.each([
    ['60,5', 60.5],
    [' 150 ', 150],
    ['1.5', 1.5],
    ['', null],
    ['-1', null],
    ['1e9', null],
  ])('%j -> %s', (text, value) => {
    expect(typedNumber(text)).toBe(value);
  });
});
