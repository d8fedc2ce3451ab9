import { type Scope, systemScope } from '../../../platform/access/scope.ts';
import { addFigures } from '../../../platform/figures/figures.ts';
import type { LockdownContext } from '../context.ts';
import { countChange } from '../rules/lockdown-figures.ts';
import { lockLockdown } from '../store/lockdowns.ts';
import { countedApart, rostersWith } from '../store/members.ts';
import { countOnce } from './count-once.ts';
import { countsOf } from './reach.ts';

/**
 * Counts people anew in the cordons on whose rosters these records stand: merged they are one, taken apart two. What is counted
 * follows from the registry as it is, so that doing it again changes nothing.
 */
export async function followMerge(
  context: Pick<LockdownContext, 'people' | 'platform'>,
  scope: Scope,
  personNos: readonly number[],
): Promise<void> {
  const { db } = context.platform;
  const numbers = [...(await context.people.numbersOf(scope, db, personNos)).values()].flat();
  for (const id of await rostersWith(scope, db, [...new Set([...personNos, ...numbers])])) {
    await db.transaction().execute(async (tx) => {
      const row = await lockLockdown(scope, tx, id);
      if (row !== undefined) {
        const before = await countsOf(scope, tx, row);
        await countOnce(context, scope, tx, id);
        await addFigures(tx, countChange(before, await countsOf(scope, tx, row)));
      }
    });
  }
}

/** Follows merges from before cordons followed them, when the program starts; nothing is left to do the next time. */
export async function followFormerMerges(
  context: Pick<LockdownContext, 'people' | 'platform'>,
): Promise<void> {
  const found = await countedApart(context.platform.db);
  for (const [dataset, own] of Map.groupBy(found, (one) => one.dataset)) {
    await followMerge(
      context,
      systemScope('lockdown.follow-merge', dataset),
      own.map(({ no }) => no),
    );
  }
}
