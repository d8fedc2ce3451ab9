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

/** The next free code below a parent: `06007.3`; of a dataset's own units `06007.T3`, so that they use up none of the live ones. */
export function nextSubCode(
  parentCode: string,
  taken: ReadonlySet<string>,
  dataset: string | null = null,
): string {
  const mark = dataset === null ? '' : 'T';
  let n = 1;
  while (taken.has(`${parentCode}.${mark}${n}`)) {
    n += 1;
  }
  return `${parentCode}.${mark}${n}`;
}
