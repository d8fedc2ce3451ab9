import { serialOfDate } from '../sheets/index.ts';
import type { CellChange } from './cell-change.ts';
import { type LooseDate, readLooseDate } from './read-dates.ts';
import { birthYearOfAge } from './read-values.ts';

/** A birth as read: the day or the year alone, and what was assumed. */
export type BirthRead = {
  readonly birthDate: string | null;
  readonly birthYear: number;
  /** What was assumed; null: nothing. */
  readonly reason: CellChange | null;
};

const EARLIEST_YEAR = 1880;
/** Of years that a clerk types. */
const FIRST_TYPED = 1900;
/** From the beginning of the one system of serial numbers to that of the other. */
const DAYS_TO_1904 = 1462;

/**
 * A day or year of birth, or an age, in a cell of births; null where none can be read, or none that is possible.
 * @param today `YYYY-MM-DD`.
 * @param isEither whether two digits may be a year or an age: they are read as neither then.
 */
export function readBirthCell(written: string, today: string, isEither = true): BirthRead | null {
  const typed = typedYear(written, today);
  const text = typed ?? written;
  if (isEither && /^\d{1,2}$/u.test(text)) {
    return null;
  }
  const read = readBirthText(text, today);
  // A column "Năm sinh/tuổi" holds ages too.
  const isAge =
    read === null && (!/^\d{1,3}\s*[/.-]/u.test(text) || /tuổi$|^\d{1,2}[.,]\d\s*t$/iu.test(text));
  const year = isAge ? birthYearOfAge(text, today) : null;
  if (year !== null) {
    return { birthDate: null, birthYear: year, reason: 'from-age' };
  }
  return read === null || !isPossible(read, today)
    ? null
    : { birthDate: read.day, birthYear: read.year, reason: typed === null ? read.reason : 'year-as-day' };
}

function isPossible({ day, year }: LooseDate, today: string): boolean {
  return year >= EARLIEST_YEAR && (day ?? String(year)) <= today;
}

/**
 * A year that was typed into a cell of days: 1985 is the serial number of 7 June 1905, of 8 June 1909 where days are counted from
 * 1904, and the spreadsheet shows that day. Hardly anybody alive was born then.
 */
function typedYear(text: string, today: string): string | null {
  const [, day, month, year] = /^(\d{1,2})[/-](\d{1,2})[/-](1905|1909)$/u.exec(text) ?? [];
  if (day === undefined || month === undefined) {
    return null;
  }
  const shown = serialOfDate(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
  const typed = shown === null ? 0 : year === '1905' ? shown : shown - DAYS_TO_1904;
  return typed >= FIRST_TYPED && typed <= Number(today.slice(0, 4)) ? String(typed) : null;
}

/** "1987 (39t)", "39 tuổi (1987)": a day or year with the age beside. */
const WITH_AGE = /^(.*?\d)\s*\(\s*(\d{1,3})\s*(?:tuổi|t)\.?\s*\)$/iu;
const AGE_FIRST = /^(\d{1,3})\s*(?:tuổi|t)\.?\s*[(,;-]\s*(?:sinh(?: năm)?|sn)?\s*([\d/.-]+)\s*\)?$/iu;
/** "sn 86": said to be a year. */
const SHORT_YEAR = /^(?:sinh(?: năm)?|năm(?: sinh)?|sn|ns)\s*[:.]?\s*(\d{2})$/iu;
/** "??/05/1987", "00/00/1987", "--/--/1987": only the year is known. */
const YEAR_BEHIND =
  /^(?:[?_x.…-]+|0{1,2}|\d{1,2})\s*[/.-]\s*(?:[?_x.…-]+|0{1,2}|\d{1,2})\s*[/.-]\s*(\d{4})$/iu;

/** A birth as written, with the age beside where both agree to a year, or with a day and month that nobody knew. */
function readBirthText(text: string, today: string): LooseDate | null {
  const plain = text.replace(/\s*\?$|\.0$/u, '');
  const [born, age] = WITH_AGE.exec(plain)?.slice(1) ?? AGE_FIRST.exec(plain)?.slice(1).toReversed() ?? [];
  if (born !== undefined) {
    const read = readLooseDate(born, today, true);
    const agrees = read !== null && Math.abs(Number(today.slice(0, 4)) - read.year - Number(age)) <= 1;
    return agrees ? read : null;
  }
  const short = SHORT_YEAR.exec(plain)?.[1];
  if (short !== undefined) {
    const [now, century] = [Number(today.slice(2, 4)), Number(today.slice(0, 2))];
    const full = (Number(short) > now ? century - 1 : century) * 100 + Number(short);
    return { day: null, year: full, reason: 'short-year' };
  }
  const read = readLooseDate(plain, today, true);
  const year =
    read === null && /[?_x…-]{1,2}\s*[/.]|0{1,2}\s*[/.-]/iu.test(plain)
      ? YEAR_BEHIND.exec(plain)?.[1]
      : undefined;
  return year === undefined ? read : readLooseDate(year, today, true);
}
