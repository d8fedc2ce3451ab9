import { dayOfTitles } from './day-columns.ts';
import { countedDay } from './day-numbers.ts';
import { isDitto } from '../../../../lib/clerks/index.ts';
import { addDays } from './first-day.ts';
import type { PlanColumns } from './plan-columns.ts';
import { allColumns } from './plan-columns.ts';
import { type DayMark, readDayMark } from './read-day-mark.ts';
import type { SheetField } from './read-heading.ts';
import type { RowChange, RowProblem } from './row-notes.ts';

/** A follow-up that a row of a list with a column a day tells of. */
export type DayVisit = DayMark & {
  readonly column: number;
  /** `YYYY-MM-DD`. */
  readonly day: string;
  /** Which column of the same day: 0, or 1 for the afternoon of a list with two. */
  readonly part: number;
  /** The cell as written. */
  readonly text: string;
};

const DAYS: readonly SheetField[] = ['dayMark'];

export type DaysOfRow = {
  readonly days: readonly DayVisit[];
  readonly changes: readonly RowChange[];
  readonly problems: readonly RowProblem[];
};

/**
 * Reads the columns of days of a row. "nt" may mean the day before or the row above: it is read where both say the same, or only
 * one says anything. Whatever cannot be read waits; nothing is taken for "well".
 * @param dittos columns whose cell repeats the one above already.
 * @param lastContact of the row, from which columns count that have no day of their own.
 */
export function readDays(
  cells: readonly string[],
  dittos: readonly number[],
  plan: {
    readonly columns: PlanColumns;
    readonly days?: readonly (string | null)[];
    readonly dayNumbers?: readonly (number | null)[];
    readonly today: string;
  },
  lastContact: string | null = null,
): DaysOfRow {
  const days: DayVisit[] = [];
  const changes: RowChange[] = [];
  const problems: RowProblem[] = [];
  let before = '';
  const columns = allColumns(plan.columns, DAYS);
  const dayOf = (column: number): string | null => {
    const number = plan.dayNumbers?.[column] ?? null;
    const counted = number === null || lastContact === null ? null : addDays(lastContact, number);
    return plan.days?.[column] ?? counted;
  };
  for (const [i, column] of columns.entries()) {
    const day = dayOf(column);
    const written = (cells[column] ?? '').trim();
    const isAbove = dittos.includes(column);
    // Above the first row stands the title.
    const own = dayOfTitles([written], plan.today);
    const isTitle = (own !== null && own === day) || countedDay([written]) !== null;
    const above = isAbove && !isTitle ? written : '';
    const isRepeated = isAbove || isDitto(written);
    const text = isRepeated
      ? above !== '' && before !== '' && above !== before
        ? null
        : above || before
      : written;
    before = text ?? written;
    if (written === '') {
      continue;
    }
    const read = text === null ? ({ kind: 'unread' } as const) : readDayMark(text);
    if (text === '' || day === null || read.kind === 'unread') {
      problems.push({ code: 'bad-day-mark', column });
    } else if (read.kind === 'positive') {
      problems.push({ code: 'day-positive', column });
    } else if (read.kind === 'mark' && day > plan.today) {
      problems.push({ code: 'future-date', column });
    } else if (read.kind === 'mark') {
      // By its place: a morning that is filled in later leaves the afternoon the same follow-up.
      const part = columns.slice(0, i).filter((one) => dayOf(one) === day).length;
      days.push({ ...read.mark, column, day, part, text: text! });
      if (isRepeated && !isAbove) {
        changes.push({ reason: 'ditto', column, to: text! });
      }
      if (read.mark.isTest) {
        changes.push({ reason: 'day-test', column, to: text! });
      }
    }
  }
  return { days, changes, problems };
}
