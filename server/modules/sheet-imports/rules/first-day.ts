import { readLooseDate } from '../../../../lib/clerks/index.ts';
import { isoDate } from '../../../../lib/vietnamese/index.ts';
import type { CountedDays } from './day-numbers.ts';

const DAY = String.raw`\d{1,2}\s*[/.\-]\s*\d{1,2}(?:\s*[/.\-]\s*(?:\d{4}|\d{2}))?`;
/** "Từ ngày 10/11", "bắt đầu 10/11", "N1: 10/11", "10/11 - 23/11", "tu 10-11". */
const FROM = new RegExp(
  String.raw`(?:từ|tu|bắt đầu|bat dau|(?:ngày|n|d)\s*[01]\s*[:=(])[\s_:]*(?:ngày|ngay)?[\s_]*(${DAY})(?![\d/])`,
  'iu',
);
const RANGE = new RegExp(
  String.raw`(?<![\d/.])(${DAY})\s*(?:-|–|→|đến|den|tới)\s*(?:ngày\s*)?\d{1,2}\s*[/.]\s*\d`,
  'iu',
);
const WEEK = /tuần\s*(?:thứ\s*)?(\d{1,2})(?:\s*(?:[/-]|năm)\s*(\d{4}))?/iu;
const MONTH = /tháng\s*(\d{1,2})(?:\s*(?:[/-]|năm)?\s*(\d{4}))?/iu;
/** So many columns are those of a month. */
const OF_MONTH = 28;
const DAY_MS = 86_400_000;

export type FirstDayHints = {
  /** Name of the sheet, lines above the titles, name of the file. */
  readonly texts: readonly string[];
  /** The day that the sheet is of, as far as any of them says. */
  readonly day: string | undefined;
  /** Day number 1 as this sender said it for the same case. */
  readonly remembered: string | undefined;
  /** Last days of contact of the people in the list. */
  readonly lastContacts: readonly string[];
  /** The highest number whose column holds anything. */
  readonly filledTo: number;
  readonly today: string;
};

/**
 * The day of number 1 of columns that count days, proposed: from what says a beginning, what was said the last time, the day of
 * the sheet, or the contact. Follow-up is not written ahead: a day by which filled columns would lie in the future is none.
 * @returns undefined: only a person can tell.
 */
export function proposeFirstDay(
  { numbers, weekday, afterContact }: CountedDays,
  { texts, day, remembered, lastContacts, filledTo, today }: FirstDayHints,
): string | undefined {
  const counted = numbers.filter((one) => one !== null);
  const isMonth = new Set(counted).size >= OF_MONTH;
  const named = texts.flatMap((text) => {
    const found = (FROM.exec(text) ?? RANGE.exec(text))?.[1];
    const read = found === undefined ? null : readLooseDate(found.replace(/\s/gu, ''), today, false);
    return [
      read?.day,
      weekday === null ? null : mondayOf(text, today),
      isMonth ? monthOf(text, today) : null,
    ];
  });
  const [contact, ...others] = new Set(lastContacts);
  const exposed = afterContact && contact !== undefined && others.length === 0 ? addDays(contact, 1) : null;
  // A week begins anew each time; the last one says nothing.
  const known = weekday === null ? remembered : undefined;
  return [...named, exposed, known, day]
    .filter((one): one is string => typeof one === 'string')
    .map((one) => (weekday === null ? one : onWeekday(one, weekday)))
    .find((one) => addDays(one, Math.max(0, filledTo - 1)) <= today);
}

/** The day of a number, counted from that of number 1. */
export function dayOfNumber(first: string, number: number): string {
  return addDays(first, number - 1);
}

/** Monday 1 to Sunday 7 of a day. */
export function weekdayOf(day: string): number {
  return new Date(day).getUTCDay() || 7;
}

export function addDays(day: string, days: number): string {
  return new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);
}

/** The day of the same week that is this weekday. */
function onWeekday(day: string, weekday: number): string {
  return addDays(day, weekday - weekdayOf(day));
}

/** The Monday of "Tuần 46/2026", by ISO 8601: week 1 holds the 4 January. */
function mondayOf(text: string, today: string): string | null {
  const [, week, year = today.slice(0, 4)] = WEEK.exec(text) ?? [];
  const first = week === undefined || Number(week) < 1 || Number(week) > 53 ? null : `${year}-01-04`;
  return first === null ? null : addDays(onWeekday(first, 1), (Number(week) - 1) * 7);
}

function monthOf(text: string, today: string): string | null {
  const [, month, year = today.slice(0, 4)] = MONTH.exec(text) ?? [];
  return month === undefined ? null : isoDate(Number(year), Number(month), 1);
}
