import type { Body } from '../../../../contract/kit.ts';
import type { laboratoryApi } from '../../../../contract/laboratory.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { done, type Outcome, type Refusal } from '../../../platform/outcomes/outcome.ts';
import type { LaboratoryContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import type { TubeRow } from '../store/tubes.ts';
import { noteTubes } from './note-tubes.ts';
import { findRows, outcomeOf, type RowOutcome } from './row-outcomes.ts';

type Item = Body<(typeof laboratoryApi)['POST /lab/receptions']>['items'][number];

/** Receives or rejects tubes by code. The same again changes nothing; a rejected tube may be received after all. */
export async function receiveTubes(
  context: LaboratoryContext,
  scope: Scope,
  items: readonly Item[],
): Promise<Outcome<{ outcomes: RowOutcome[] }>> {
  const { db, clock } = context.platform;
  const now = clock.now();
  return await db.transaction().execute(async (tx) => {
    const changed: TubeRow[] = [];
    const rows = await findRows(context, scope, tx, 'lab.record', items);
    const outcomes = rows.map((row) => {
      if ('refusal' in row) {
        return outcomeOf(row.item, null, row.refusal);
      }
      const next = receive(scope, row.tube, row.item, now);
      if ('ok' in next) {
        return outcomeOf(row.item, row.tube, next);
      }
      if (next !== row.tube) {
        changed.push(next);
      }
      return outcomeOf(row.item, row.tube, null);
    });
    const changes = changed.map((tube) => ({
      tube,
      action: tube.status === 'REJECTED' ? 'lab.reject' : 'lab.receive',
    }));
    await noteTubes(scope, tx, changes, now);
    return done({ outcomes });
  });
}

/** The tube afterwards, the very same where nothing changes, or why not. */
function receive(scope: Scope, tube: TubeRow, item: Item, now: number): TubeRow | Refusal {
  const { code } = tube;
  const condition = item.condition ?? (item.accepted ? 'good' : null);
  if (item.accepted) {
    return tube.status === 'COLLECTED' || tube.status === 'REJECTED'
      ? {
          ...tube,
          status: 'RECEIVED',
          received_at: new Date(now),
          received_by: scope.actor.name,
          condition,
          reject_reason: null,
        }
      : tube;
  }
  if (tube.last_revision > 0) {
    return refuse('has-result', { params: { code } });
  }
  if (item.reason === undefined && (condition === null || condition === 'good' || condition === 'other')) {
    return refuse('reject-reason', { params: { code } });
  }
  const reason = item.reason ?? null;
  return tube.status === 'REJECTED' && tube.condition === condition && tube.reject_reason === reason
    ? tube
    : {
        ...tube,
        status: 'REJECTED',
        received_at: new Date(now),
        received_by: scope.actor.name,
        condition,
        reject_reason: reason,
      };
}
