import type { Right } from '../../../../contract/rights.ts';
import { mayIn, type Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import { refuse as refuseGeneral } from '../../../platform/outcomes/general.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import type { LevelChangeContext } from '../context.ts';
import { findSet, type SetRow } from '../store/sets.ts';

/** A change set, when the scope holds the right where its case is answered for or stays. */
export async function openSet(
  context: LevelChangeContext,
  scope: Scope,
  right: Right,
  id: string,
  db: Db | Tx = context.platform.db,
): Promise<Outcome<SetRow>> {
  const set = await findSet(scope, db, id.toLowerCase());
  if (set === undefined) {
    return refuseGeneral('not-found');
  }
  return areasOf(set).some((no) => mayIn(scope, right, context.areas.pathOf(no)))
    ? done(set)
    : refuseGeneral('forbidden');
}

/** Areas that hear of a change set. */
export function areasOf(set: Pick<SetRow, 'area_no' | 'stay_area_no'>): number[] {
  return [...new Set([set.area_no, set.stay_area_no].filter((no) => no !== null))];
}
