import type { Body } from '../../../../contract/kit.ts';
import type { orderPapersApi } from '../../../../contract/order-papers.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { appendEvent } from '../../../platform/events/outbox.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import { once } from '../../../platform/receipts/receipts.ts';
import type { OrderContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import { serviceFaults } from '../rules/service.ts';
import { insertService, type ServiceRow } from '../store/services.ts';
import { areasOf, reachedOrder } from './reach.ts';
import type { ShownOrderDetail } from './show-order.ts';

type ServiceInput = Body<(typeof orderPapersApi)['POST /orders/{id}/services']>;

/** Device clocks up to five minutes off are ordinary. */
const TOLERANCE_MS = 5 * 60_000;

/** Records that an order was served, repeatable by its id; a phone may send it hours later with its own time. */
export async function recordService(
  context: OrderContext,
  scope: Scope,
  orderId: string,
  input: ServiceInput,
): Promise<Outcome<{ id: string }>> {
  const { db, clock } = context.platform;
  const now = clock.now();
  const opened = await reachedOrder(context, scope, 'followup.record', orderId);
  if (!opened.ok) {
    return opened;
  }
  const row = opened.value;
  if (row.status === 'CANCELLED') {
    return refuse('service-cancelled');
  }
  const faults = serviceFaults(input);
  if (Object.keys(faults).length > 0) {
    return refuse('service-unproved', { fields: faults });
  }
  const at = Date.parse(input.at);
  const last = Math.min(now, row.ended_at?.getTime() ?? now) + TOLERANCE_MS;
  // Written so that a time that does not exist is refused too.
  if (!(at >= row.issued_at.getTime() - TOLERANCE_MS && at <= last)) {
    return refuse('service-time', { fields: { at: 'outside the order' } });
  }
  const id = input.id.toLowerCase();
  const content = { ...input, id, orderId: row.id };
  return await db.transaction().execute(
    async (tx) =>
      await once(tx, { id, kind: 'order.service', content, at: now }, async () => {
        await insertService(scope, tx, {
          id,
          order_id: row.id,
          person_no: row.person_no,
          at: new Date(at),
          received_at: new Date(now),
          by_name: scope.actor.name,
          manner: input.manner,
          signed_by: input.signedBy ?? null,
          witness: input.witness ?? null,
          note: input.note ?? null,
        });
        const payload = { orderId: row.id, areaNos: areasOf(row) };
        await appendEvent(tx, { topic: 'order.followed', dataset: scope.dataset, payload, at: now });
        const detail = { manner: input.manner };
        await audit(tx, scope, now, [
          { action: 'order.serve', subjectKind: 'order', subjectId: row.id, areaNo: row.area_no, detail },
        ]);
        return done({ id }, 201);
      }),
  );
}

/** A service as shown with its order. */
export function presentService(row: ServiceRow): ShownOrderDetail['services'][number] {
  return {
    id: row.id,
    at: row.at.toISOString(),
    by: row.by_name,
    manner: row.manner,
    signedBy: row.signed_by,
    witness: row.witness,
    note: row.note,
  };
}
