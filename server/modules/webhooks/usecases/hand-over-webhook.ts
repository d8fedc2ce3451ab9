import type { Scope } from '../../../platform/access/scope.ts';
import { keepersOf } from '../../../platform/access/store/api-keys.ts';
import { audit } from '../../../platform/audit/audit.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { refuse as refuseGeneral } from '../../../platform/outcomes/general.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import type { WebhookContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import { updateWebhook, type WebhookRow, webhooksKeptBy } from '../store/webhooks.ts';
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
  return await context.platform.db
    .transaction()
    .execute(async (tx): Promise<Outcome<{ id: string; keeperId: string }>> => {
      const row = await ownWebhook(context, scope, tx, id, true);
      if (row === null) {
        return refuseGeneral('not-found');
      }
      const handed = await handOver(context, tx, scope, row, keeperId);
      return handed.ok ? done({ id: row.id, keeperId }) : handed;
    });
}

/**
 * Hands the receivers of an account on, in the transaction that is about to take its rights: those that the scope administers. They
 * are sent to as before, since they were never held.
 */
export async function handOverWebhooksOf(
  context: WebhookContext,
  tx: Tx,
  scope: Scope,
  from: string,
  to: string,
): Promise<Outcome<null>> {
  for (const id of await webhooksKeptBy(scope, tx, from)) {
    const row = await ownWebhook(context, scope, tx, id, true);
    const handed = row === null ? done(null) : await handOver(context, tx, scope, row, to);
    if (!handed.ok) {
      return handed;
    }
  }
  return done(null);
}

async function handOver(
  context: WebhookContext,
  tx: Tx,
  scope: Scope,
  row: WebhookRow,
  to: string,
): Promise<Outcome<null>> {
  const keeper = (await keepersOf(tx, [to])).get(to);
  if (keeper?.dataset !== scope.dataset || (await stopOf(context, tx, { ...row, keeper_id: to })) !== null) {
    return refuse('keeper', { fields: { keeperId: 'unfit' } });
  }
  // By its keeper as that account stands now: whether anybody looked since does not matter.
  const isHeld = row.state === 'on' && (row.held_since !== null || (await stopOf(context, tx, row)) !== null);
  const at = new Date(context.platform.clock.now());
  await updateWebhook(scope, tx, row.id, {
    keeper_id: to,
    held_since: null,
    ...(isHeld ? { failing_since: null, next_at: at } : {}),
  });
  const act = { action: 'webhook.hand-over', subjectKind: 'webhook', subjectId: row.id };
  await audit(tx, scope, at.getTime(), [{ ...act, detail: { from: row.keeper_id, to } }]);
  return done(null);
}
