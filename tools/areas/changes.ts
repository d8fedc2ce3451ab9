import { adminKey, type changeColumns } from '../../lib/vietnamese/index.ts';
import { shareInside } from './geometry.ts';
import type { OldShape, Row, Sources } from './sources.ts';
import { cell } from './units.ts';

export type ChangeRow = Readonly<Record<(typeof changeColumns)[number], string>>;

// Old boundaries are rough: a sliver of less than this share of the old commune is drawing error, not a division.
const realShare = 0.15;

/**
 * What each commune of November 2021 in scope became on 1 July 2025. Most rows come from the published mapping, which
 * starts from the list of March 2025; communes merged between the two lists are placed by the overlap of old and new
 * boundaries, or left unknown.
 */
export function changeRows(sources: Sources, inScope: (province: string) => boolean): ChangeRow[] {
  const known = new Set(sources.communes.map((row) => cell(row, 'commune_code')));
  const mapped = Map.groupBy(
    sources.mapping.filter((row) => known.has(cell(row, 'new_commune_code'))),
    (row) => cell(row, 'old_commune_code'),
  );
  return sources.legacy
    .filter((row) => inScope(cell(row, 'province_code')) && cell(row, 'commune_code') !== '')
    .flatMap((old) => {
      const code = cell(old, 'commune_code');
      const rows = mapped.get(code);
      return rows === undefined
        ? guess(old, sources)
        : toRows(code, new Set(rows.map((row) => cell(row, 'new_commune_code'))), 'list');
    })
    .sort((a, b) => compare(a.old_code, b.old_code) || compare(a.new_code, b.new_code));
}

/** The 2025 communes into which the communes of the chosen old provinces went. */
export function successorCodes(rows: readonly ChangeRow[]): Set<string> {
  return new Set(rows.map((row) => row.new_code).filter((code) => code !== ''));
}

function guess(old: Row, { oldShapes, shapes }: Sources): ChangeRow[] {
  const code = cell(old, 'commune_code');
  const shape = findShape(old, oldShapes);
  const shares =
    shape === undefined
      ? []
      : [...shapes.values()].map((current) => ({
          code: current.code,
          share: shareInside(shape.polygons, current.polygons),
        }));
  const real = shares.filter(({ share }) => share >= realShare);
  return real.length === 0
    ? [{ old_code: code, new_code: '', divided: '0', basis: 'unknown' }]
    : toRows(code, new Set(real.map((one) => one.code)), 'overlap');
}

/** The old boundary of that name: in the district if several in the province share it, since communes changed districts. */
function findShape(old: Row, oldShapes: readonly OldShape[]): OldShape | undefined {
  const [province, district, commune] = ['province', 'district', 'commune'].map((part) =>
    adminKey(cell(old, part)),
  );
  const sameName = oldShapes.filter((shape) => shape.commune === commune && shape.province === province);
  const inDistrict = sameName.filter((shape) => shape.district === district);
  const found = inDistrict.length > 0 ? inDistrict : sameName;
  return found.length === 1 ? found[0] : undefined;
}

function toRows(oldCode: string, newCodes: ReadonlySet<string>, basis: string): ChangeRow[] {
  const divided = newCodes.size > 1 ? '1' : '0';
  return [...newCodes].map((newCode) => ({ old_code: oldCode, new_code: newCode, divided, basis }));
}

function compare(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
