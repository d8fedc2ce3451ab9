import { fold } from '../../../../lib/vietnamese/index.ts';

/** What the title of a column counts instead of naming a day. */
export type CountedDay = { readonly kind: 'number' | 'weekday'; readonly n: number };

/** Columns whose titles count days: of each its number from a first day on, or null. */
export type CountedDays = {
  readonly numbers: readonly (number | null)[];
  /** Monday 1 to Sunday 7 of the first of them, where they name weekdays. */
  readonly weekday: number | null;
  /** Whether they count from the contact ("Ngày thứ 3 sau tiếp xúc"). */
  readonly afterContact: boolean;
};

const AFTER = /\bsau (?:khi )?(?:tiep xuc|phoi nhiem|tx)\b/;
const PART = /[\s(]+(?:sang|trua|chieu|toi|s|c|lan \d)\)?$/;
/** "Ngày 1", "N1", "D+3", "Ngày thứ 3", "Ngày theo dõi 3", "TD ngày 3". */
const NUMBER =
  /^(?:(?:theo doi|td|cach ly|kiem tra) )?(?:ngay|n|d|day)(?: (?:thu|so|theo doi|td|cach ly))*[\s:.+-]*(\d{1,2})$/;
const BARE = /^\d{1,2}$/;
/** What stands over numbers that count days. */
const OVER = /\b(?:ngay|day|theo doi|cach ly)\b/;
const WEEKDAY = /(?:^|\s)(?:t\.? ?([2-7])|thu ([2-7]|hai|ba|tu|nam|sau|bay)|(cn|chu nhat))$/;
const WEEKDAYS = ['hai', 'ba', 'tu', 'nam', 'sau', 'bay'];
const MOST = 60;

/** What titles count, from the uppermost down; null: they count no days. */
export function countedDay(parts: readonly string[]): CountedDay | null {
  const texts = parts.map((part) => fold(part).replace(/\s+/gu, ' ').trim());
  const [last = '', ...over] = texts
    .filter((text) => !/^(?:sang|trua|chieu|toi|s|c)$/.test(text))
    .toReversed();
  const text = last.replace(PART, '').replace(AFTER, '').trim();
  const number =
    NUMBER.exec(text)?.[1] ?? (BARE.test(text) && over.some((one) => OVER.test(one)) ? text : undefined);
  if (number !== undefined) {
    return Number(number) <= MOST ? { kind: 'number', n: Number(number) } : null;
  }
  const [, short, word, sunday] = WEEKDAY.exec(text) ?? [];
  if (sunday !== undefined) {
    return { kind: 'weekday', n: 7 };
  }
  const day = short ?? word;
  if (day === undefined) {
    return null;
  }
  return { kind: 'weekday', n: (WEEKDAYS.includes(day) ? WEEKDAYS.indexOf(day) + 2 : Number(day)) - 1 };
}

/** Columns of titles that count days one after the other; null: no such columns. */
export function countedDays(titles: readonly (readonly string[])[]): CountedDays | null {
  const read = titles.map(countedDay);
  const kind = read.some((one) => one?.kind === 'number') ? 'number' : 'weekday';
  const numbers: (number | null)[] = [];
  let before: { readonly n: number; readonly number: number } | null = null;
  for (const one of read) {
    if (one?.kind !== kind) {
      numbers.push(null);
      continue;
    }
    // Twice the same: morning and evening.
    const step: number =
      before === null ? 0 : kind === 'number' ? one.n - before.n : (one.n - before.n + 7) % 7;
    if (step < 0 || step > 3) {
      return null;
    }
    const number: number = before === null ? (kind === 'number' ? one.n : 1) : before.number + step;
    before = { n: one.n, number };
    numbers.push(number);
  }
  if (new Set(numbers.filter((one) => one !== null)).size < 2) {
    return null;
  }
  const first = read.find((one) => one?.kind === kind);
  return {
    numbers,
    weekday: kind === 'weekday' ? first!.n : null,
    afterContact:
      kind === 'number' &&
      titles.some((parts, at) => numbers[at] !== null && AFTER.test(fold(parts.join(' ')))),
  };
}

/**
 * Whether a row below titles only counts days across ("Theo dõi ngày thứ" over 1, 2, 3): a row that numbers all columns counts
 * none, for names have a number there too.
 * @param isTitle whether a text means a column by itself.
 */
export function countsDays(
  upper: readonly string[],
  cells: readonly string[],
  isTitle: (text: string) => boolean,
): boolean {
  let over = '';
  const counted = cells.map((cell, at) => {
    over = (upper[at] ?? '').trim() || over;
    const text = cell.trim();
    return text === '' || text === over || isTitle(text) ? null : [over, text];
  });
  const days = counted.filter((parts) => parts !== null);
  return days.every((parts) => countedDay(parts) !== null) && countedDays(days) !== null;
}
