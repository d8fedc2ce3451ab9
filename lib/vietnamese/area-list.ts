import type { AreaUnit } from './area-index.ts';
import { type CsvRow, readCsvRows } from './csv-rows.ts';
import { type UnitLevel, type UnitSubtype, fullUnitName, isUnitSubtype, unitSubtypes } from './unit-names.ts';

/** One unit of a shipped or imported list. Codes are reused over time: a unit is its code and its first day together. */
export interface ListedUnit extends AreaUnit {
  /** 'code@validFrom', also used by `parentId`. */
  readonly id: string;
  /** Without its kind: 'Đồng Đăng'. */
  readonly name: string;
  readonly kind: UnitLevel;
  readonly subtype: UnitSubtype;
  /** With its kind: 'Thị trấn Đồng Đăng'. */
  readonly fullName: string;
  readonly parentCode: string | null;
  /** WGS84 degrees. */
  readonly centroid: { readonly lat: number; readonly lon: number } | null;
  readonly areaKm2: number | null;
  readonly population: number | null;
  readonly populationSource: string | null;
  /** Why the population is absent or to be doubted: 'missing', 'implausible', 'doubtful'. */
  readonly note: string | null;
}

/** What an old unit became. */
export interface ListedChange {
  readonly oldCode: string;
  /** Null when unknown. */
  readonly newCode: string | null;
  /** The old unit was divided over several new ones: only a person can say which one an old address lies in. */
  readonly divided: boolean;
  /** 'list': from the published mapping; 'overlap': guessed from old boundaries; 'unknown'. */
  readonly basis: 'list' | 'overlap' | 'unknown';
}

export interface ListRefusal {
  /** Line in the file, the header being line 1. */
  readonly line: number;
  readonly code: 'columns' | 'code' | 'kind' | 'name' | 'dates' | 'number' | 'parent' | 'repeated';
}

export interface ParsedList<Row> {
  readonly rows: readonly Row[];
  readonly refused: readonly ListRefusal[];
}

export const unitColumns = [
  'code', 'parent', 'kind', 'subtype', 'name', 'valid_from', 'valid_to', 'lat', 'lon', 'area_km2', 'population',
  'population_source', 'note',
] as const; // prettier-ignore
export const changeColumns = ['old_code', 'new_code', 'divided', 'basis'] as const;

const day = /^\d{4}-\d{2}-\d{2}$/u;

/**
 * Reads a list of units (CSV, columns by name, `unitColumns`; only the first seven are required). A unit's parent is the
 * unit of that code in the same file valid on the unit's first day; a row that is wrong or lacks its parent is refused alone.
 */
export function parseAreaList(csv: string): ParsedList<ListedUnit> {
  const refused: ListRefusal[] = [];
  const units = new Map<string, { unit: ListedUnit; line: number }>();
  for (const { line, row } of readCsvRows(csv.normalize('NFC'))) {
    const unit = readUnit(row);
    if (typeof unit === 'string') {
      refused.push({ line, code: unit });
    } else if (units.has(unit.id)) {
      refused.push({ line, code: 'repeated' });
    } else {
      units.set(unit.id, { unit, line });
    }
  }
  const byCode = Map.groupBy(
    [...units.values()].map(({ unit }) => unit),
    (unit) => unit.code,
  );
  const rows: ListedUnit[] = [];
  for (const { unit, line } of units.values()) {
    const parent = byCode.get(unit.parentCode ?? '')?.find((candidate) => validOn(candidate, unit.validFrom));
    if (unit.parentCode !== null && parent === undefined) {
      refused.push({ line, code: 'parent' });
    } else {
      rows.push({ ...unit, parentId: parent?.id ?? null });
    }
  }
  return { rows, refused };
}

/** Reads what old units became (CSV, `changeColumns`); a divided unit has one row for each new one. */
export function parseAreaChanges(csv: string): ParsedList<ListedChange> {
  const refused: ListRefusal[] = [];
  const rows: ListedChange[] = [];
  for (const { line, row } of readCsvRows(csv)) {
    const oldCode = row['old_code'] ?? '';
    const newCode = row['new_code'] || null;
    const basis = row['basis'];
    if (oldCode === '' || (newCode === null && basis !== 'unknown')) {
      refused.push({ line, code: 'code' });
    } else if (basis !== 'list' && basis !== 'overlap' && basis !== 'unknown') {
      refused.push({ line, code: 'columns' });
    } else {
      rows.push({ oldCode, newCode, divided: row['divided'] === '1', basis });
    }
  }
  return { rows, refused };
}

/** Whether a unit exists on a day ('YYYY-MM-DD'); the last day is exclusive. */
export function validOn(unit: Pick<AreaUnit, 'validFrom' | 'validTo'>, on: string): boolean {
  return unit.validFrom <= on && (unit.validTo === null || on < unit.validTo);
}

function readUnit(row: CsvRow): ListedUnit | ListRefusal['code'] {
  const { code = '', kind = '', subtype = '', name = '', valid_from: validFrom = '' } = row;
  const validTo = row['valid_to'] || null;
  if (!/^\d{2,5}$/u.test(code)) {
    return 'code';
  }
  if (!isUnitSubtype(subtype) || !unitSubtypes[subtype].levels.some((level) => level === kind)) {
    return 'kind';
  }
  if (name === '') {
    return 'name';
  }
  if (!day.test(validFrom) || (validTo !== null && (!day.test(validTo) || validTo <= validFrom))) {
    return 'dates';
  }
  const numbers = readNumbers(row);
  if (numbers === null) {
    return 'number';
  }
  return {
    ...numbers,
    id: `${code}@${validFrom}`,
    code,
    name,
    kind: kind as UnitLevel,
    subtype,
    fullName: fullUnitName(subtype, name),
    parentCode: row['parent'] || null,
    parentId: null,
    validFrom,
    validTo,
    populationSource: row['population_source'] || null,
    note: row['note'] || null,
  };
}

function readNumbers(row: CsvRow): Pick<ListedUnit, 'centroid' | 'areaKm2' | 'population'> | null {
  const read = (column: string): number | null => (row[column] ? Number(row[column]) : null);
  const [lat, lon, areaKm2, population] = [read('lat'), read('lon'), read('area_km2'), read('population')];
  const wrong = [lat, lon, areaKm2, population].some((value) => value !== null && !Number.isFinite(value));
  if (wrong || (population !== null && (!Number.isInteger(population) || population < 0))) {
    return null;
  }
  return { centroid: lat === null || lon === null ? null : { lat, lon }, areaKm2, population };
}
