import { describe, expect, it } from 'vitest';
import { parseTypedDate } from './typedDate.ts';

describe('a typed date', () => {
  it.each([
    ['5/3/2021', '2021-03-05'],
    ['05/03/2021', '2021-03-05'],
    ['05032021', '2021-03-05'],
    ['5-3-21', '2021-03-05'],
    [' 5.3.2021 ', '2021-03-05'],
  ])('%s is %s, day first', (text, date) => {
    expect(parseTypedDate(text, false)).toBe(date);
  });

  it.each([
    ['5/3/2021 14:05', '2021-03-05 14:05:00'],
    ['05032021 14h', '2021-03-05 14:00:00'],
    ['5/3/2021 7g30', '2021-03-05 07:30:00'],
    ['5/3/2021', '2021-03-05 00:00:00'],
  ])('%s with its time is %s', (text, instant) => {
    expect(parseTypedDate(text, true)).toBe(instant);
  });

  it.each(['31/02/2021', '2021-03-05', 'hôm qua', '5/13/2021', '5/3/2021 25:00', ''])(
    '%s is none',
    (text) => {
      expect(parseTypedDate(text, true)).toBeNull();
    },
  );
});
