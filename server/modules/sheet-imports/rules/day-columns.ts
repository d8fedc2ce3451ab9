import { isoDate } from '../../../../lib/vietnamese/index.ts';

/** A day by itself, with a word before and a part of the day behind: "12/10", "Ngày 12.10.2026", "12/10 Sáng". */
const DAY =
  /^(?:(?:ngày|theo dõi|nhiệt độ|thứ \S+|t[2-7]|cn)[\s,:]+)*(\d{1,2})\s*[/.-]\s*(\d{1,2})(?:\s*[/.-]\s*(\d{4}|\d{2}))?(?:[\s(]+(?:sáng|trưa|chiều|tối|s|c|lần \d)\)?)?$/iu;
const PART = /^(?:sáng|trưa|chiều|tối|s|c|lần \d)$/iu;
const BARE = /^(?:ngày\s+)?(\d{1,2})$/iu;
const MONTH = /tháng\s*(\d{1,2})(?:\s*(?:[/.-]|năm)?\s*(\d{4}))?\s*$/iu;
/** Days of a grid stand close together: else three dates beside each other are onset, sample and report. */
const WIDEST_GAP = 7;
const DAY_MS = 86_400_000;

/**
 * The day that a column of a follow-up list is of, by its titles from the uppermost down: "12/10", "Ngày 12.10.2026", "Tháng 10"
 * over "12". A day without a year is the one nearest to today: such lists run a few days ahead. Null: the titles name no day.
 */
export function dayOfTitles(parts: readonly string[], today: string): string | null {
  const [last = '', ...over] = parts.filter((part) => !PART.test(part.trim())).toReversed();
  const text = last.trim();
  const whole = DAY.exec(text);
  if (whole !== null) {
    return dayNear(Number(whole[1]), Number(whole[2]), whole[3], today);
  }
  const bare = BARE.exec(text);
  const month = over.map((part) => MONTH.exec(part.trim())).find((one) => one !== null);
  return bare === null || month === undefined || month === null
    ? null
    : dayNear(Number(bare[1]), Number(month[1]), month[2], today);
}

function dayNear(day: number, month: number, year: string | undefined, today: string): string | null {
  if (year !== undefined) {
    return isoDate(year.length === 2 ? 2000 + Number(year) : Number(year), month, day);
  }
  const now = Date.parse(today);
  const near = [-1, 0, 1]
    .map((by) => isoDate(Number(today.slice(0, 4)) + by, month, day))
    .filter((one) => one !== null)
    .toSorted((a, b) => Math.abs(Date.parse(a) - now) - Math.abs(Date.parse(b) - now));
  return near[0] ?? null;
}

/**
 * Whether a row below titles names days across: two or more, one after the other, and nothing else that is no title. A row of
 * somebody with three dates has a name beside them.
 * @param isTitle whether a text means a column by itself.
 */
export function namesDays(
  upper: readonly string[],
  cells: readonly string[],
  today: string,
  isTitle: (text: string) => boolean,
): boolean {
  let over = '';
  const days: string[] = [];
  for (const [at, cell] of cells.entries()) {
    over = (upper[at] ?? '').trim() || over;
    const text = cell.trim();
    const day = text === '' ? null : dayOfTitles([over, text], today);
    if (day !== null) {
      days.push(day);
    } else if (text !== '' && text !== over && !PART.test(text) && !isTitle(text)) {
      return false;
    }
  }
  return (
    days.length >= 2 &&
    days.every((day, i) => {
      const gap = i === 0 ? 0 : (Date.parse(day) - Date.parse(days[i - 1]!)) / DAY_MS;
      return gap >= 0 && gap <= WIDEST_GAP;
    })
  );
}
