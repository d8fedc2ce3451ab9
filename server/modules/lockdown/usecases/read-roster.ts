import type { Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import type { LockdownContext } from '../context.ts';
import { type MemberRow, membersOf } from '../store/members.ts';

/**
 * The roster of a cordon as people read it: under the number of the kept record, and who stands on it with two records that
 * were merged since is inside once. The rows stay as they were written, so undoing the merge brings both back.
 */
export async function readRoster(
  { people }: Pick<LockdownContext, 'people'>,
  scope: Scope,
  db: Db | Tx,
  lockdownId: string,
): Promise<MemberRow[]> {
  const rows = await membersOf(scope, db, [lockdownId]);
  const numbers = await people.numbersOf(scope, db, [...new Set(rows.map((one) => one.person_no))]);
  const inside = new Set<number>();
  return rows.flatMap((row) => {
    const personNo = numbers.get(row.person_no)?.[0] ?? row.person_no;
    if (row.left_at === null && inside.has(personNo)) {
      return [];
    }
    if (row.left_at === null) {
      inside.add(personNo);
    }
    return [{ ...row, person_no: personNo }];
  });
}
