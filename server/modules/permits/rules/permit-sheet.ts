import Papa from 'papaparse';
import { labelOptions } from '../../../../contract/labels.ts';
import { fold, parseDate } from '../../../../lib/vietnamese/index.ts';
import type { Item } from './read-item.ts';

/** What holds for rows that do not say otherwise. */
export type SheetDefaults = {
  readonly kind?: Item['kind'] | undefined;
  readonly route?: readonly string[] | undefined;
  readonly from?: string | undefined;
  readonly until?: string | undefined;
};

export type SheetRow = {
  /** Line of the file, the header being 1. */
  readonly line: number;
  /** The row as a request without its id; null where a column that it needs is empty or unreadable. */
  readonly item: Omit<Item, 'id'> | null;
  /** The column that is at fault. */
  readonly fault: Column | null;
};

/** Headings as enterprises write them, folded; the first that fits is taken. */
const COLUMNS = {
  kind: /^(loai|kind|type)/u,
  fullName: /(ho va ten|ho ten|ten lai xe|nguoi|name)/u,
  cccd: /(cccd|can cuoc|cmnd|dinh danh|citizen|id card)/u,
  plate: /(bien so|bien kiem soat|bks|plate)/u,
  phone: /(dien thoai|sdt|so dt|phone)/u,
  goods: /(hang hoa|mat hang|goods|cargo)/u,
  route: /(tuyen|lo trinh|di qua|route)/u,
  fromTime: /(tu gio|gio bat dau|time from|from time)/u,
  untilTime: /(den gio|gio ket thuc|time until|until time)/u,
  from: /(tu ngay|ngay bat dau|hieu luc tu|^from|valid from)/u,
  until: /(den ngay|het han|ngay ket thuc|^until|^to$|valid until)/u,
} as const;
export type Column = keyof typeof COLUMNS;
const NAMES = Object.keys(COLUMNS) as Column[];

/**
 * Reads a list of an enterprise: CSV with comma, semicolon or tab, columns in any order by their Vietnamese or English
 * headings. Null: the first line names no column of names.
 */
export function readPermitSheet(text: string, defaults: SheetDefaults): readonly SheetRow[] | null {
  const parsed = Papa.parse<string[]>(text.replace(/^\uFEFF/, ''), { skipEmptyLines: 'greedy' });
  const [header = [], ...rows] = parsed.data;
  const headings = header.map((heading) => fold(heading));
  const at = new Map<Column, number>();
  for (const name of NAMES) {
    const index = headings.findIndex(
      (heading, i) => COLUMNS[name].test(heading) && ![...at.values()].includes(i),
    );
    if (index >= 0) {
      at.set(name, index);
    }
  }
  if (!at.has('fullName')) {
    return null;
  }
  return rows.map((cells, i) => {
    const cell = (name: Column): string => (cells[at.get(name) ?? -1] ?? '').trim();
    return { line: i + 2, ...readRow(cell, defaults) };
  });
}

function readRow(cell: (name: Column) => string, defaults: SheetDefaults): Omit<SheetRow, 'line'> {
  const wrong = (fault: Column) => ({ item: null, fault });
  const kind = kindOf(cell('kind')) ?? defaults.kind ?? (cell('plate') === '' ? 'staff' : 'vehicle');
  if (cell('kind') !== '' && kindOf(cell('kind')) === undefined) {
    return wrong('kind');
  }
  const route = cell('route')
    .toUpperCase()
    .split(/[\s,;>→+]+/u)
    .filter((code) => code !== '' && code !== '-');
  const codes = route.length === 0 ? [...(defaults.route ?? [])] : route;
  const from = dayOf(cell('from')) ?? (cell('from') === '' ? defaults.from : undefined);
  const until = dayOf(cell('until')) ?? (cell('until') === '' ? defaults.until : undefined);
  const times = { fromTime: clockOf(cell('fromTime')), untilTime: clockOf(cell('untilTime')) };
  const lacking = (
    [
      [cell('fullName') !== '', 'fullName'],
      [kind !== 'vehicle' || cell('plate') !== '', 'plate'],
      [
        codes.length > 0 && codes.length <= 8 && codes.every((code) => /^[0-9A-Z]{1,12}$/u.test(code)),
        'route',
      ],
      [from !== undefined, 'from'],
      [until !== undefined, 'until'],
      [times.fromTime !== null, 'fromTime'],
      [times.untilTime !== null, 'untilTime'],
    ] satisfies [boolean, Column][]
  ).find(([good]) => !good);
  if (lacking !== undefined || from === undefined || until === undefined) {
    return wrong(lacking?.[1] ?? 'from');
  }
  const optional = Object.fromEntries(
    (['cccd', 'phone', 'plate', 'goods'] as const).flatMap((name) =>
      cell(name) === '' ? [] : [[name, cell(name).slice(0, 200)]],
    ),
  );
  return {
    fault: null,
    item: {
      kind,
      fullName: cell('fullName').slice(0, 120),
      ...optional,
      route: codes,
      ...(times.fromTime ? { fromTime: times.fromTime } : {}),
      ...(times.untilTime ? { untilTime: times.untilTime } : {}),
      from,
      until,
    },
  };
}

function kindOf(text: string): Item['kind'] | undefined {
  const wanted = fold(text);
  return (['vi', 'en'] as const)
    .flatMap((lang) => labelOptions('permitKind', lang))
    .find(({ value, label }) => fold(label) === wanted || value === wanted)?.value;
}

/** `15/8/2021` or `2021-08-15`. */
function dayOf(text: string): string | undefined {
  const parsed = parseDate(text);
  return /^\d{4}-\d{2}-\d{2}$/u.test(text) ? text : parsed.ok ? parsed.value : undefined;
}

/** `7h30`, `07:30` or `24:00` as `HH:mm`; empty stays empty, null is no time of day. */
function clockOf(text: string): string | null {
  if (text === '') {
    return '';
  }
  const [, hours = '', minutes = ''] = /^(\d{1,2})[:hg](\d{2})?$/iu.exec(text) ?? [];
  const clock = `${hours.padStart(2, '0')}:${minutes === '' ? '00' : minutes}`;
  return hours !== '' && /^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/u.test(clock) ? clock : null;
}
