import { labelOptions } from '../../../../contract/labels.ts';
import type { BodyOf } from '../../../shared/client.ts';
import { defined } from '../../kit/defined.ts';
import { codeOf, onceARow, personColumns } from '../../../shared/lists/people.ts';
import { type PersonProblem, readPerson } from '../../../shared/lists/read-person.ts';
import type { GridRow } from '../../../shared/lists/sheet.ts';

/** Columns of the grid of participants, in its order. */
export const columns = [
  personColumns.fullName,
  personColumns.phone,
  personColumns.birthYear,
  personColumns.address,
  personColumns.involvement,
] as const;
export type ColumnId = (typeof columns)[number]['id'];
export type SheetRow = GridRow<ColumnId>;
type ParticipantInput = NonNullable<BodyOf<'POST /clusters/{id}/participants'>['rows']>[number];

/** Pixels of each column. */
export const widths: { readonly [column in ColumnId]: number } = {
  fullName: 210,
  phone: 140,
  birthYear: 90,
  address: 240,
  involvement: 180,
};

/** Words offered for the involvement, in a language. */
export function involvementWords(lang: 'vi' | 'en'): string[] {
  return labelOptions('involvement', lang).map((option) => option.label);
}

/** What is wrong with a row before it is sent, and in which cell. */
export type RowProblem = {
  readonly text: PersonProblem['text'] | 'needName' | 'badInvolvement';
  readonly column: ColumnId;
  readonly missing: boolean;
};

/** Who a row is about, read once. */
const personIn = onceARow((row: SheetRow) => readPerson(row));

/** The first thing that keeps a row from being sent; null when it is complete. */
export const problemOf = onceARow((row: SheetRow): RowProblem | null => {
  const { problem, item } = personIn(row);
  if (problem !== null) {
    return { ...problem, missing: false };
  }
  if (row.involvement.trim() !== '' && codeOf('involvement', row.involvement) === undefined) {
    return { text: 'badInvolvement', column: 'involvement', missing: false };
  }
  return item.fullName === undefined && item.phone === undefined
    ? { text: 'needName', column: 'fullName', missing: true }
    : null;
});

/** A complete row as the API takes it. */
export function itemOf(row: SheetRow): ParticipantInput {
  return defined({ ...personIn(row).item, involvement: codeOf('involvement', row.involvement) });
}
