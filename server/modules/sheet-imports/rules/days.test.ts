import { describe, expect, it } from 'vitest';
import { dayOfTitles, namesDays } from './day-columns.ts';
import { readDayMark } from './read-day-mark.ts';
import { readDays } from './read-days.ts';
import { fieldOfTitle, fieldOfTitles, titlesOf } from './read-heading.ts';
import { birthYearOfAge } from '../../../../lib/clerks/index.ts';

const TODAY = '2026-11-16';

describe('the day of a column', () => {
  it.each([
    [['12/11'], '2026-11-12'],
    [['Ngày 12.11.2026'], '2026-11-12'],
    [['Theo dõi sức khỏe', '12-11-26'], '2026-11-12'],
    [['Tháng 11/2026', '12'], '2026-11-12'],
    [['Tháng 11', 'Ngày 5'], '2026-11-05'],
    [['12/11', 'Sáng'], '2026-11-12'],
    [['12/11 (chiều)'], '2026-11-12'],
    // Printed ahead, not last year's.
    [['20/11'], '2026-11-20'],
    [['28/12'], '2026-12-28'],
    [['12'], null],
    [['N1'], null],
    [['31/11'], null],
    [['Ngày sinh'], null],
    [['Lần 1'], null],
  ])('%j is of %s', (parts, day) => {
    expect(dayOfTitles(parts, TODAY)).toBe(day);
  });

  it('stands in a row of days, never in one of somebody', () => {
    const isTitle = (text: string) => fieldOfTitle(text) !== null;
    const upper = ['STT', 'Họ tên', 'Theo dõi', '', ''];
    expect(namesDays(upper, ['STT', 'Họ tên', '12/11', '13/11', '14/11'], TODAY, isTitle)).toBe(true);
    expect(namesDays(upper, ['', 'Lê An', '12/11', '13/11', '14/11'], TODAY, isTitle)).toBe(false);
    expect(namesDays(upper, ['', '', '12/11/1980', '12/11', '13/11'], TODAY, isTitle)).toBe(false);
    expect(namesDays(upper, ['1', '2', '3', '4', '5'], TODAY, isTitle)).toBe(false);
  });
});

describe('a cell of a day', () => {
  it.each([
    ['x', 'SEEN_OK', undefined, []],
    ['BT', 'SEEN_OK', undefined, []],
    ['√', 'SEEN_OK', undefined, []],
    ['TRUE', 'SEEN_OK', undefined, []],
    ['không triệu chứng', 'SEEN_OK', undefined, []],
    ['36,8', 'SEEN_OK', 36.8, []],
    ['37°C', 'SEEN_OK', 37, []],
    ['368', 'SEEN_OK', 36.8, []],
    ['36.5 - bt', 'SEEN_OK', 36.5, []],
    ['37,5', 'SEEN_NOT_OK', 37.5, ['fever']],
    ['38,2 ho', 'SEEN_NOT_OK', 38.2, ['cough', 'fever']],
    ['sốt, ho khan', 'SEEN_NOT_OK', undefined, ['fever', 'cough']],
    ['ko nghe máy', 'NO_ANSWER', undefined, []],
    ['sai số', 'WRONG_NUMBER', undefined, []],
    ['đi vắng', 'NOT_AT_ADDRESS', undefined, []],
    ['từ chối', 'REFUSED', undefined, []],
  ])('%s', (text, result, temperature, symptoms) => {
    const read = readDayMark(text);
    expect(read).toMatchObject({ kind: 'mark', mark: { result, isTest: false } });
    expect(read.kind === 'mark' && [read.mark.temperature, [...read.mark.symptoms]]).toEqual([
      temperature,
      symptoms,
    ]);
  });

  it.each([
    ['FALSE', 'nothing'],
    ['+', 'positive'],
    ['(+)', 'positive'],
    ['PCR dương tính', 'positive'],
    ['F0', 'positive'],
    ['-', 'nothing'],
    ['không', 'nothing'],
    ['CL', 'unread'],
    ['38 bình thường', 'unread'],
    ['52', 'unread'],
    ['mai gọi lại', 'unread'],
  ])('%s is %s, not follow-up', (text, kind) => {
    expect(readDayMark(text).kind).toBe(kind);
  });

  it('that tells a negative test is a remark', () => {
    for (const text of ['âm tính', 'test nhanh: âm tính', '(-)', 'PCR (-)']) {
      expect(readDayMark(text), text).toMatchObject({
        kind: 'mark',
        mark: { result: 'SEEN_OK', isTest: true },
      });
    }
  });

  it('of a ditto mark is read where the day before and the row above agree, or one says nothing', () => {
    const plan = {
      columns: ['fullName', 'dayMark', 'dayMark'],
      days: [null, '2026-11-12', '2026-11-13'],
      today: TODAY,
    } as const;
    const said = (cells: readonly string[], dittos: readonly number[]) => {
      const { days, problems } = readDays(cells, dittos, plan);
      return [days.map(({ text }) => text), problems.map(({ code }) => code)];
    };
    expect(said(['An', '36,8', 'nt'], [])).toEqual([['36,8', '36,8'], []]);
    expect(said(['An', '', 'x'], [2])).toEqual([['x'], []]);
    expect(said(['An', 'x', 'x'], [2])).toEqual([['x', 'x'], []]);
    // In the first row the title stands above.
    expect(said(['An', '36,8', '13/11'], [2])).toEqual([['36,8', '36,8'], []]);
    // Well as the day before, or with fever as the one above?
    expect(said(['An', 'x', 'sốt'], [2])).toEqual([['x'], ['bad-day-mark']]);
    expect(said(['An', '', 'nt'], [])).toEqual([[], ['bad-day-mark']]);
  });

  it('is of the afternoon by its column, also where the morning is still empty', () => {
    const plan = {
      columns: ['fullName', 'dayMark', 'dayMark', 'dayMark'],
      days: [null, '2026-11-12', '2026-11-12', '2026-11-13'],
      today: TODAY,
    } as const;
    const parts = (cells: readonly string[]) => readDays(cells, [], plan).days.map(({ part }) => part);
    expect(parts(['An', '', 'x', 'x'])).toEqual([1, 0]);
    expect(parts(['An', '38', 'x', ''])).toEqual([0, 1]);
  });
});

describe('titles over titles', () => {
  it.each([
    [['Địa chỉ', 'Xã'], 'commune'],
    [['Năm sinh', 'Nam'], 'maleYear'],
    [['Giới tính', 'Nữ'], 'femaleYear'],
    [['Ngày sinh', 'Ngày'], 'birthDay'],
    [['Ngày sinh', 'Tháng'], 'birthMonth'],
    // "Năm" was taken for the column of men.
    [['Ngày sinh', 'Năm'], 'birth'],
    [['Thông tin cá nhân', 'Năm sinh', 'Nữ'], 'femaleYear'],
    [['Ngày tiếp xúc', 'Đầu tiên'], 'firstContactDate'],
    [['Ngày tiếp xúc', 'Cuối cùng'], 'lastContactDate'],
    [['Nam'], 'maleYear'],
    [['Giới tính (Nam/Nữ)'], 'sex'],
    [['Thông tin'], null],
    [['Tỉnh/TP'], 'province'],
  ])('%j mean %s', (parts, field) => {
    expect(fieldOfTitles(parts)).toBe(field);
  });

  it('go with each column below, and end where the next one begins', () => {
    expect(titlesOf(['TT', 'Địa chỉ', '', 'SĐT'], ['TT', 'Thôn', 'Xã', ''])).toEqual([
      ['TT'],
      ['Địa chỉ', 'Thôn'],
      ['Địa chỉ', 'Xã'],
      ['SĐT'],
    ]);
    expect(titlesOf(['A', '', 'C'], ['a', '', ''], ['1', '2', '3'])).toEqual([
      ['A', 'a', '1'],
      ['A', 'a', '2'],
      ['C', '3'],
    ]);
  });
});

describe('an age', () => {
  it.each([
    ['8 tháng', '2026-11-16', 2026],
    // Born last summer, not this year.
    ['8 tháng', '2026-02-10', 2025],
    ['3 tuần', '2026-01-10', 2025],
    ['1 tuổi 6 tháng', '2026-11-16', 2025],
    ['2,5 tuổi', '2026-11-16', 2024],
    ['39t', '2026-11-16', 1987],
    ['150', '2026-11-16', null],
    ['', '2026-11-16', null],
  ])('%s on %s is of %s', (text, today, year) => {
    expect(birthYearOfAge(text, today)).toBe(year);
  });
});
