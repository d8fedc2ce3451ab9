import type { Scope } from '../../../platform/access/scope.ts';
import type { LockdownContext } from '../context.ts';
import { lockdownsInForce } from '../store/lockdowns.ts';
import { membersOf } from '../store/members.ts';

/**
 * Who stands on the roster of a cordon in force that one of these units answers for, with the name of the cordon. An outline
 * may reach into the commune beside the one that answers for it, so those count whichever answers. Who may know of it is the
 * caller's to decide.
 */
export async function peopleInside(
  { platform }: Pick<LockdownContext, 'platform'>,
  scope: Scope,
  areaNos: readonly number[],
): Promise<Map<number, string>> {
  const { db, clock } = platform;
  const wanted = new Set(areaNos);
  const cordons = (await lockdownsInForce(scope, db, clock.now())).filter(
    (row) => wanted.has(row.area_no) || row.outline !== null,
  );
  const titles = new Map(cordons.map(({ id, title }) => [id, title]));
  const members = titles.size === 0 ? [] : await membersOf(scope, db, [...titles.keys()]);
  return new Map(
    members.filter((one) => one.left_at === null).map((one) => [one.person_no, titles.get(one.lockdown_id)!]),
  );
}
