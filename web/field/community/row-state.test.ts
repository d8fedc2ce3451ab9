import { describe, expect, it } from 'vitest';
import {
  dayOf,
  freshOn,
  isOpen,
  isReadable,
  type OwnRecord,
  rowState,
  type TeamHome,
  matches,
  sharedCordon,
} from './row-state.ts';

const record = (at: string, result: OwnRecord['visit']['result'], sent = true): OwnRecord => ({
  visit: { id: at, at, result },
  sent,
});
const fresh = { state: 'none', food: false, medicine: false } as const;

describe('the state of a row', () => {
  it('is the server’s until this phone records something later', () => {
    expect(rowState({ ...fresh, state: 'absent', food: true }, [])).toEqual({
      state: 'absent',
      food: true,
      medicine: false,
      waits: false,
    });
    expect(rowState({ ...fresh, state: 'absent', food: false }, [record('08', 'seen', false)])).toEqual({
      state: 'seen',
      food: false,
      medicine: false,
      waits: true,
    });
  });

  it('follows the times of the records, and a call shows nobody', () => {
    expect(rowState(fresh, [record('09', 'absent'), record('08', 'seen')]).state).toBe('absent');
    expect(rowState(fresh, [record('08', 'called')]).state).toBe('called');
    expect(rowState({ ...fresh, state: 'seen', food: false }, [record('08', 'called')]).state).toBe('seen');
    const asked = { state: 'seen', waits: false };
    expect(rowState(fresh, [record('08', 'food')])).toEqual({ ...asked, food: true, medicine: false });
    expect(rowState(fresh, [record('08', 'medicine')])).toEqual({ ...asked, food: false, medicine: true });
  });

  it('stays worse for the day', () => {
    expect(rowState({ ...fresh, state: 'worse', food: false }, [record('09', 'seen')]).state).toBe('worse');
    expect(rowState(fresh, [record('08', 'worse'), record('09', 'absent')]).state).toBe('worse');
    expect(isOpen('absent')).toBe(true);
    expect(isOpen('worse')).toBe(false);
  });

  it('begins anew with the day in Vietnam, and a list is read on its day and the next', () => {
    expect([dayOf(Date.parse('2026-11-16T16:59:59Z')), dayOf(Date.parse('2026-11-16T17:00:00Z'))]).toEqual([
      '2026-11-16',
      '2026-11-17',
    ]);
    const home = { id: 'x', state: 'worse', food: true, medicine: true } as TeamHome;
    expect(freshOn(home, '2026-11-16', '2026-11-16')).toBe(home);
    expect(freshOn(home, '2026-11-16', '2026-11-17')).toEqual({ id: 'x', ...fresh });
    const readable = ['2026-11-16', '2026-11-17', '2026-11-18'].map((today) =>
      isReadable('2026-11-16', today),
    );
    expect(readable).toEqual([true, true, false]);
    expect(isReadable('2026-12-31', '2027-01-01')).toBe(true);
  });
});

describe('the list', () => {
  it('says a cordon once where every household lies in it, and on each row where only some do', () => {
    const home = (cordon: string | null) => ({ cordon });
    expect(sharedCordon([home('Thôn 1'), home('Thôn 1')])).toBe('Thôn 1');
    expect(sharedCordon([home('Thôn 1'), home(null)])).toBeNull();
    expect(sharedCordon([home('Thôn 1'), home('Thôn 2')])).toBeNull();
    expect(sharedCordon([home(null), home(null)])).toBeNull();
    expect(sharedCordon([])).toBeNull();
  });

  it('finds a household by part of a name of it, without accents, or by its house', () => {
    const home = { name: 'Nông Văn Đức', house: 'Số 12, thôn 1', people: [{ name: 'Lý Thị Hòa' }] };
    const found = ['duc', 'nong van', 'hoà', 'SO 12', '12', '  ', ''].map((text) => matches(home, text));
    expect(found).toEqual([true, true, true, true, true, true, true]);
    expect(matches(home, 'hương')).toBe(false);
    expect(matches({ ...home, house: null }, '12')).toBe(false);
  });
});
