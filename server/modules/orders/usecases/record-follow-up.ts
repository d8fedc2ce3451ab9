import type { Body } from '../../../../contract/kit.ts';
import type { ordersApi } from '../../../../contract/orders.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { doneBy } from '../../../platform/access/stand-in.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { startOfLocalDay } from '../../../platform/clock/clock.ts';
import { appendEvent } from '../../../platform/events/outbox.ts';
import { done, type Outcome, type Refusal } from '../../../platform/outcomes/outcome.ts';
import { once } from '../../../platform/receipts/receipts.ts';
import type { OrderContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import { insertFollowUps } from '../store/follow-ups.ts';
import type { OrderRow } from '../store/orders.ts';
import { areasOf, reachedOrder } from './reach.ts';

export type FollowUpInput = Body<(typeof ordersApi)['POST /orders/{id}/follow-ups']>;

/** Device clocks up to five minutes ahead are ordinary. */
const AHEAD_MS = 5 * 60_000;

/**
 * Records a daily check, repeatable by its id. A check that a device kept until it was online again is taken with its
 * own time, also when the order has ended meanwhile.
 */
export async function recordFollowUp(
  context: OrderContext,
  scope: Scope,
  orderId: string,
  input: FollowUpInput,
): Promise<Outcome<{ id: string }>> {
  const { db, clock } = context.platform;
  const now = clock.now();
  const opened = await reachedOrder(context, scope, 'followup.record', orderId);
  if (!opened.ok) {
    return opened;
  }
  const row = opened.value;
  const at = Date.parse(input.at);
  const refused = refuseCheck(row, at, now);
  if (refused !== null) {
    return refused;
  }
  const id = input.id.toLowerCase();
  return await db.transaction().execute(
    async (tx) =>
      await once(
        tx,
        { id, kind: 'order.follow-up', content: { ...input, id, orderId: row.id }, at: now },
        async () => {
          await insertFollowUps(scope, tx, [
            {
              id,
              order_id: row.id,
              person_no: row.person_no,
              at: new Date(at),
              received_at: new Date(now),
              by_name: await doneBy(context.standsInFor, scope, tx, { kind: 'order', id: row.id }),
              present: input.present,
              temperature: input.temperature ?? null,
              symptoms: input.symptoms ?? [],
              note: input.note ?? null,
            },
          ]);
          const payload = { orderId: row.id, areaNos: areasOf(row) };
          await appendEvent(tx, { topic: 'order.followed', dataset: scope.dataset, payload, at: now });
          await audit(tx, scope, now, [
            { action: 'order.follow-up', subjectKind: 'order', subjectId: row.id, areaNo: row.area_no },
          ]);
          return done({ id }, 201);
        },
      ),
  );
}

function refuseCheck(row: OrderRow, at: number, now: number): Refusal | null {
  if (row.status === 'CANCELLED') {
    return refuse('follow-up-cancelled');
  }
  const first = startOfLocalDay(row.from_at.getTime());
  // Expired and not completed: still somebody to check on.
  const last = Math.min(now + AHEAD_MS, row.released_at?.getTime() ?? Number.POSITIVE_INFINITY);
  return at >= first && at <= last ? null : refuse('follow-up-time', { fields: { at: 'outside the order' } });
}
