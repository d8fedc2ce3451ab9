import type { Scope } from '../../../platform/access/scope.ts';
import { keepersOf } from '../../../platform/access/store/api-keys.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { refuse as refuseGeneral } from '../../../platform/outcomes/general.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import type { WebhookContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import { updateWebhook } from '../store/webhooks.ts';
import { stopOf } from './keepers.ts';
import { ownWebhook } from './manage-webhooks.ts';

/**
 * Hands a receiver to an administrator who could have made it. One that was held for want of a keeper begins afresh: what waited is
 * sent at once, in its order. One that an officer paused or that was stopped for its failures stays so, and goes on saying why.
 */
export async function handOverWebhook(
  context: WebhookContext,
  given: Scope,
  id: string,
  body: { readonly keeperId: string; readonly reason: string },
): Promise<Outcome<{ id: string; keeperId: string }>> {
  const scope = { ...given, reason: body.reason };
  const keeperId = body.keeperId.toLowerCase();
  const { db, clock } = context.platform;
  return await db.transaction().execute(async (tx): Promise<Outcome<{ id: string; keeperId: string }>> => {
    const row = await ownWebhook(context, scope, tx, id, true);
    if (row === null) {
      return refuseGeneral('not-found');
    }
    const keeper = (await keepersOf(tx, [keeperId])).get(keeperId);
    if (
      keeper?.dataset !== scope.dataset ||
      (await stopOf(context, tx, { ...row, keeper_id: keeperId })) !== null
    ) {
      return refuse('keeper', { fields: { keeperId: 'unfit' } });
    }
    // By its keeper as that account stands now: whether anybody looked since does not matter.
    const isHeld =
      row.state === 'on' && (row.held_since !== null || (await stopOf(context, tx, row)) !== null);
    const at = new Date(clock.now());
    await updateWebhook(scope, tx, row.id, {
      keeper_id: keeperId,
      held_since: null,
      ...(isHeld ? { failing_since: null, next_at: at } : {}),
    });
    const act = { action: 'webhook.hand-over', subjectKind: 'webhook', subjectId: row.id };
    await audit(tx, scope, at.getTime(), [{ ...act, detail: { from: row.keeper_id, to: keeperId } }]);
    return done({ id: row.id, keeperId });
  });
}
