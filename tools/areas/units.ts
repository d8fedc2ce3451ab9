import { type UnitLevel, type unitColumns, splitUnitName } from '../../lib/vietnamese/index.ts';
import { centroidOf, contains } from './geometry.ts';
import type { CommuneShape, Row, Sources } from './sources.ts';

export type UnitRow = Readonly<Record<(typeof unitColumns)[number], string>>;

/** The day from which the product treats the list of November 2021 as valid: before the fourth wave (27 April 2021). */
export const legacyFrom = '2021-01-01';
/** The day on which the districts and the 63 provinces ended. */
export const reformDay = '2025-07-01';

const populationSource = 'sapnhap.bando.com.vn 2025-07-17';
const noFigures = { lat: '', lon: '', area_km2: '', population: '', population_source: '', note: '' };

/** All provinces, and the districts and communes of the chosen ones, as listed on 1 November 2021. */
export function legacyUnits({ legacy }: Sources, inScope: (province: string) => boolean): UnitRow[] {
  const rows = new Map<string, UnitRow>();
  const add = (code: string, parent: string, kind: UnitLevel, fullName: string): void => {
    if (code !== '' && !rows.has(code)) {
      const dates = { valid_from: legacyFrom, valid_to: reformDay };
      rows.set(code, { code, parent, kind, ...splitRequired(fullName), ...dates, ...noFigures });
    }
  };
  for (const row of legacy) {
    add(cell(row, 'province_code'), '', 'province', cell(row, 'province'));
    if (inScope(cell(row, 'province_code'))) {
      add(cell(row, 'district_code'), cell(row, 'province_code'), 'district', cell(row, 'district'));
      add(cell(row, 'commune_code'), cell(row, 'district_code'), 'commune', cell(row, 'commune'));
    }
  }
  return sorted([...rows.values()]);
}

/** All 34 provinces and the chosen communes of the list since 1 July 2025, with what is known of their people and place. */
export function currentUnits(
  { provinces, communes, shapes }: Sources,
  inScope: (commune: string) => boolean,
): UnitRow[] {
  const provinceRows = provinces.map((row) => ({
    code: cell(row, 'province_code'),
    parent: '',
    kind: 'province',
    ...splitRequired(cell(row, 'province')),
    ...currentDates,
    ...place(row, undefined),
    area_km2: String(Number(cell(row, 'area_km2'))),
    ...people(row, ''),
  }));
  const communeRows = communes
    .filter((row) => inScope(cell(row, 'commune_code')))
    .map((row) => ({
      code: cell(row, 'commune_code'),
      parent: cell(row, 'province_code'),
      kind: 'commune',
      ...splitRequired(cell(row, 'commune')),
      ...currentDates,
      ...place(row, shapes.get(cell(row, 'commune_code'))),
      ...people(row, cell(row, 'type')),
    }));
  return sorted([...provinceRows, ...communeRows]);
}

const currentDates = { valid_from: reformDay, valid_to: '' };

/** Source point, unless it lies outside the unit's polygon; area from the polygon, since the source's own is unreliable. */
function place(row: Row, shape: CommuneShape | undefined): { lat: string; lon: string; area_km2: string } {
  const given = { lat: Number(cell(row, 'lat')), lon: Number(cell(row, 'lon')) };
  const { lat, lon } =
    shape === undefined || contains(shape.polygons, given.lon, given.lat)
      ? given
      : centroidOf(shape.polygons);
  return {
    lat: lat.toFixed(4),
    lon: lon.toFixed(4),
    area_km2: shape === undefined ? '' : String(shape.areaKm2),
  };
}

function people(row: Row, type: string): Pick<UnitRow, 'population' | 'population_source' | 'note'> {
  const text = cell(row, 'population');
  const count = Number(text);
  if (text === '' || count < 300) {
    return { population: '', population_source: '', note: text === '' ? 'missing' : 'implausible' };
  }
  // Since 2025 only islands have communes of less than a thousand people.
  const doubtful = count < 1000 && type !== 'đặc khu';
  return { population: text, population_source: populationSource, note: doubtful ? 'doubtful' : '' };
}

function splitRequired(fullName: string): { subtype: string; name: string } {
  const { subtype, name } = splitUnitName(fullName);
  if (subtype === null) {
    throw new Error(`No kind in the name of a unit: ${fullName}`);
  }
  return { subtype, name };
}

export function cell(row: Row, column: string): string {
  const value = row[column];
  if (value === undefined) {
    throw new Error(`A source lacks the column ${column}`);
  }
  return value;
}

function sorted(rows: UnitRow[]): UnitRow[] {
  return rows.sort((a, b) => a.code.length - b.code.length || (a.code < b.code ? -1 : 1));
}
