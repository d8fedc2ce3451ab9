import type { Static } from 'typebox';
import type { OrderDetail } from '../../../../contract/orders.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { refuse as refuseGeneral } from '../../../platform/outcomes/general.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import type { OrderContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import { changesOfOrder } from '../store/changes.ts';
import { followUpsOfOrder } from '../store/follow-ups.ts';
import { findOrder, type OrderRow } from '../store/orders.ts';
import { warningsOf } from './check-term.ts';
import { presentOrders } from './present-orders.ts';
import { reaches, sees } from './reach.ts';

export type ShownOrderDetail = Static<typeof OrderDetail>;

const FOLLOW_UPS_SHOWN = 100;

/** Finds one order within the viewer's reach. Whoever shows it audits that. */
export async function reachOrder(
  context: OrderContext,
  scope: Scope,
  id: string,
): Promise<Outcome<OrderRow>> {
  const row = await findOrder(scope, context.platform.db, id.toLowerCase());
  if (row === undefined) {
    return refuseGeneral('not-found');
  }
  return reaches(context, scope, 'order.read', row) ? done(row) : refuse('outside-area');
}

/** Notes that the order was read or printed. */
export async function auditReading(
  context: OrderContext,
  scope: Scope,
  action: 'order.read' | 'order.print',
  row: OrderRow,
): Promise<void> {
  const entry = { action, subjectKind: 'order', subjectId: row.id, areaNo: row.area_no };
  await audit(context.platform.db, scope, context.platform.clock.now(), [entry]);
}

/** One order with its journal and its checks. */
export async function showOrder(
  context: OrderContext,
  scope: Scope,
  id: string,
): Promise<Outcome<ShownOrderDetail>> {
  const row = await reachOrder(context, scope, id);
  if (!row.ok) {
    return row;
  }
  await auditReading(context, scope, 'order.read', row.value);
  return done(await presentDetail(context, scope, row.value));
}

/** An order whole. What was measured and noted is health data: empty below the sensitive class. */
export async function presentDetail(
  context: OrderContext,
  scope: Scope,
  row: OrderRow,
): Promise<ShownOrderDetail> {
  const { db } = context.platform;
  const [shown] = await presentOrders(context, scope, [row]);
  if (shown === undefined) {
    throw new Error(`order ${row.id} of a person that is not on record`);
  }
  const changes = await changesOfOrder(scope, db, row.id);
  const followUps = await followUpsOfOrder(scope, db, row.id, FOLLOW_UPS_SHOWN);
  const health = sees(context, scope, 'sensitive', row);
  return {
    ...shown,
    warnings: warningsOf(row),
    changes: changes.map((change) => ({
      kind: change.kind,
      at: change.at.toISOString(),
      by: change.by_name,
      reason: change.reason,
      previousUntil: change.previous_until.toISOString(),
      until: change.until.toISOString(),
    })),
    followUps: followUps.map((check) => ({
      id: check.id,
      at: check.at.toISOString(),
      by: check.by_name,
      present: check.present,
      temperature: health ? check.temperature : null,
      symptoms: health ? [...check.symptoms] : [],
      note: health ? check.note : null,
    })),
  };
}
