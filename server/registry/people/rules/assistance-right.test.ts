import { describe, expect, it } from 'vitest';
import { rightEndsAt, rightHolds } from './assistance-right.ts';

const at = (text: string) => new Date(`${text}T00:00:00+07:00`);
const right = (begun: string, ended: string | null = null) => ({
  begunAt: at(begun),
  endedAt: ended === null ? null : at(ended),
});
const child = { birthDate: '2010-11-20', birthYear: 2010 };

describe('the right to act for somebody', () => {
  it('ends by itself only where it began over a child, at midnight of the sixteenth birthday in Vietnam', () => {
    expect(rightEndsAt(right('2026-11-19'), child)).toEqual(at('2026-11-20'));
    expect(rightEndsAt(right('2026-11-20'), child)).toBeNull();
    expect(rightHolds(right('2026-01-01'), child, at('2026-11-20').getTime() - 1)).toBe(true);
    expect(rightHolds(right('2026-01-01'), child, at('2026-11-20').getTime())).toBe(false);
    expect(rightEndsAt(right('2026-01-01'), { birthDate: null, birthYear: 1940 })).toBeNull();
    expect(rightEndsAt(right('2026-01-01'), { birthDate: null, birthYear: null })).toBeNull();
  });

  it('ends when somebody ended it, where that was earlier', () => {
    expect(rightEndsAt(right('2026-01-01', '2026-02-01'), child)).toEqual(at('2026-02-01'));
    expect(rightEndsAt(right('2026-01-01', '2027-02-01'), child)).toEqual(at('2026-11-20'));
    expect(rightEndsAt(right('2026-12-01', '2027-02-01'), child)).toEqual(at('2027-02-01'));
  });

  it('takes the first day of a mere year of birth', () => {
    expect(rightEndsAt(right('2025-12-31'), { birthDate: null, birthYear: 2010 })).toEqual(at('2026-01-01'));
  });
});
