import { describe, expect, it } from 'vitest';
import { absenceOf, readRosterRow, readSessions } from './read-roster.ts';

const day = (date: string) => ({ from: `${date}T00:00:00Z`, to: `${date}T04:00:00Z` });
const read = readSessions([day('2026-11-12'), day('2026-11-11'), day('2026-11-13')]);
const sessions = read.ok ? read.value : [];

describe('sessions', () => {
  it('are in the order of time', () => {
    expect(sessions.map(({ no, from }) => [no, new Date(from).toISOString().slice(0, 10)])).toEqual([
      [0, '2026-11-11'],
      [1, '2026-11-12'],
      [2, '2026-11-13'],
    ]);
  });

  it.each([
    ['tracing.ends-before-start', [{ from: '2026-11-11T04:00:00Z', to: '2026-11-11T04:00:00Z' }]],
    ['tracing.ends-before-start', [{ from: '2026-02-31T04:00:00Z', to: 'no' }]],
    ['tracing.sessions-overlap', [day('2026-11-11'), day('2026-11-11')]],
  ])('refuse with %s', (code, wrong) => {
    expect(readSessions(wrong)).toMatchObject({ ok: false, code });
  });
});

describe('rows', () => {
  it('say where somebody sat and which sessions were missed', () => {
    const row = readRosterRow(
      { fullName: 'Lê An', unit: 'lớp 5a', seat: '12a', absentOn: ['2026-11-12'] },
      sessions,
    );
    expect(row).toMatchObject({ ok: true, value: { unit: 'LỚP5A', seat: '12A', absent: [1] } });
    expect(readRosterRow({ fullName: 'Lê An', absent: true }, sessions)).toMatchObject({
      value: { absent: [0, 1, 2] },
    });
  });

  it('refuse a day without a session, and nobody', () => {
    expect(readRosterRow({ fullName: 'Lê An', absentOn: ['2026-11-14'] }, sessions)).toMatchObject({
      code: 'tracing.no-such-session',
      fields: { absentOn: '2026-11-14' },
    });
    expect(readRosterRow({ seat: '1' }, sessions)).toMatchObject({ code: 'tracing.name-or-phone' });
  });
});

describe('absence', () => {
  it('counts back from the last session', () => {
    expect(absenceOf([1, 2], sessions)).toEqual({ missed: 2, since: '2026-11-12' });
    expect(absenceOf([0], sessions)).toEqual({ missed: 1, since: null });
    expect(absenceOf([0, 1, 2], sessions)).toEqual({ missed: 3, since: '2026-11-11' });
    expect(absenceOf([], sessions)).toEqual({ missed: 0, since: null });
  });
});
