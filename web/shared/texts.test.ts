import { describe, expect, it } from 'vitest';
import { label, labelOptions } from '../../contract/labels.ts';
import {
  addDays,
  calendarDate,
  formatBoth,
  formatInstant,
  formatHours,
  formatMinutes,
  formatNumber,
  formatPhone,
  instantToLocal,
  localToInstant,
  parseTypedDate,
} from './formats.ts';
import { newId } from './ids.ts';
import { defineTexts, onLanguage, setLanguage } from './texts.ts';

describe('texts', () => {
  const t = defineTexts({ vi: { sent: 'Đã gửi {n} lượt' }, en: { sent: '{n} check-ins sent' } });

  it('follows the language and fills values', () => {
    const told: string[] = [];
    const stop = onLanguage((next) => told.push(next));
    expect(t('sent', { n: 3 })).toBe('Đã gửi 3 lượt');
    setLanguage('en');
    expect(t('sent', { n: 3 })).toBe('3 check-ins sent');
    stop();
    setLanguage('vi');
    expect(told).toEqual(['en']);
  });
});

describe('a hole with a word for one and a word for more', () => {
  const t = defineTexts({
    vi: { left: 'Còn {n} dòng, {bad} sai' },
    en: { left: '{n} {n:row is|rows are} left, {bad} {bad:row|rows} wrong' },
  });

  it.each([
    [1, 0, '1 row is left, 0 rows wrong'],
    [12, 1, '12 rows are left, 1 row wrong'],
    ['1', '1.1', '1 row is left, 1.1 rows wrong'],
    ['1,000', 11, '1,000 rows are left, 11 rows wrong'],
  ])('takes the word by the number: %s, %s', (n, bad, said) => {
    setLanguage('en');
    expect(t('left', { n, bad })).toBe(said);
    setLanguage('vi');
    expect(t('left', { n, bad })).toBe(`Còn ${n} dòng, ${bad} sai`);
  });
});

describe('labels', () => {
  it('names codes in both languages and shows an unknown code as it is', () => {
    expect(label('orderKind', 'quarantine-home', 'vi')).toBe('Cách ly tại nhà');
    expect(label('role', 'tracer', 'en')).toBe('Contact tracer');
    expect(label('zone', 'purple' as 'red', 'vi')).toBe('purple');
    expect(labelOptions('sex', 'en').map((option) => option.label)).toEqual([
      'Male',
      'Female',
      'Other',
      'Unknown',
    ]);
  });
});

describe('formats', () => {
  it('shows instants on the clock of Vietnam', () => {
    expect(formatInstant('2021-08-15T18:30:00Z')).toBe('16/08/2021 01:30');
    expect(formatInstant('nonsense')).toBe('–');
    expect(calendarDate('2021-12-31T17:00:00Z')).toBe('2022-01-01');
    expect(formatBoth('2021-08-15T01:00:00Z', '2021-08-15T01:05:00Z', 'vi')).toBe(
      '15/08/2021 08:00 (5 phút trước)',
    );
  });

  it('reads and writes local fields as Vietnamese time', () => {
    expect(localToInstant('2021-08-15T08:30')).toBe('2021-08-15T08:30:00+07:00');
    expect(instantToLocal('2021-08-15T01:30:00Z')).toBe('2021-08-15T08:30');
  });

  it('reads typed days and refuses days that do not exist', () => {
    expect(parseTypedDate('1/2/1990')).toBe('1990-02-01');
    expect(parseTypedDate('29022024')).toBe('2024-02-29');
    expect(parseTypedDate('31/02/2020')).toBeNull();
    expect(addDays('2024-02-28', 2)).toBe('2024-03-01');
  });

  it('writes numbers, minutes and phones as people do', () => {
    expect(formatNumber(1234.56, 1, 'vi')).toBe('1.234,6');
    expect(formatMinutes(80, 'vi')).toBe('1 giờ 20 phút');
    expect(formatMinutes(0.2, 'en')).toBe('0 min');
    expect([5, 24, 76].map((hours) => formatHours(hours, 'vi'))).toEqual(['5 giờ', '1 ngày', '3 ngày 4 giờ']);
    expect([1, 24, 76].map((hours) => formatHours(hours, 'en'))).toEqual([
      '1 hour',
      '1 day',
      '3 days 4 hours',
    ]);
    expect(formatPhone('+84912345678')).toBe('0912 345 678');
  });
});

describe('ids', () => {
  it('are UUIDv7 that sort by time', () => {
    const id = newId(Date.UTC(2021, 7, 15));
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)).toBe(Date.UTC(2021, 7, 15));
    expect(newId(1) < newId(2)).toBe(true);
  });
});
