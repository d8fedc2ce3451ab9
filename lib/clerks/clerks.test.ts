import { describe, expect, it } from 'vitest';
import { readIdNumber, readLooseDate, readName, readPhones, relationOfWords, saysNothing } from './index.ts';

const TODAY = '2026-11-16';

describe('days as clerks write them', () => {
  it.each([
    ['15/8/2021', '2021-08-15', null],
    ['15-08-21', '2021-08-15', 'short-year'],
    ['2021.08.15', '2021-08-15', null],
    ['ngày 5 tháng 8 năm 2021', '2021-08-05', null],
    ['08/25/2021', '2021-08-25', 'month-first'],
    ['44423', '2021-08-15', 'serial-date'],
    ['44423.75', '2021-08-15', 'serial-date'],
    ['13h30 15/8/2021', '2021-08-15', null],
    ['2021-08-15T06:30:00Z', '2021-08-15', null],
    ['12/11', '2026-11-12', 'year-assumed'],
    ['20/12', '2025-12-20', 'year-assumed'],
    ['ngày 3 tháng 7', '2026-07-03', 'year-assumed'],
    ['3 tháng 7 năm 21', '2021-07-03', 'short-year'],
    ['sáng 3/7/2026', '2026-07-03', null],
    ['03.07.21 (lần 2)', '2021-07-03', 'short-year'],
    ['3/7/2026.', '2026-07-03', null],
    ['03072026', '2026-07-03', null],
    ['3072026', '2026-07-03', null],
    ['20260703', '2026-07-03', null],
    ['03-thg 7-21', '2021-07-03', 'short-year'],
    ['3-Thg7-2021', '2021-07-03', null],
    ['3-Jul-21', '2021-07-03', 'short-year'],
    ['3 / 7', '2026-07-03', 'year-assumed'],
  ])('%s is %s', (text, day, reason) => {
    expect(readLooseDate(text, TODAY, false)).toEqual({ day, year: Number(day.slice(0, 4)), reason });
  });

  it.each(['31/02/2021', '2021', 'hôm qua', '99', '1/2/3', '123456', '31022021', '3-Xyz-21', '3/7-5/7', ''])(
    '%j is none',
    (text) => {
      expect(readLooseDate(text, TODAY, false)).toBeNull();
    },
  );

  it('of birth may be a year, a month and year, or lie in the last century', () => {
    expect(readLooseDate('1964', TODAY, true)).toEqual({ day: null, year: 1964, reason: 'year-only' });
    expect(readLooseDate('5/1977', TODAY, true)).toEqual({ day: null, year: 1977, reason: 'year-only' });
    expect(readLooseDate('7/8/79', TODAY, true)).toMatchObject({ day: '1979-08-07' });
    expect(readLooseDate('12/05', TODAY, true)).toBeNull();
    expect(readLooseDate('1864', TODAY, true)).toBeNull();
  });
});

describe('cells', () => {
  it('of names', () => {
    expect(readName('NGUYỄN THỊ ÁNH')).toMatchObject({ value: 'Nguyễn Thị Ánh', reasons: ['capitals'] });
    expect(readName('Tran Van Hung')).toMatchObject({ value: 'Tran Van Hung', reasons: ['no-marks'] });
    expect(readName('Ông Nguyễn Văn A')).toMatchObject({ value: 'Nguyễn Văn A', reasons: [] });
    expect(readName('12345').problem).toBe('bad-name');
  });

  it.each([
    ['Nguyễn Văn A (F1)', 'Nguyễn Văn A', null],
    ['Nguyễn Văn A - F1', 'Nguyễn Văn A', null],
    ['NGUYỄN VĂN A (con ông B) BN 12', 'Nguyễn Văn A', null],
    ["H'Hen Niê", "H'Hen Niê", null],
    ['Nguyễn Văn A (1980)', null, 'bad-name'],
    ['Nguyễn Văn A (F1', null, 'bad-name'],
    ['con ông Nguyễn Văn A', null, 'bad-name'],
    ['bé con chị Lan', null, 'bad-name'],
    ['Nguyễn Văn A, thợ xây', null, 'bad-name'],
    ['Nguyễn Văn A / Trần Thị B', null, 'two-people'],
    ['1. Nguyễn Văn A 2. Trần Thị B', null, 'two-people'],
    ['3) Nguyễn Văn A', 'Nguyễn Văn A', null],
  ])('of names with remarks: %s', (text, name, problem) => {
    const read = readName(text);
    expect([read.problem, read.problem === null ? read.value : null]).toEqual([problem, name]);
    expect(read.reasons.includes('name-remark')).toBe(name !== null && !text.includes("'"));
  });

  it('of names as our own list has them: nothing is cut', () => {
    expect(readName('Nguyễn Văn A (Tý)', true)).toMatchObject({ value: 'Nguyễn Văn A (Tý)', problem: null });
    expect(readName('Smith, John', true)).toMatchObject({ value: 'Smith, John', problem: null });
  });

  it.each(['-', '?', '…', 'n/a', 'K/rõ', 'không nhớ', 'chưa xác định', '0'])(
    'that say nothing: %s',
    (text) => {
      expect(saysNothing(text)).toBe(true);
      expect(readPhones(text)).toMatchObject({ value: [], problem: null });
    },
  );

  it('of phones and identity numbers', () => {
    expect(readPhones('912345678')).toEqual({
      value: ['0912345678'],
      reasons: ['leading-zero'],
      problem: null,
    });
    expect(readPhones('0912345678 - 0987654321').value).toEqual(['0912345678', '0987654321']);
    expect(readPhones('ko').value).toEqual([]);
    expect(readPhones('9.12E+08').problem).toBe('lost-digits');
    expect(readIdNumber('20087001234').value).toEqual({ kind: 'cccd', value: '020087001234' });
    expect(readIdNumber('082 123 456').value).toEqual({ kind: 'cmnd', value: '082123456' });
    expect(readIdNumber('12345').problem).toBe('bad-citizen-id');
    // Zeros that a spreadsheet gives back for lost digits; typed whole they stay.
    expect(readIdNumber('20087000000').problem).toBe('lost-digits');
    expect(readIdNumber('020087000000').value).toEqual({ kind: 'cccd', value: '020087000000' });
    expect(readIdNumber('e 1234-5678').value).toEqual({ kind: 'passport', value: 'E12345678' });
    expect(readIdNumber('không có').value).toBeNull();
  });
});

describe('a second phone that shares the first digits', () => {
  it.each([
    ['0912345678/679', ['0912345678', '0912345679']],
    ['0912 345 678 - 679', ['0912345678', '0912345679']],
    ['0912345678-679', ['0912345678', '0912345679']],
    ['0912.345.678 / 9', ['0912345678', '0912345679']],
    ['0912345678/679/0987654321/2', ['0912345678', '0912345679', '0987654321', '0987654322']],
    ['912345678 & 77', ['0912345678', '0912345677']],
    ['0205 3812 345 – 346', ['02053812345', '02053812346']],
    ['０９１２３４５６７８／６７９', ['0912345678', '0912345679']],
  ])('%s', (text, phones) => {
    const { value, reasons, problem } = readPhones(text);
    expect([value, problem]).toEqual([phones, null]);
    expect(reasons).toContain('phone-tail');
    expect(reasons).toContain('two-phones');
  });

  it('is none where it is a remark, the same number, or as long as a number itself', () => {
    expect(readPhones('0912345678/mẹ').reasons).toEqual([]);
    expect(readPhones('0912345678/678')).toMatchObject({ value: ['0912345678'], reasons: [] });
    expect(readPhones('0912345678/91234567').problem).toBe('bad-phone');
    expect(readPhones('0912-345-678')).toMatchObject({ value: ['0912345678'], reasons: [] });
    expect(readPhones('0912345678 - 0987654321').reasons).toEqual(['two-phones']);
  });
});

describe('relations as clerks write them', () => {
  it.each([
    ['chị', 'same-household'],
    ['chị gái F0', 'same-household'],
    ['là mẹ của BN 12', 'same-household'],
    ['2 vợ chồng', 'same-household'],
    ['vo', 'same-household'],
    ['con dâu', 'same-household'],
    ['em họ', 'family-or-friend'],
    ['hàng xóm của mẹ', 'family-or-friend'],
    ['bạn', 'family-or-friend'],
    ['bạn cùng lớp', 'same-class'],
    ['Đồng nghiệp của chồng', 'same-workplace'],
    ['làm cùng xưởng', 'same-workplace'],
  ])('%s is %s', (text, relation) => {
    expect(relationOfWords(text)).toBe(relation);
  });

  // Each was taken for somebody of the household, or a friend.
  it.each([
    'chịu', 'chỉ gặp một lần', 'chi nhánh 2', 'tiếp xúc với F0', 'công ty X', 'cong ty X', 'mệt', 'bóng đá', 'ảnh hưởng',
    'cha xứ', 'cha xu', 'cha sở họ đạo', 'Cha tuyên úy', 'mẹ bề trên', 'mẹ đỡ đầu', 'vợ cũ', 'bố trí xe', 'bán hàng', 'ban giám đốc', 'vợ đồng nghiệp', 'anh Ba lái xe', 'em bé cạnh nhà', '',
  ])('%s tells none', (text) => {
    expect(relationOfWords(text)).toBeUndefined();
  }); // prettier-ignore
});
