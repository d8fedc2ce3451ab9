import type { AreaKind } from '../directory-types.ts';

/** Kinds of units that officers add, and what each may stand below. */
export const subUnitParents = {
  hamlet: ['commune'],
  group: ['commune', 'hamlet'],
  row: ['commune', 'hamlet', 'group', 'industrial-park'],
  'industrial-park': ['commune', 'district', 'province'],
} as const satisfies { readonly [kind: string]: readonly AreaKind[] };

export type SubUnitKind = keyof typeof subUnitParents;

export function mayStandBelow(kind: SubUnitKind, parent: AreaKind): boolean {
  return (subUnitParents[kind] as readonly AreaKind[]).includes(parent);
}

/** The next free code below a parent: `06007.3`. */
export function nextSubCode(parentCode: string, taken: ReadonlySet<string>): string {
  let n = 1;
  while (taken.has(`${parentCode}.${n}`)) {
    n += 1;
  }
  return `${parentCode}.${n}`;
}
