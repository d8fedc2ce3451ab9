import { describe, expect, it } from 'vitest';
import { privacyWishes } from '../../../../contract/privacy.ts';
import { localDate } from '../../../platform/clock/clock.ts';
import { actWords } from './acts.ts';
import { holidaysWith, type IsHoliday, shippedHolidays } from './holidays.ts';
import { clockOf, dueAt, endOf, requestCode, shippedTerms, termsAt, termsOf, warnAt } from './terms.ts';

describe('deadlines of the rights over data', () => {
  it('come from dated data, for every wish and for incidents', () => {
    const from = Date.parse('2026-11-16T03:00:00Z');
    for (const kind of [...privacyWishes, 'breach'] as const) {
      expect(new Date(dueAt(termsAt(from), kind, from)).toISOString()).toBe('2026-11-19T03:00:00.000Z');
    }
  });
  it('change with the day on which the law does, and name their source', () => {
    const lastDay = Date.parse('2025-12-31T23:59:59+07:00');
    expect(termsAt(lastDay).source.vi).toContain('13/2023');
    expect(termsAt(lastDay + 1000).source.vi).toContain('91/2025');
    expect(shippedTerms.map(({ certainty }) => certainty)).toEqual(['unverified', 'unverified']);
    // What came before keeps what it came under.
    expect(termsOf('quyen-du-lieu-1', lastDay + 1000).validTo).toBe('2026-01-01');
  });
  it('in working days end with the last of them, and do not count the day of receipt', () => {
    // A Thursday, late in the evening of Vietnam: Friday, Monday.
    const thursday = Date.parse('2026-11-19T22:30:00+07:00');
    expect(new Date(endOf({ workingDays: 2 }, thursday)).toISOString()).toBe('2026-11-23T17:00:00.000Z');
    const saturday = Date.parse('2026-11-21T08:00:00+07:00');
    expect(new Date(endOf({ workingDays: 1 }, saturday)).toISOString()).toBe('2026-11-23T17:00:00.000Z');
  });
  it('in working days run over no public holiday, as it ships or as somebody entered it', () => {
    const day = (term: number, from: string, isHoliday?: IsHoliday) =>
      localDate(endOf({ workingDays: term }, Date.parse(`${from}T08:00:00+07:00`), isHoliday) - 1);
    // From Wednesday: 30 April and 1 May are free, then the weekend.
    expect(day(1, '2026-04-29')).toBe('2026-05-04');
    expect(day(2, '2026-08-31')).toBe('2026-09-04');
    // Tết, of which nobody computes the days.
    expect(day(1, '2026-02-13')).toBe('2026-02-23');
    // A day in lieu of Giỗ Tổ on a Sunday, and one that is worked after all.
    const entered = holidaysWith([
      { day: '2026-04-27', kind: 'in-lieu' },
      { day: '2026-05-01', kind: 'worked' },
    ]);
    expect([day(1, '2026-04-24'), day(1, '2026-04-24', entered)]).toEqual(['2026-04-27', '2026-04-28']);
    expect(day(1, '2026-04-29', entered)).toBe('2026-05-01');
    for (const one of [2026, 2027].flatMap(shippedHolidays)) {
      expect([one.fixed, one.certainty]).toEqual([one.fixed, one.fixed ? 'secondary' : 'unverified']);
    }
  });
  it('are due soon a day before, overdue after, and an answer is in time or late', () => {
    const due = Date.parse('2026-11-19T03:00:00Z');
    const terms = termsAt(due);
    const row = {
      state: 'open',
      due_at: new Date(due),
      warn_at: new Date(warnAt(terms, due)),
      decided_at: null,
    };
    const day = 24 * 3_600_000;
    expect([due - day - 1, due - day, due, due + 1].map((now) => clockOf(row, now))).toEqual([
      'running',
      'soon',
      'soon',
      'overdue',
    ]);
    const answered = (at: number) => clockOf({ ...row, state: 'refused', decided_at: new Date(at) }, due);
    expect([answered(due), answered(due + 1)]).toEqual(['kept', 'late']);
  });
  it('are followed by a code that says nothing of the person', () => {
    expect(requestCode('01930000-0000-7000-8000-0000a1b2c3d4')).toBe('YC-A1B2C3D4');
  });
});

describe('acts before the person whom they were about', () => {
  it('are named by the nearest words, an unknown one too', () => {
    expect(actWords('person.card-printed').what).toBe('In thẻ cá nhân');
    expect(actWords('person.read').what).toBe('Xem hồ sơ nhân thân');
    expect(actWords('person.duplicates').what).toBe('Xử lý hồ sơ nhân thân');
    expect(actWords('whatever').what).toBe('Xử lý hồ sơ');
  });
});
