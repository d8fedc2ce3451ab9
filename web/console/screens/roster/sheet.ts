import type { BodyOf } from '../../../shared/client.ts';
import { calendarDate } from '../../../shared/formats.ts';
import { fold } from '../../app/palette/fold.ts';
import { defined, typed } from '../../kit/defined.ts';
import { looseDateOf, onceARow, personColumns } from '../../../shared/lists/people.ts';
import { type PersonProblem, readPerson } from '../../../shared/lists/read-person.ts';
import type { GridRow } from '../../../shared/lists/sheet.ts';

/** Columns of the grid, in its order. */
export const columns = [
  personColumns.fullName,
  personColumns.phone,
  personColumns.birthYear,
  personColumns.unit,
  personColumns.seat,
  personColumns.absent,
  personColumns.note,
] as const;
export type ColumnId = (typeof columns)[number]['id'];
export type SheetRow = GridRow<ColumnId>;
export type RosterRowInput = BodyOf<'POST /rosters'>['rows'][number];

/** Pixels of each column. */
export const widths: { readonly [column in ColumnId]: number } = {
  fullName: 210,
  phone: 140,
  birthYear: 90,
  unit: 110,
  seat: 90,
  absent: 160,
  note: 160,
};

/** Absence as read: of all sessions, of some days, or none; null where it says something else. */
export type Absence = { readonly absent?: true; readonly absentOn?: readonly string[] };

const all = new Set([
  'x',
  'v',
  'vang',
  'vang mat',
  'nghi',
  'nghi hoc',
  'k',
  'p',
  'cp',
  'kp',
  'absent',
  'a',
  '1',
  'yes',
]);
const none = new Set(['', '0', 'c', 'co', 'co mat', 'du', 'present', 'no', '-']);

/**
 * Reads a cell of absence: `x` or `vắng` is the whole roster, `14/11; 15/11/2026` these days. A day without a year
 * takes that of the sessions.
 * @param year of the first session.
 */
export function absenceOf(text: string, year: number): Absence | null {
  const word = fold(text.trim());
  if (none.has(word)) {
    return {};
  }
  if (all.has(word)) {
    return { absent: true };
  }
  const days = text.split(/[;,\s]+/u).filter((part) => part !== '');
  const dates = days.map((day) =>
    looseDateOf(/^\d{1,2}[/-]\d{1,2}$/u.test(day) ? `${day.replace('-', '/')}/${year}` : day),
  );
  const read = dates.filter((date) => date !== null);
  return read.length === days.length ? { absentOn: read } : null;
}

/** What is wrong with a row before it is sent, and in which cell. */
export type RowProblem = {
  readonly text: PersonProblem['text'] | 'needName' | 'badAbsence';
  readonly column: ColumnId;
  readonly missing: boolean;
};

/** Who a row is about, read once. */
const personIn = onceARow((row: SheetRow) => readPerson(row));

/** The first thing that keeps a row from being sent; null when it is complete. */
export function problemOf(row: SheetRow, year: number): RowProblem | null {
  const { problem, item } = personIn(row);
  if (problem !== null && problem.column !== 'address') {
    return { text: problem.text, column: problem.column, missing: false };
  }
  if (absenceOf(row.absent, year) === null) {
    return { text: 'badAbsence', column: 'absent', missing: false };
  }
  return item.fullName === undefined && item.phone === undefined
    ? { text: 'needName', column: 'fullName', missing: true }
    : null;
}

/** A complete row as the API takes it. */
export function itemOf(row: SheetRow, year: number): RosterRowInput {
  const absence = absenceOf(row.absent, year) ?? {};
  return defined({
    ...personIn(row).item,
    unit: typed(row.unit),
    seat: typed(row.seat),
    note: typed(row.note),
    absent: absence.absent,
    absentOn: absence.absentOn === undefined ? undefined : [...absence.absentOn],
  });
}

/** Year of an instant in Vietnam. */
export function yearOf(at: string | number): number {
  return Number(calendarDate(at).slice(0, 4));
}
