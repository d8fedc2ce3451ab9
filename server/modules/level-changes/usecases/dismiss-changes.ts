import type { Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { appendEvent } from '../../../platform/events/outbox.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import type { LevelChangeContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import { lockSet, settleSet } from '../store/sets.ts';
import { areasOf, openSet } from './open-set.ts';
import { presentSets, type ShownSet } from './show-sets.ts';

/** Closes a change set without what still waits in it; what was carried out stands. Repeating it is no change. */
export async function dismissChanges(
  context: LevelChangeContext,
  scope: Scope,
  id: string,
  reason: string,
): Promise<Outcome<ShownSet>> {
  const opened = await openSet(context, scope, 'contact.decide', id);
  if (!opened.ok) {
    return opened;
  }
  const { db, clock } = context.platform;
  const settled = await db.transaction().execute(async (tx) => {
    const set = (await lockSet(scope, tx, opened.value.id))!;
    if (set.status !== 'OPEN') {
      return set;
    }
    const now = clock.now();
    await settleSet(scope, tx, set, { status: 'DISMISSED', at: now, by: scope.actor.name, reason });
    await audit(tx, { ...scope, reason }, now, [
      {
        action: 'level-change.dismiss',
        subjectKind: 'case',
        subjectId: set.case_id,
        areaNo: set.area_no,
        detail: { setId: set.id },
      },
    ]);
    const payload = { caseId: set.case_id, setId: set.id, areaNos: areasOf(set) };
    await appendEvent(tx, { topic: 'case.levels-changed', dataset: scope.dataset, payload, at: now });
    return (await lockSet(scope, tx, set.id))!;
  });
  return settled.status === 'APPLIED'
    ? refuse('already-applied')
    : done((await presentSets(context, scope, [settled]))[0]!);
}
