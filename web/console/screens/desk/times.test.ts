import { describe, expect, it } from 'vitest';
import { readTimes } from './times.ts';

const now = Date.parse('2021-08-15T03:00:00Z');
const paper = (at: string | null, leftAt: string | null = null) =>
  readTimes({ paper: true, at, leftAt }, now);

describe('the time of a check-in', () => {
  it('is now unless a paper list says otherwise', () => {
    const time = { paper: false, at: '2021-08-14T08:00', leftAt: '2021-08-14T09:00' };
    expect(readTimes(time, now)).toEqual({ at: '2021-08-15T03:00:00.000Z' });
    expect(paper('2021-08-15T08:00', '2021-08-15T09:30')).toEqual({
      at: '2021-08-15T08:00:00+07:00',
      leftAt: '2021-08-15T09:30:00+07:00',
    });
    expect(paper('2021-08-15T08:00')).toEqual({ at: '2021-08-15T08:00:00+07:00' });
  });

  it('is refused where it cannot be', () => {
    expect(paper(null)).toBe('needTime');
    expect(paper('2021-08-15T10:06')).toBe('future');
    expect(paper('2021-08-15T08:00', '2021-08-15T08:00')).toBe('leftBefore');
  });
});
