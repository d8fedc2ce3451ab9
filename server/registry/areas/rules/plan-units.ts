import type { ListedUnit } from '../../../../lib/vietnamese/index.ts';
import { startOfDate } from '../../../platform/clock/clock.ts';
import { namedUuid7 } from '../../../platform/ids/uuid7.ts';
import type { Area } from '../directory-types.ts';

/** Where a unit's row came from: the shipped list, an operator's file, an officer. */
export type Origin = 'reference' | 'import' | 'local';

export type StoredArea = Area & { readonly origin: Origin };

/** What a list changes: rows to insert (parents first), rows to update, and how many stay as they are. */
export type UnitPlan = {
  readonly added: readonly StoredArea[];
  readonly changed: readonly StoredArea[];
  readonly unchanged: number;
};

const levels = ['province', 'district', 'commune'];
const facts = [
  'name',
  'fullName',
  'subtype',
  'validTo',
  'population',
  'populationSource',
  'areaKm2',
  'lat',
  'lon',
  'dataset',
  'origin',
] as const;

/**
 * Plans the upsert of listed units by code and first day. A known unit keeps its number, id, parent and path for
 * ever; a shipped list never overwrites what an operator's file or an officer said.
 */
export function planUnits(
  existing: readonly StoredArea[],
  units: readonly ListedUnit[],
  origin: Origin,
): UnitPlan {
  const byKey = new Map(existing.map((area) => [`${area.code}@${area.validFrom}`, area]));
  let highest = existing.reduce((no, area) => Math.max(no, area.no), 0);
  const added: StoredArea[] = [];
  const changed: StoredArea[] = [];
  const sorted = [...units].sort((a, b) => levels.indexOf(a.kind) - levels.indexOf(b.kind));
  for (const unit of sorted) {
    const known = byKey.get(unit.id);
    if (known === undefined) {
      highest += 1;
      const parent = unit.parentId === null ? undefined : byKey.get(unit.parentId);
      const row = newArea(unit, highest, parent, origin);
      byKey.set(unit.id, row);
      added.push(row);
      continue;
    }
    // What a list names is everybody's, also where training had such a unit of its own.
    const row = { ...known, ...factsOf(unit), origin, dataset: null };
    const kept = origin === 'reference' && known.origin !== 'reference';
    if (!kept && facts.some((key) => known[key] !== row[key])) {
      changed.push(row);
    }
  }
  return { added, changed, unchanged: units.length - added.length - changed.length };
}

/** Id of a listed unit: the same on every installation. */
export function areaId(code: string, validFrom: string): string {
  return namedUuid7(startOfDate(validFrom), `area:${code}:${validFrom}`);
}

function newArea(unit: ListedUnit, no: number, parent: Area | undefined, origin: Origin): StoredArea {
  return {
    no,
    id: areaId(unit.code, unit.validFrom),
    code: unit.code,
    kind: unit.kind,
    parentNo: parent?.no ?? null,
    parentId: parent?.id ?? null,
    path: `${parent?.path ?? '/'}${no}/`,
    validFrom: unit.validFrom,
    ...factsOf(unit),
    origin,
    dataset: null,
  };
}

function factsOf(unit: ListedUnit) {
  return {
    name: unit.name,
    fullName: unit.fullName,
    subtype: unit.subtype,
    validTo: unit.validTo,
    population: unit.population,
    populationSource: unit.populationSource,
    areaKm2: unit.areaKm2,
    lat: unit.centroid?.lat ?? null,
    lon: unit.centroid?.lon ?? null,
  };
}
