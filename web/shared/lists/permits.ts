import { parsePlate } from '../../../lib/vietnamese/index.ts';
import type { BodyOf } from '../client.ts';
import { defined, typed } from '../defined.ts';
import { codeOf, dateOf, onceARow, personColumns } from './people.ts';
import type { GridColumn, GridRow } from './sheet.ts';

/** `7h30`, `07:30`, `7g` or `24:00` as `HH:mm`; null when it is no time of day. */
export function clockOf(text: string): string | null {
  const [, hours = '', minutes = ''] = /^(\d{1,2})[:hg](\d{2})?$/iu.exec(text.trim()) ?? [];
  const clock = `${hours.padStart(2, '0')}:${minutes === '' ? '00' : minutes}`;
  return hours !== '' && /^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/u.test(clock) ? clock : null;
}

/** Codes of units as typed, with spaces, commas, semicolons or arrows between them. */
export function routeOf(text: string): string[] {
  return text
    .toUpperCase()
    .split(/[\s,;>→+]+/u)
    .filter((code) => code !== '' && code !== '-');
}

/** Columns of an enterprise's list, in the order of the grid. */
export const columns = [
  {
    id: 'kindCell',
    heading: /^(loai|kind|type)/u,
    fits: (value) => codeOf('permitKind', value) !== undefined,
  },
  personColumns.fullName,
  {
    id: 'cccd',
    heading: /(cccd|can cuoc|cmnd|dinh danh|citizen|id card)/u,
    fits: (value) => /^\d{12}$/u.test(value.replaceAll(/[\s.]/gu, '')),
  },
  {
    id: 'plate',
    heading: /(bien so|bien kiem soat|bks|plate)/u,
    fits: (value) => parsePlate(value).ok,
  },
  personColumns.phone,
  { id: 'goods', heading: /(hang hoa|mat hang|goods|cargo)/u },
  {
    id: 'routeCodes',
    heading: /(tuyen|lo trinh|di qua|route)/u,
    fits: (value) => /^\d{2,5}(?:[\s,;>→-]+\d{2,5})*$/u.test(value),
  },
  {
    id: 'fromTime',
    heading: /(tu gio|gio bat dau|from.*time|time from)/u,
    fits: (value) => clockOf(value) !== null,
    read: (value) => clockOf(value) ?? value,
  },
  {
    id: 'untilTime',
    heading: /(den gio|gio ket thuc|(until|to).*time|time (until|to))/u,
    fits: (value) => clockOf(value) !== null,
    read: (value) => clockOf(value) ?? value,
  },
  {
    id: 'fromCell',
    heading: /(tu ngay|ngay bat dau|hieu luc tu|^from|valid from)/u,
    fits: (value) => dateOf(value) !== null,
  },
  {
    id: 'untilCell',
    heading: /(den ngay|het han|ngay ket thuc|^until|^to$|valid until)/u,
    fits: (value) => dateOf(value) !== null,
  },
] as const satisfies readonly GridColumn[];

export type ColumnId = (typeof columns)[number]['id'];
export type SheetRow = GridRow<ColumnId>;
export type PermitItem = BodyOf<'POST /permits'>['items'][number];

/** What holds for rows that do not say otherwise. */
export type Defaults = {
  readonly route: readonly string[];
  readonly from: string | null;
  readonly until: string | null;
};

const MOST_UNITS = 8;
/** What keeps a row from being sent, and in which cell. `missing`: nothing is typed there yet. */
export type RowProblem = {
  readonly text:
    | 'needName'
    | 'needPlate'
    | 'needRoute'
    | 'needTerm'
    | 'badKind'
    | 'badDate'
    | 'badTime'
    | 'badRoute';
  readonly column: ColumnId;
  readonly missing: boolean;
};

const typos = onceARow((row: SheetRow): RowProblem | null => {
  const wrong = (text: RowProblem['text'], column: ColumnId): RowProblem => ({
    text,
    column,
    missing: false,
  });
  if (row.kindCell.trim() !== '' && codeOf('permitKind', row.kindCell) === undefined) {
    return wrong('badKind', 'kindCell');
  }
  const time = (['fromTime', 'untilTime'] as const).find(
    (column) => row[column].trim() !== '' && clockOf(row[column]) === null,
  );
  if (time !== undefined) {
    return wrong('badTime', time);
  }
  const date = (['fromCell', 'untilCell'] as const).find(
    (column) => row[column].trim() !== '' && dateOf(row[column]) === null,
  );
  if (date !== undefined) {
    return wrong('badDate', date);
  }
  const route = routeOf(row.routeCodes);
  return route.length > MOST_UNITS || route.some((code) => !/^[0-9A-Z]{1,12}$/u.test(code))
    ? wrong('badRoute', 'routeCodes')
    : null;
});

/** The first thing that keeps a row from being sent; null when it is complete. */
export function problemOf(row: SheetRow, defaults: Defaults): RowProblem | null {
  const missing = (text: RowProblem['text'], column: ColumnId): RowProblem => ({
    text,
    column,
    missing: true,
  });
  const found = typos(row);
  if (found !== null) {
    return found;
  }
  if (typed(row.fullName) === undefined) {
    return missing('needName', 'fullName');
  }
  if (kindOf(row) === 'vehicle' && typed(row.plate) === undefined) {
    return missing('needPlate', 'plate');
  }
  if (routeOf(row.routeCodes).length + defaults.route.length === 0) {
    return missing('needRoute', 'routeCodes');
  }
  const from = dateOf(row.fromCell) ?? defaults.from;
  const until = dateOf(row.untilCell) ?? defaults.until;
  return from === null || until === null
    ? missing('needTerm', from === null ? 'fromCell' : 'untilCell')
    : null;
}

/** The kind that a row names; one without a kind is a vehicle when it has a plate. */
function kindOf(row: SheetRow): PermitItem['kind'] {
  return codeOf('permitKind', row.kindCell) ?? (row.plate.trim() === '' ? 'staff' : 'vehicle');
}

/** A complete row as the API takes it, without its id. */
export function itemOf(row: SheetRow, defaults: Defaults): Omit<PermitItem, 'id'> {
  const route = routeOf(row.routeCodes);
  return defined({
    kind: kindOf(row),
    fullName: typed(row.fullName) ?? '',
    cccd: typed(row.cccd),
    phone: typed(row.phone),
    plate: typed(row.plate),
    goods: typed(row.goods),
    route: [...(route.length > 0 ? route : defaults.route)],
    fromTime: clockOf(row.fromTime) ?? undefined,
    untilTime: clockOf(row.untilTime) ?? undefined,
    from: dateOf(row.fromCell) ?? defaults.from ?? '',
    until: dateOf(row.untilCell) ?? defaults.until ?? '',
  });
}
