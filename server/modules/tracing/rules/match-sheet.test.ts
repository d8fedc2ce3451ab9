import { describe, expect, it } from 'vitest';
import { type KnownPerson, matchSheet, sameName, type SheetRow } from './match-sheet.ts';

const row = (
  fullName: string | null,
  phone: string | null = null,
  more: Partial<SheetRow> = {},
): SheetRow => ({
  personId: null,
  fullName,
  phone,
  address: null,
  birthYear: null,
  ...more,
});
const person = (
  personNo: number,
  name: string,
  phone: string | null = null,
  birthYear: number | null = null,
) => ({
  personNo,
  name,
  phone,
  birthYear,
});
const none: ReadonlyMap<string, KnownPerson[]> = new Map();

describe('matchSheet', () => {
  it('knows somebody by phone and name, whoever else holds the phone', () => {
    const holders = new Map([['0912', [person(1, 'Trần Văn An', '0912'), person(2, 'Trần Thị Bé', '0912')]]]);
    expect(matchSheet([row('BE TRAN THI', '0912'), row('Trần Thị Lan', '0912')], [], holders)).toEqual([
      { personNo: 2 },
      { key: expect.stringContaining('0912|') },
    ]);
  });

  it('knows a phone alone only where one person holds it', () => {
    const one = new Map([['0912', [person(1, 'Trần Văn An', '0912')]]]);
    expect(matchSheet([row(null, '0912')], [], one)).toEqual([{ personNo: 1 }]);
    const two = new Map([['0912', [...one.get('0912')!, person(2, 'Trần Thị Bé', '0912')]]]);
    expect(matchSheet([row(null, '0912')], [], two)[0]).toHaveProperty('key');
  });

  it('matches people without a phone only to those of the same work, each once', () => {
    const known = [person(1, 'Lê An', null, 2016), person(2, 'Lê An', null, 2016), person(3, 'Hà Mi')];
    const rows = [row('Lê An', null, { apart: '1' }), row('Lê An', null, { apart: '2' }), row('Hà Mi')];
    expect(matchSheet(rows, known, none)).toEqual([{ personNo: 1 }, { personNo: 2 }, { personNo: 3 }]);
    expect(matchSheet([row('Lê An', null, { birthYear: 1970 })], known, none)[0]).toHaveProperty('key');
  });

  it('makes one person of rows that say the same, two of two seats', () => {
    const again = matchSheet([row('Lê An', '0912'), row('Lê An', '0912')], [], none);
    expect(again[1]).toBe(again[0]);
    const seats = matchSheet(
      [row('Lê An', null, { apart: '1' }), row('Lê An', null, { apart: '2' })],
      [],
      none,
    );
    expect(seats[1]).not.toEqual(seats[0]);
    const nameless = matchSheet([row('Lê An', '0912'), row(null, '0912')], [], none);
    expect(nameless[1]).toBe(nameless[0]);
  });
});

describe('sameName', () => {
  it('looks past marks, case and word order', () => {
    expect(sameName('Trần Thị Bưởi', 'BUOI TRAN THI')).toBe(true);
    expect(sameName('Trần Thị Bưởi', 'Trần Văn Bưởi')).toBe(false);
  });
});
