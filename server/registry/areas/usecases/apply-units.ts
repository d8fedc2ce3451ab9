import type { ListedUnit } from '../../../../lib/vietnamese/index.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { type Origin, type UnitPlan, planUnits } from '../rules/plan-units.ts';
import { insertAreas, lockAreas, readAreas, updateAreas } from '../store/areas.ts';

/** Upserts listed units; numbers are given under a lock, so that two processes never give the same one. */
export async function applyUnits(tx: Tx, units: readonly ListedUnit[], origin: Origin): Promise<UnitPlan> {
  await lockAreas(tx);
  const plan = planUnits(await readAreas(tx), units, origin);
  await insertAreas(tx, plan.added);
  await updateAreas(tx, plan.changed);
  return plan;
}
