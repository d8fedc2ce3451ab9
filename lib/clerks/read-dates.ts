import { dateOfSerial } from '../sheets/index.ts';
import { isoDate } from '../vietnamese/index.ts';
import type { CellChange } from './cell-change.ts';

/** A day as a clerk wrote it: the day or the year alone, and what had to be assumed. */
export type LooseDate =
  | { readonly day: string; readonly year: number; readonly reason: CellChange | null }
  | { readonly day: null; readonly year: number; readonly reason: CellChange | null };

const USUAL = /^(\d{1,2})[/-](\d{1,2})[/-](\d{4})$/;
const EARLIEST_YEAR = 1900;
/** Serial numbers of 1 January 1910 and of the end of 2099. */
const [FIRST_SERIAL, LAST_SERIAL] = [3654, 73_050];

/** What stands before or behind a day without changing it: a part of the day, a remark in brackets, a full stop. */
const BEFORE =
  /^(?:(?:khoảng|tầm|chừng|độ|lúc|từ|sáng|trưa|chiều|tối|đêm)\s+|[~≈]\s*|(?:sinh(?: năm| ngày)?|năm(?: sinh)?|sn|ns)\s*[:.]?\s*)(?=ngày|\d)/iu;
const BEHIND = /\s*\([^()\d]*(lần \d+)?\)$|[.,;]$/iu;
/** "Thứ năm, 12/11/2026", "T5 12/11". */
const WEEKDAY = /^(?:thứ\s+(?:hai|ba|tư|năm|sáu|bảy|[2-7])|t[2-7]|chủ nhật|cn)[\s,]+(?:ngày\s+)?(?=\d)/iu;
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/**
 * Reads a day in the writings that sheets mix: 15/8/2021, 15-08-21, 15082021, 2021-08-15, "ngày 15 tháng 8 năm 2021",
 * 15-thg 8-21, 15-Aug-21, the serial number 44423, with a time or a remark beside. Day first; month first only where the second number can be no month. A day without
 * a year lies in the twelve months up to today. Null: no day can be read from it.
 * @param isBirth whether a year or a month and year are enough, and two digits may mean the last century.
 */
export function readLooseDate(input: string, today: string, isBirth: boolean): LooseDate | null {
  // As most are written: nothing to clean.
  const usual = USUAL.exec(input);
  if (usual !== null) {
    return threeNumbers([usual[1]!, usual[2]!, usual[3]!], today, isBirth);
  }
  const text = input
    .normalize('NFKC')
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/[T ,]+(?:lúc\s+)?\d{1,2}[:h]\d{2}(:\d{2})?(\.\d+)?(?:\s*(?:Z|AM|PM|SA|CH))?$/iu, '')
    .replace(WEEKDAY, '')
    .replace(BEFORE, '')
    .replace(
      /^\d{1,2}(?:[:h]\d{2}(?::\d{2}|p)?|\s*h|\s*giờ(?:\s*\d{1,2}(?:\s*phút)?)?)[\s,]+(?=ngày|\d)/iu,
      '',
    )
    .replace(BEHIND, '')
    .replace(/^ngày\s+(?=\d{1,2}\s*[/.\-,])/iu, '')
    .trim();
  const words =
    /^(?:ngày\s*)?(\d{1,2})\s*(?:tháng|[-/ ]thg)\s*(\d{1,2})(?:\s*năm\s*|[-/, ]+)(\d{4}|\d{2})$/iu.exec(text);
  const packed = packedNumbers(text);
  const numbers = (
    words ??
    namedMonth(text) ??
    packed ??
    /^(\d{1,4})[/.,\-\\ ]+(\d{1,2})[/.,\-\\ ]+(\d{1,4})$/u.exec(text)
  )?.slice(1);
  if (numbers !== undefined) {
    return threeNumbers(numbers as [string, string, string], today, isBirth);
  }
  if (/^\d{4}$/u.test(text)) {
    const year = Number(text);
    return isBirth && isYear(year, today) ? { day: null, year, reason: 'year-only' } : null;
  }
  const serial = Number(text);
  if (/^\d{4,5}(\.\d+)?$/u.test(text) && serial >= FIRST_SERIAL && serial <= LAST_SERIAL) {
    const day = dateOfSerial(Math.floor(serial), false)?.day;
    return day === null || day === undefined ? null : dated(day, 'serial-date');
  }
  const pair =
    /^(?:ngày\s*)?(\d{1,2})\s*(?:tháng|[-/ ]thg)\s*(\d{1,2})$/iu.exec(text) ??
    /^(?:ngày\s*|tháng\s*)?(\d{1,2})\s*[/.\- ]\s*(\d{4}|\d{1,2})$/iu.exec(text);
  if (pair === null) {
    return null;
  }
  const [first, second] = [Number(pair[1]), Number(pair[2])];
  if (second > 31) {
    return isBirth && first >= 1 && first <= 12 && isYear(second, today)
      ? { day: null, year: second, reason: 'year-only' }
      : null;
  }
  if (isBirth) {
    return null;
  }
  const thisYear = Number(today.slice(0, 4));
  const day = [thisYear, thisYear - 1]
    .map((year) => isoDate(year, second, first))
    .find((one) => one !== null && one <= today);
  return day === undefined || day === null ? null : dated(day, 'year-assumed');
}

/** `15082021`, `20210815`, and `5082021` where the spreadsheet took the zero away; as `exec` answers. */
function packedNumbers(text: string): readonly string[] | null {
  if (!/^\d{7,8}$/u.test(text)) {
    return null;
  }
  const whole = text.padStart(8, '0');
  return /^(19|20)\d{2}(0[1-9]|1[0-2])/u.test(text)
    ? [text, whole.slice(0, 4), whole.slice(4, 6), whole.slice(6)]
    : [text, whole.slice(0, 2), whole.slice(2, 4), whole.slice(4)];
}

const NAMED_MONTH = [
  /^(?<day>\d{1,2})[-/ ](?<name>[a-z]{3})[a-z]*\.?[-/, ]+(?<year>\d{4}|\d{2})$/iu,
  /^(?<name>[a-z]{3})[a-z]*\.?\s+(?<day>\d{1,2}),?\s+(?<year>\d{4})$/iu,
];

/** `15-Aug-21`, `Aug 15, 2021`, as an English spreadsheet shows a day; as `exec` answers. */
function namedMonth(text: string): readonly string[] | null {
  const found = NAMED_MONTH.map((pattern) => pattern.exec(text)?.groups).find((one) => one !== undefined);
  const { day, name, year } = found ?? {};
  const month = MONTHS.indexOf(name?.toLowerCase() ?? '') + 1;
  return month === 0 ? null : [text, day!, String(month), year!];
}

function threeNumbers(
  [a, b, c]: readonly [string, string, string],
  today: string,
  isBirth: boolean,
): LooseDate | null {
  if (a.length === 4) {
    const day = isoDate(Number(a), Number(b), Number(c));
    return day === null ? null : dated(day, null);
  }
  if (a.length > 2 || c.length === 3 || c.length === 1) {
    return null;
  }
  const year = c.length === 4 ? Number(c) : fullYear(Number(c), today, isBirth);
  const short = c.length === 4 ? null : ('short-year' as const);
  const dayFirst = isoDate(year, Number(b), Number(a));
  if (dayFirst !== null) {
    return dated(dayFirst, short);
  }
  const monthFirst = Number(b) > 12 ? isoDate(year, Number(a), Number(b)) : null;
  return monthFirst === null ? null : dated(monthFirst, 'month-first');
}

function fullYear(short: number, today: string, isBirth: boolean): number {
  const thisYear = Number(today.slice(0, 4));
  const inThisCentury = 2000 + short;
  return isBirth && inThisCentury > thisYear ? inThisCentury - 100 : inThisCentury;
}

function isYear(year: number, today: string): boolean {
  return year >= EARLIEST_YEAR && year <= Number(today.slice(0, 4));
}

function dated(day: string, reason: CellChange | null): LooseDate {
  return { day, year: Number(day.slice(0, 4)), reason };
}
