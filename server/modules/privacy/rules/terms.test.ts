import { describe, expect, it } from 'vitest';
import { privacyWishes } from '../../../../contract/privacy-records.ts';
import { localDate } from '../../../platform/clock/clock.ts';
import { actWords } from './acts.ts';
import { holidaysWith, type IsHoliday, shippedHolidays } from './holidays.ts';
import {
  clockOf,
  dueAt,
  endOf,
  extendedDue,
  requestCode,
  runningDue,
  shippedTerms,
  termsAt,
  termsOf,
  warnAt,
} from './terms.ts';

describe('deadlines of the rights over data', () => {
  it('come from dated data, for every wish and for incidents', () => {
    // A Monday morning; days end at midnight of Vietnam.
    const from = Date.parse('2026-11-16T03:00:00Z');
    const terms = termsAt(from);
    const due = Object.fromEntries(
      [...privacyWishes, 'breach' as const].map((kind) => [
        kind,
        new Date(dueAt(terms, kind, from)).toISOString(),
      ]),
    );
    expect(due).toEqual({
      copy: '2026-11-26T17:00:00.000Z',
      correction: '2026-11-26T17:00:00.000Z',
      restriction: '2026-12-01T17:00:00.000Z',
      erasure: '2026-12-06T17:00:00.000Z',
      objection: '2026-12-01T17:00:00.000Z',
      breach: '2026-11-19T03:00:00.000Z',
    });
    expect(new Date(endOf(terms.firstAnswer!, from)).toISOString()).toBe('2026-11-18T17:00:00.000Z');
  });
  it('are extended by whole days after the last day of the former one', () => {
    const due = Date.parse('2026-11-26T17:00:00Z');
    expect(new Date(extendedDue(termsAt(due), 'copy', due)!).toISOString()).toBe('2026-12-06T17:00:00.000Z');
    const before = termsOf('quyen-du-lieu-1', due);
    expect(extendedDue(before, 'copy', due)).toBe(due + 72 * 3_600_000);
    expect(extendedDue({ ...before, extension: null }, 'copy', due)).toBeNull();
  });
  it('change with the day on which the law does, and name their source', () => {
    const lastDay = Date.parse('2025-12-31T23:59:59+07:00');
    expect(termsAt(lastDay).source.vi).toContain('13/2023');
    expect(termsAt(lastDay + 1000).source.vi).toContain('356/2025');
    expect(shippedTerms.map(({ certainty }) => certainty)).toEqual(['unverified', 'unverified', 'secondary']);
    // What came before keeps what it came under, also under a version that is given no more.
    expect(termsOf('quyen-du-lieu-1', lastDay + 1000).validTo).toBe('2026-01-01');
    expect(termsOf('quyen-du-lieu-2', lastDay + 1000).terms.copy).toEqual({ hours: 72 });
    expect(termsAt(lastDay + 1000).version).toBe('quyen-du-lieu-3');
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
  it('are due soon two days before, overdue after, and an answer is in time or late', () => {
    const due = Date.parse('2026-11-19T03:00:00Z');
    const terms = termsAt(due);
    const row = {
      state: 'open',
      due_at: new Date(due),
      first_answer_due_at: null,
      first_answered_at: null,
      waits_until: new Date(due),
      warn_at: new Date(warnAt(terms, due)),
      decided_at: null,
    };
    const day = 24 * 3_600_000;
    const soon = due - 2 * day;
    expect([soon - 1, soon, due, due + 1].map((now) => clockOf(row, now))).toEqual([
      'running',
      'soon',
      'soon',
      'overdue',
    ]);
    const answered = (at: number) => clockOf({ ...row, state: 'refused', decided_at: new Date(at) }, due);
    expect([answered(due), answered(due + 1)]).toEqual(['kept', 'late']);
    // The first answer has a deadline of its own: what runs is that one until it is given.
    const first = { ...row, first_answer_due_at: new Date(due - day) };
    expect(runningDue(first)).toEqual(first.first_answer_due_at);
    expect(runningDue({ ...first, first_answered_at: new Date(due) })).toEqual(row.due_at);
    const told = (at: number | null, decided: number) =>
      clockOf(
        {
          ...first,
          state: 'done',
          first_answered_at: at === null ? null : new Date(at),
          decided_at: new Date(decided),
        },
        due,
      );
    expect([told(due - day, due), told(due - day + 1, due), told(null, due - day), told(null, due)]).toEqual([
      'kept',
      'late',
      'kept',
      'late',
    ]);
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
