import type { Body, Reply } from '../../../../contract/kit.ts';
import type { orderCertificatesApi } from '../../../../contract/order-certificates.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import type { Tx } from '../../../platform/db/database.ts';
import type { Platform } from '../../../platform/module.ts';
import { refuse as refuseGeneral } from '../../../platform/outcomes/general.ts';
import { done, type Outcome, type Refusal } from '../../../platform/outcomes/outcome.ts';
import { refusedRow } from '../../../platform/outcomes/rows.ts';
import type { OrderContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import { certificatesOf, withdrawCertificates } from '../store/certificates.ts';
import { lockOrders, type OrderRow } from '../store/orders.ts';
import type { CertificateOutcomes } from './issue-certificates.ts';
import { listWithdrawn } from './list-withdrawn.ts';
import { decides } from './reach.ts';

type Withdraw = (typeof orderCertificatesApi)['POST /orders/certificates/withdrawals'];

/**
 * Withdraws certificates that say something wrong, each with an outcome of its own; a new one may be issued then. What was
 * withdrawn before is left.
 */
export async function withdrawMany(
  context: OrderContext,
  scope: Scope,
  { ids, reason }: Body<Withdraw>,
): Promise<Outcome<Reply<Withdraw>>> {
  const asked = [...new Set(ids.map((id) => id.toLowerCase()))];
  const at = context.platform.clock.now();
  const outcomes = await context.platform.db.transaction().execute(async (tx) => {
    const rows = new Map((await lockOrders(scope, tx, asked)).map((row) => [row.id, row]));
    const known = new Set((await certificatesOf(scope, tx, asked)).map((one) => one.order_id));
    const refusals = new Map(asked.map((id) => [id, whyNot(context, scope, rows.get(id), known)]));
    const taken = asked.flatMap((id) => (refusals.get(id) === null ? (rows.get(id) ?? []) : []));
    await withdraw(context.platform, scope, tx, taken, { at, reason, decisions: new Map() });
    return asked.map((id): CertificateOutcomes[number] => {
      const refused = refusals.get(id) ?? null;
      if (refused === null) {
        return { id, status: 200 };
      }
      return refusedRow(id, refused);
    });
  });
  return done({ outcomes });
}

function whyNot(
  context: OrderContext,
  scope: Scope,
  row: OrderRow | undefined,
  known: ReadonlySet<string>,
): Refusal | null {
  if (row === undefined) {
    return refuseGeneral('not-found');
  }
  if (!decides(context, scope, row)) {
    return refuse('outside-area');
  }
  return known.has(row.id) ? null : refuse('not-certified', { params: { count: 1 } });
}

/**
 * Withdraws what stands of the certificates of locked orders, in the caller's transaction; the list that phones of gates
 * carry names them from now on.
 * @param why `decisions`: numbers of those that annulled the orders, by order.
 */
export async function withdraw(
  platform: Pick<Platform, 'clock'>,
  scope: Scope,
  tx: Tx,
  rows: readonly Pick<OrderRow, 'id' | 'area_no'>[],
  why: { readonly at: number; readonly reason: string; readonly decisions: ReadonlyMap<string, string> },
): Promise<void> {
  const { at, reason, decisions } = why;
  const withdrawn = await withdrawCertificates(
    scope,
    tx,
    rows.map(({ id }) => ({
      orderId: id,
      at: new Date(at),
      by: scope.actor.name,
      reason,
      decision: decisions.get(id) ?? null,
    })),
  );
  await listWithdrawn(platform, tx, scope.dataset, [...withdrawn.values()]);
  await audit(
    tx,
    { ...scope, reason },
    at,
    rows
      .filter(({ id }) => withdrawn.has(id))
      .map((row) => ({
        action: 'order.certificate-withdraw',
        subjectKind: 'order',
        subjectId: row.id,
        areaNo: row.area_no,
      })),
  );
}
