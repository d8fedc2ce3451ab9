import { type UnitLevel, type UnitSubtype, isUnitSubtype, keyOf, splitUnitName } from './unit-names.ts';

/** A dated administrative unit as the caller keeps it. */
export interface AreaUnit {
  readonly id: string;
  readonly code: string;
  /** With its kind ('Xã Mỹ An'), or without it when `subtype` is given. */
  readonly name: string;
  /** 'province', 'district' or 'commune'; units of other kinds are not indexed. */
  readonly kind: string;
  readonly subtype?: string | null | undefined;
  readonly parentId: string | null;
  /** First day of validity, 'YYYY-MM-DD'. */
  readonly validFrom: string;
  /** First day on which the unit no longer exists, or null. */
  readonly validTo: string | null;
}

export interface AreaNode<Unit extends AreaUnit = AreaUnit> {
  readonly unit: Unit;
  readonly level: UnitLevel;
  readonly bareName: string;
  readonly key: string;
  readonly subtype: UnitSubtype | null;
  readonly parent: AreaNode<Unit> | null;
  readonly children: AreaNode<Unit>[];
}

/** Units valid on one day, ready for matching names. Build it once and use it for many addresses. */
export interface AreaIndex<Unit extends AreaUnit = AreaUnit> {
  readonly provinces: readonly AreaNode<Unit>[];
  /** All units of a level by key, for "is there one of this name elsewhere?". */
  readonly byKey: Readonly<Record<UnitLevel, ReadonlyMap<string, readonly AreaNode<Unit>[]>>>;
}

const levels: readonly UnitLevel[] = ['province', 'district', 'commune'];

/**
 * Index of the provinces, districts and communes valid on a day ('YYYY-MM-DD'). Other kinds, and units whose parent is
 * not valid on that day, are left out. Communes may hang from a district (until 30 June 2025) or from a province.
 */
export function buildAreaIndex<Unit extends AreaUnit>(units: readonly Unit[], day: string): AreaIndex<Unit> {
  const nodes = new Map<string, AreaNode<Unit>>();
  const byKey = { province: new Map(), district: new Map(), commune: new Map() } as Record<
    UnitLevel,
    Map<string, AreaNode<Unit>[]>
  >;
  const provinces: AreaNode<Unit>[] = [];
  for (const level of levels) {
    for (const unit of units) {
      if (unit.kind !== level || unit.validFrom > day || (unit.validTo !== null && unit.validTo <= day)) {
        continue;
      }
      const parent = unit.parentId === null ? null : (nodes.get(unit.parentId) ?? null);
      if (parent === null && level !== 'province') {
        continue;
      }
      const node = newNode(unit, level, level === 'province' ? null : parent);
      nodes.set(unit.id, node);
      (node.parent === null ? provinces : node.parent.children).push(node);
      byKey[level].set(node.key, [...(byKey[level].get(node.key) ?? []), node]);
    }
  }
  return { provinces, byKey };
}

function newNode<Unit extends AreaUnit>(
  unit: Unit,
  level: UnitLevel,
  parent: AreaNode<Unit> | null,
): AreaNode<Unit> {
  const { subtype, name } =
    unit.subtype && isUnitSubtype(unit.subtype)
      ? { subtype: unit.subtype, name: unit.name }
      : splitUnitName(unit.name);
  return { unit, level, bareName: name, key: keyOf(name), subtype, parent, children: [] };
}
