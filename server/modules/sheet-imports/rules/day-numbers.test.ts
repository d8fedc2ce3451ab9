import { describe, expect, it } from 'vitest';
import { countedDay, countedDays, countsDays } from './day-numbers.ts';
import { dayOfNumber, type FirstDayHints, proposeFirstDay } from './first-day.ts';
import { fieldOfTitle } from './read-heading.ts';

const TODAY = '2026-11-16';

describe('titles that count days', () => {
  it.each([
    [['Ngày 1'], 'number', 1],
    [['N14'], 'number', 14],
    [['D+3'], 'number', 3],
    [['Ngày thứ 3 sau tiếp xúc'], 'number', 3],
    [['Ngày theo dõi thứ 2'], 'number', 2],
    [['Theo dõi ngày thứ', '5'], 'number', 5],
    [['Ngày 5', 'Sáng'], 'number', 5],
    [['Ngày 5 (chiều)'], 'number', 5],
    [['T2'], 'weekday', 1],
    [['Theo dõi', 'Thứ bảy'], 'weekday', 6],
    [['CN'], 'weekday', 7],
  ])('%j', (parts, kind, n) => {
    expect(countedDay(parts)).toEqual({ kind, n });
  });
  it.each([
    [['1']],
    [['Ngày sinh']],
    [['Họ tên', '2']],
    [['Lần 1']],
    [['Mũi 2']],
    [['Ngày 99']],
    [['T8']],
    [['SĐT']],
  ])('%j counts none', (parts) => {
    expect(countedDay(parts)).toBeNull();
  });
  it('are columns one after the other', () => {
    const of = (...titles: string[]) => countedDays(titles.map((one) => [one]))?.numbers;
    expect(of('Họ tên', 'Ngày 1', 'Ngày 2', 'Ngày 3', 'Ghi chú')).toEqual([null, 1, 2, 3, null]);
    expect(of('N0', 'N1', 'N1', 'N2')).toEqual([0, 1, 1, 2]);
    expect(of('T6', 'T7', 'CN', 'T2')).toEqual([1, 2, 3, 4]);
    expect(of('Ngày 3', 'Ngày 1')).toBeUndefined();
    expect(of('Ngày 1')).toBeUndefined();
    const isTitle = (text: string) => fieldOfTitle(text) !== null;
    expect(countsDays(['STT', 'Họ tên', 'Theo dõi ngày thứ'], ['', '', '1', '2', '3'], isTitle)).toBe(true);
    expect(countsDays(['STT', 'Họ tên', 'Theo dõi ngày thứ'], ['1', '2', '3', '4', '5'], isTitle)).toBe(
      false,
    );
  });
});

it('counts from the contact only where a title that counts says so', () => {
  const of = (...titles: string[][]) => countedDays(titles)?.afterContact;
  expect(of(['Ngày 1 sau tiếp xúc'], ['Ngày 2'])).toBe(true);
  expect(of(['Theo dõi sau khi tiếp xúc', 'Ngày 1'], ['Theo dõi sau khi tiếp xúc', 'Ngày 2'])).toBe(true);
  expect(of(['Ngày 1'], ['Ngày 2'], ['Triệu chứng sau tiếp xúc'])).toBe(false);
  expect(of(['T2'], ['T3'], ['Nơi ở sau khi tiếp xúc'])).toBe(false);
  expect(of(['Sau tiếp xúc', 'T2'], ['Sau tiếp xúc', 'T3'])).toBe(false);
});

describe('the first day of columns that count', () => {
  const numbered = countedDays(['Ngày 1', 'Ngày 2', 'Ngày 3'].map((one) => [one]))!;
  const week = countedDays(['T2', 'T3', 'T4', 'T5', 'T6', 'T7', 'CN'].map((one) => [one]))!;
  const after = countedDays(['Ngày thứ 1 sau tiếp xúc', 'Ngày thứ 2 sau tiếp xúc'].map((one) => [one]))!;
  const month = countedDays(Array.from({ length: 30 }, (_, i) => [`N${i + 1}`]))!;
  const none: FirstDayHints = { texts: [], day: undefined, remembered: undefined, lastContacts: [], filledTo: 3, today: TODAY }; // prettier-ignore
  it.each([
    ['a beginning', numbered, { texts: ['Theo dõi từ ngày 10/11/2026 đến 23/11/2026'] }, '2026-11-10'],
    ['a range', numbered, { texts: ['(10/11 - 23/11/2026)'] }, '2026-11-10'],
    ['the first number', numbered, { texts: ['N1: 12/11'] }, '2026-11-12'],
    ['the name of the file', numbered, { texts: ['F1 tu 10-11-2026.xlsx'] }, '2026-11-10'],
    ['what was said before', numbered, { remembered: '2026-11-11', day: '2026-11-14' }, '2026-11-11'],
    ['the day of the sheet', numbered, { day: '2026-11-14' }, '2026-11-14'],
    ['no day by which filled columns lie ahead', numbered, { day: '2026-11-15' }, undefined],
    ['nothing', numbered, {}, undefined],
    ['the day after the contact', after, { lastContacts: ['2026-11-09', '2026-11-09'] }, '2026-11-10'],
    ['no contact of several days', after, { lastContacts: ['2026-11-09', '2026-11-10'] }, undefined],
    ['no contact where nothing says so', numbered, { lastContacts: ['2026-11-09'] }, undefined],
    ['the week of a day', week, { texts: ['Tuần từ 11/11 đến 15/11'] }, '2026-11-09'],
    ['the number of a week', week, { texts: ['TUẦN 46/2026'] }, '2026-11-09'],
    ['no week of the last time', week, { remembered: '2026-11-02' }, undefined],
    ['a month', month, { texts: ['Tháng 11 năm 2026'] }, '2026-11-01'],
    ['no month of a few columns', numbered, { texts: ['Tháng 11 năm 2026'] }, undefined],
  ])('is by %s', (_, counted, hints, day) => {
    expect(proposeFirstDay(counted, { ...none, ...hints })).toBe(day);
  });
  it('gives each number its day', () => {
    expect([0, 1, 21].map((n) => dayOfNumber('2026-11-10', n))).toEqual([
      '2026-11-09',
      '2026-11-10',
      '2026-11-30',
    ]);
  });
});
