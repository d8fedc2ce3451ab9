import type { BodyOf } from '../../../shared/client.ts';
import { localToInstant } from '../../../shared/formats.ts';
import { newId } from '../../../shared/ids.ts';
import { defined, typed } from '../../kit/defined.ts';
import { parseTypedDate } from '../../kit/form/typedDate.ts';
import { onceARow, personColumns } from '../../../shared/lists/people.ts';
import { type PersonProblem, readPerson } from '../../../shared/lists/read-person.ts';
import type { GridRow } from '../../../shared/lists/sheet.ts';

/** Columns of the grid of arrivals, in its order. */
export const columns = [
  { id: 'card', heading: /(the|can cuoc|cccd|ma qr|card)/u, fits: (value: string) => value.includes('|') },
  personColumns.fullName,
  personColumns.phone,
  personColumns.birthYear,
  { id: 'room', heading: /(phong|giuong|room|bed)/u },
  { id: 'origin', heading: /(den tu|tu dau|noi di|que quan|from|origin)/u, fits: () => false },
  {
    id: 'arrived',
    heading: /(den luc|ngay den|gio den|nhan phong|arriv|check.?in)/u,
    fits: (value: string) => momentOf(value) !== null,
  },
  { id: 'planned', heading: /(du kien|ngay di|tra phong|depart|check.?out)/u, fits: () => false },
] as const;
export type ColumnId = (typeof columns)[number]['id'];
export type SheetRow = GridRow<ColumnId>;
export type ArrivalInput = BodyOf<'POST /lodging/stays'>['rows'][number];

/** Pixels of each column. */
export const widths: { readonly [column in ColumnId]: number } = {
  card: 180,
  fullName: 200,
  phone: 130,
  birthYear: 90,
  room: 90,
  origin: 190,
  arrived: 160,
  planned: 160,
};

/** A typed time on Vietnam's clock as an instant; null where it is none. A day alone is its beginning. */
export function momentOf(text: string): string | null {
  const read = parseTypedDate(text, true);
  return read === null ? null : localToInstant(read.replace(' ', 'T'));
}

/** What is wrong with a row before it is sent, and in which cell. */
export type RowProblem = {
  readonly text: PersonProblem['text'] | 'needName' | 'badTime';
  readonly column: ColumnId;
  readonly missing: boolean;
};

/** Who a row is about, read once. */
const personIn = onceARow((row: SheetRow) => readPerson(row));

/** The first thing that keeps a row from being sent; null when it is complete. */
export function problemOf(row: SheetRow): RowProblem | null {
  const { problem } = personIn(row);
  // Foreign guests have names with commas.
  if (problem !== null && problem.column !== 'address' && problem.text !== 'badName') {
    return { text: problem.text, column: problem.column, missing: false };
  }
  const wrong = (['arrived', 'planned'] as const).find(
    (column) => row[column].trim() !== '' && momentOf(row[column]) === null,
  );
  if (wrong !== undefined) {
    return { text: 'badTime', column: wrong, missing: false };
  }
  const named = [row.fullName, row.phone, row.card].some((text) => typed(text) !== undefined);
  return named ? null : { text: 'needName', column: 'fullName', missing: true };
}

/** A complete row as the API takes it, with an id of its own. */
export function itemOf(row: SheetRow, now: number): ArrivalInput {
  return defined({
    id: newId(),
    ...personIn(row).item,
    card: typed(row.card),
    room: typed(row.room),
    origin: typed(row.origin),
    arrivedAt: momentOf(row.arrived) ?? new Date(now).toISOString(),
    plannedDepartureAt: momentOf(row.planned) ?? undefined,
  });
}
