import type { Scope } from '../../../platform/access/scope.ts';
import type { Tx } from '../../../platform/db/database.ts';
import type { LockdownContext } from '../context.ts';
import { membersOf, noteKept } from '../store/members.ts';

/** Notes which record speaks for whom on the roster of a locked cordon, for its counters. */
export async function countOnce(
  { people }: Pick<LockdownContext, 'people'>,
  scope: Scope,
  tx: Tx,
  lockdownId: string,
): Promise<void> {
  const members = await membersOf(scope, tx, [lockdownId]);
  const numbers = await people.numbersOf(scope, tx, [...new Set(members.map((one) => one.person_no))]);
  const changed = members.flatMap(({ id, person_no: own, kept_no: noted }) => {
    const kept = numbers.get(own)?.[0] ?? own;
    const keptNo = kept === own ? null : kept;
    return keptNo === noted ? [] : [{ id, keptNo }];
  });
  await noteKept(scope, tx, lockdownId, changed);
}
