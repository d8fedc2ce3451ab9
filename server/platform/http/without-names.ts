import type { PersonList } from '../../../contract/person-lists.ts';
import type { CsvValue } from '../../../lib/sheets/index.ts';
import { localDate } from '../clock/clock.ts';
import { coarseYear, weekOf } from '../secrets/pseudonyms.ts';
import type { TableFile } from './handler.ts';

const UUIDS = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/giu;

/**
 * A list of people as it may be handed on: names, numbers and addresses gone, ids as pseudonyms, days as the Monday of their
 * week. Which column is what stands in contract/person-lists.ts; an unknown one is left out. Few people in a commune can
 * still be told apart: this is not anonymous.
 */
export function withoutNames(
  file: TableFile,
  list: PersonList,
  { pseudonym, now }: { readonly pseudonym: (id: string) => string; readonly now: number },
): TableFile {
  const today = localDate(now);
  const hidden = (value: CsvValue): CsvValue => {
    const text = textOf(value);
    if (text === null) {
      return null;
    }
    // Several ids may stand in one cell.
    return text.search(UUIDS) < 0 ? pseudonym(text) : text.replace(UUIDS, pseudonym);
  };
  const ways = new Map<string, (value: CsvValue) => CsvValue>([
    ...list.keep.map((column) => [column, (value: CsvValue) => value] as const),
    ...(list.weeks ?? []).map((column) => [column, week] as const),
    ...(list.years ?? []).map((column) => [column, (value: CsvValue) => year(value, today)] as const),
    ...[...(list.ids ?? []), ...list.who].map((column) => [column, hidden] as const),
  ]);
  const kept = file.header.flatMap((column, index) => {
    const way = ways.get(column);
    return way === undefined ? [] : [{ column, index, way }];
  });
  async function* rows(): AsyncGenerator<readonly CsvValue[]> {
    for await (const row of file.rows) {
      yield kept.map(({ index, way }) => way(row[index]));
    }
  }
  return {
    name: `${file.name}-khong-ten`,
    header: kept.map(({ column }) => (list.who.includes(column) ? `pseudonym.${column}` : column)),
    rows: rows(),
  };
}

function textOf(value: CsvValue): string | null {
  return value === null || value === undefined || value === '' ? null : String(value);
}

/** A day stays the day that was written; an instant is told by the day it was here. */
function week(value: CsvValue): CsvValue {
  const text = textOf(value);
  if (text === null) {
    return null;
  }
  return weekOf(/^\d{4}-\d{2}-\d{2}$/u.test(text) ? text : localDate(Date.parse(text)));
}

function year(value: CsvValue, today: string): CsvValue {
  const text = textOf(value);
  return text === null ? null : coarseYear(Number(text.slice(0, 4)), today);
}

/** Ids of people that a row of the list names. */
export function peopleOf(file: TableFile, list: PersonList): (row: readonly CsvValue[]) => string[] {
  const columns = file.header.flatMap((column, index) => (list.who.includes(column) ? [index] : []));
  return (row) => columns.flatMap((index) => textOf(row[index])?.toLowerCase().match(UUIDS) ?? []);
}
