import { parseChinesePlate, parsePlate } from '../../../lib/vietnamese/index.ts';
import type { BodyOf } from '../client.ts';
import { localToInstant } from '../formats.ts';
import { defined, typed } from '../defined.ts';
import { codeOf, dateOf, onceARow, personColumns } from './people.ts';
import type { GridColumn, GridRow } from './sheet.ts';

/** Seal numbers as typed, with commas, semicolons or lines between them; undefined: nothing was typed. */
export function sealsOf(text: string): string[] | undefined {
  const seals = text
    .split(/[,;\n]+/u)
    .map((seal) => seal.trim())
    .filter((seal) => seal !== '');
  return seals.length === 0 ? undefined : seals;
}

/**
 * `15/8/2021 7:30`, `7h30 15/8/2021`, or a time alone on the given day, as an instant; null when it is neither.
 * @param day `YYYY-MM-DD` for a time without a date; null: a date is needed.
 */
export function instantOf(text: string, day: string | null): string | null {
  const plain = text.trim().replaceAll(/\s+/gu, ' ');
  const time = /(?:^|[ T,])(\d{1,2})[:hg](\d{2})?(?::\d{2})?(?=$|[ ,])/iu.exec(plain);
  const [, hours = '', minutes = '00'] = time ?? [];
  const rest = time === null ? plain : plain.replace(time[0], ' ').replaceAll(',', ' ').trim();
  const date = rest === '' ? day : dateOf(rest);
  return time === null || date === null || Number(hours) > 23 || Number(minutes) > 59
    ? null
    : localToInstant(`${date}T${hours.padStart(2, '0')}:${minutes}`);
}

/** Tons or kilograms as typed, in kilograms: no lorry weighs less than 200 kg or more than 200 tons. */
export function weightOf(text: string): number | null {
  const value = Number(
    text
      .replace(/(tấn|tan|kg|t)\s*$/iu, '')
      .replaceAll(/[\s.](?=\d{3}\b)/gu, '')
      .replace(',', '.'),
  );
  if (text.trim() === '' || !Number.isFinite(value) || value <= 0) {
    return null;
  }
  const kg = Math.round(value < 200 ? value * 1000 : value);
  return kg <= 200_000 ? kg : null;
}

/** Columns of a list of trips, in the order of the grid. */
export const columns = [
  {
    id: 'plate',
    heading: /(bien so|bien kiem soat|bks|plate|车牌)/u,
    fits: (value) => parsePlate(value).ok || parseChinesePlate(value).ok,
  },
  {
    ...personColumns.fullName,
    heading: /^(ho va ten|ho ten|lai xe|ten lai xe|driver|name|full name|司机)/u,
  },
  personColumns.phone,
  {
    id: 'document',
    heading: /(cccd|can cuoc|cmnd|ho chieu|giay to|passport|document)/u,
    fits: (value) => /^\d{12}$/u.test(value.replaceAll(/[\s.]/gu, '')),
  },
  { id: 'assistant', heading: /(phu xe|assistant|co-driver)/u },
  { id: 'goods', heading: /(hang hoa|mat hang|^hang|goods|cargo|货物)/u },
  { id: 'weight', heading: /(trong luong|khoi luong|^tan|^kg|weight)/u, fits: (v) => weightOf(v) !== null },
  { id: 'seals', heading: /(so chi|chi hai quan|^chi|seal)/u },
  {
    id: 'starts',
    heading: /(xuat phat|gio di|khoi hanh|start|depart)/u,
    fits: (value) => instantOf(value, null) !== null,
  },
  { id: 'slot', heading: /(gio hen|khung gio|lich hen|appointment|slot)/u },
  { id: 'testAt', heading: /(lay mau|xet nghiem luc|ngay xet nghiem|ngay xn|sampled|test date)/u },
  {
    id: 'nation',
    heading: /(nuoc cua bien|quoc gia|quoc tich|country|nation)/u,
    fits: (value) => codeOf('plateNation', value) !== undefined,
  },
] as const satisfies readonly GridColumn[];

export type ColumnId = (typeof columns)[number]['id'];
export type SheetRow = GridRow<ColumnId>;
export type TripItem = BodyOf<'POST /border/trips'>['items'][number];

/** What holds for rows that do not say otherwise. */
export type Defaults = { readonly routeId: string; readonly startsAt: string | null; readonly today: string };

/** What keeps a row from being sent, and in which cell. `missing`: nothing is typed there yet. */
export type RowProblem = {
  readonly text: 'needPlate' | 'badPlate' | 'needName' | 'needGoods' | 'needStart' | 'badTime' | 'badWeight';
  readonly column: ColumnId;
  readonly missing: boolean;
};

const typos = onceARow((row: SheetRow): RowProblem | null => {
  const wrong = (text: RowProblem['text'], column: ColumnId): RowProblem => ({
    text,
    column,
    missing: false,
  });
  const foreign = codeOf('plateNation', row.nation) === 'OTHER';
  if (row.plate.trim() !== '' && !foreign && !parsePlate(row.plate).ok && !parseChinesePlate(row.plate).ok) {
    return wrong('badPlate', 'plate');
  }
  const time = (['starts', 'slot', 'testAt'] as const).find(
    (column) => row[column].trim() !== '' && instantOf(row[column], '2021-01-01') === null,
  );
  if (time !== undefined) {
    return wrong('badTime', time);
  }
  return row.weight.trim() !== '' && weightOf(row.weight) === null ? wrong('badWeight', 'weight') : null;
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
  if (typed(row.plate) === undefined) {
    return missing('needPlate', 'plate');
  }
  if (typed(row.fullName) === undefined) {
    return missing('needName', 'fullName');
  }
  if (typed(row.goods) === undefined) {
    return missing('needGoods', 'goods');
  }
  return (instantOf(row.starts, defaults.today) ?? defaults.startsAt) === null
    ? missing('needStart', 'starts')
    : null;
}

/** A complete row as the API takes it, without its id. */
export function itemOf(row: SheetRow, { routeId, startsAt, today }: Defaults): Omit<TripItem, 'id'> {
  const starts = instantOf(row.starts, today) ?? startsAt ?? '';
  const assistant = typed(row.assistant);
  const sampledAt = instantOf(row.testAt, today);
  const nation = codeOf('plateNation', row.nation);
  return defined({
    routeId,
    plate: typed(row.plate) ?? '',
    plateNation: nation === 'OTHER' ? nation : undefined,
    vehicleKind: 'lorry' as const,
    driver: defined({
      fullName: typed(row.fullName) ?? '',
      phone: typed(row.phone),
      document: typed(row.document),
    }),
    assistants: assistant === undefined ? undefined : [{ fullName: assistant }],
    goods: typed(row.goods) ?? '',
    weightKg: weightOf(row.weight) ?? undefined,
    seals: sealsOf(row.seals),
    startsAt: starts,
    slotAt: instantOf(row.slot, starts.slice(0, 10)) ?? undefined,
    test: sampledAt === null ? undefined : { kind: 'pcr' as const, sampledAt, result: 'negative' as const },
  });
}
