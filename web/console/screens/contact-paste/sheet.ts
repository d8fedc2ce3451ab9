import { labelOptions } from '../../../../contract/labels.ts';
import type { BodyOf } from '../../../shared/client.ts';
import { defined, typed } from '../../kit/defined.ts';
import { saysNothing } from '../../../../lib/clerks/index.ts';
import { formatCalendarDate } from '../../../shared/formats.ts';
import {
  codeOf,
  dateOf,
  looseDateOf,
  onceARow,
  personColumns,
  relationOf,
} from '../../../shared/lists/people.ts';
import { type PersonProblem, readPerson } from '../../../shared/lists/read-person.ts';
import type { GridRow } from '../../../shared/lists/sheet.ts';

/** Columns of the grid, in its order. */
export const columns = [
  personColumns.fullName,
  personColumns.phone,
  personColumns.birthYear,
  personColumns.address,
  personColumns.relation,
  personColumns.firstContactDate,
  personColumns.lastContactDate,
  personColumns.setting,
  personColumns.spot,
] as const;
export type ColumnId = (typeof columns)[number]['id'];
export type SheetRow = GridRow<ColumnId>;
export type ContactInput = BodyOf<'POST /cases/{id}/contacts'>['items'][number];

/** Pixels of each column. */
export const widths: { readonly [column in ColumnId]: number } = {
  fullName: 200,
  phone: 140,
  birthYear: 90,
  address: 220,
  relation: 200,
  firstContactDate: 130,
  lastContactDate: 130,
  setting: 160,
  spot: 100,
};

/** Words offered in the columns of codes, in a language. */
export function wordsOf(lang: 'vi' | 'en'): { readonly [column in ColumnId]?: readonly string[] } {
  const words = (kind: 'relation' | 'placeKind') => labelOptions(kind, lang).map((option) => option.label);
  return { relation: words('relation'), setting: words('placeKind') };
}

/** What is wrong with a row before it is sent, and in which cell. */
export type RowProblem = {
  readonly text: PersonProblem['text'] | 'needName' | 'needDate' | 'badDate' | 'badSetting';
  readonly column: ColumnId;
  /** Nothing is typed there yet: no reason to complain while the row is being typed. */
  readonly missing: boolean;
};

const personIn = onceARow((row: SheetRow) => readPerson(row));

/** The first thing that keeps a row from being sent; null when it is complete. */
export const problemOf = onceARow((row: SheetRow): RowProblem | null => {
  const wrong = (text: RowProblem['text'], column: ColumnId, missing = false): RowProblem => ({
    text,
    column,
    missing,
  });
  const { problem, item } = personIn(row);
  if (problem !== null) {
    return wrong(problem.text, problem.column);
  }
  if (row.setting.trim() !== '' && codeOf('placeKind', row.setting) === undefined) {
    return wrong('badSetting', 'setting');
  }
  for (const column of ['firstContactDate', 'lastContactDate'] as const) {
    if (row[column].trim() !== '' && looseDateOf(row[column]) === null) {
      return wrong('badDate', column);
    }
  }
  if (item.fullName === undefined && item.phone === undefined) {
    return wrong('needName', 'fullName', true);
  }
  return row.lastContactDate.trim() === '' ? wrong('needDate', 'lastContactDate', true) : null;
});

/** What of a row is recorded otherwise than it stands there, and whether its relation tells none that we have. */
export const remarksOf = onceARow(
  (row: SheetRow): { readonly readAs: readonly string[]; readonly isUnread: boolean } => ({
    readAs: [
      ...personIn(row).readAs,
      ...(['firstContactDate', 'lastContactDate'] as const).flatMap((column) => {
        const day = dateOf(row[column]) === null ? looseDateOf(row[column]) : null;
        return day === null ? [] : [formatCalendarDate(day)];
      }),
    ],
    isUnread:
      row.relation.trim() !== '' && !saysNothing(row.relation) && relationOf(row.relation) === undefined,
  }),
);

/** A complete row as the API takes it. */
export function itemOf(row: SheetRow): ContactInput {
  return defined({
    ...personIn(row).item,
    relation: relationOf(row.relation),
    firstContactDate: looseDateOf(row.firstContactDate) ?? undefined,
    lastContactDate: looseDateOf(row.lastContactDate) ?? '',
    setting: codeOf('placeKind', row.setting),
    spot: typed(row.spot),
  });
}
