import type { Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { mergeEdit } from '../../../platform/db/merge-edit.ts';
import { appendEvents } from '../../../platform/events/outbox.ts';
import { addFigures } from '../../../platform/figures/figures.ts';
import { refuse as refuseGeneral } from '../../../platform/outcomes/general.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import type { OrderContext } from '../context.ts';
import { countedOrder } from '../figures.ts';
import { refuse } from '../refusals.ts';
import { orderCountChange } from '../rules/order-figures.ts';
import { insertOrderChanges, type OrderChangeRow } from '../store/changes.ts';
import { lockOrder, type OrderRow, updateOrders } from '../store/orders.ts';
import { areasOf, decides } from './reach.ts';
import { presentDetail } from './show-order.ts';
import type { ShownOrderDetail } from '../types.ts';

/** What a change does to the stored order. */
export type OrderChange = {
  readonly kind: OrderChangeRow['kind'];
  readonly reason: string | null;
  readonly set: Partial<
    Pick<OrderRow, 'status' | 'until_at' | 'previous_until_at' | 'ended_at' | 'released_at'>
  >;
};

/** Looks at the locked order; null: it is already as asked, so a repeat changes nothing. */
export type PlanChange = {
  readonly isDone: (row: OrderRow) => boolean;
  readonly plan: (tx: Tx, row: OrderRow, now: number) => Promise<Outcome<OrderChange>>;
};

// Both kinds of change decide the end and depend on the status, so an officer who has not seen the other's is told.
export const DECIDED = ['status', 'until_at'];

/**
 * Changes the end of one order: counters, journal, event and audit in one transaction. Somebody else's change since
 * `version` answers 409 with the current order. A repeat of a change that was made answers the order as it is.
 */
export async function changeOrder(
  context: OrderContext,
  scope: Scope,
  asked: { readonly id: string; readonly version: number } & PlanChange,
): Promise<Outcome<ShownOrderDetail>> {
  const now = context.platform.clock.now();
  const changed = await context.platform.db
    .transaction()
    .execute(async (tx): Promise<Outcome<OrderRow> | { conflict: OrderRow }> => {
      const row = await lockOrder(scope, tx, asked.id.toLowerCase());
      if (row === undefined) {
        return refuseGeneral('not-found');
      }
      if (!decides(context, scope, row)) {
        return refuse('outside-area');
      }
      if (asked.isDone(row)) {
        return done(row);
      }
      const merged = mergeEdit(
        { version: row.version, fieldVersions: row.field_versions },
        asked.version,
        DECIDED,
      );
      if (merged.conflicts.length > 0) {
        return { conflict: row };
      }
      const planned = await asked.plan(tx, row, now);
      if (!planned.ok) {
        return planned;
      }
      const next = {
        ...row,
        ...planned.value.set,
        version: merged.version,
        field_versions: merged.fieldVersions,
      };
      await save(scope, tx, [{ row, next, change: planned.value }], now);
      return done(next);
    });
  if ('conflict' in changed) {
    const current = await presentDetail(context, scope, changed.conflict);
    return refuseGeneral('version-conflict', { current, fields: { until: 'changed', status: 'changed' } });
  }
  return changed.ok ? done(await presentDetail(context, scope, changed.value)) : changed;
}

/** A planned change: the order before and after. */
export type Saved = { readonly row: OrderRow; readonly next: OrderRow; readonly change: OrderChange };

/**
 * Writes planned changes: orders, journal, counters, one event a kind, audit. An order may be changed more than once, in
 * the order of the list.
 */
export async function save(scope: Scope, tx: Tx, saved: readonly Saved[], now: number): Promise<void> {
  // The last state of each order is written.
  await updateOrders(scope, tx, [...new Map(saved.map(({ next }) => [next.id, next])).values()]);
  await insertOrderChanges(
    scope,
    tx,
    saved.map(({ row, next, change }) => ({
      order_id: row.id,
      person_no: row.person_no,
      version: next.version,
      kind: change.kind,
      at: new Date(now),
      by_name: scope.actor.name,
      reason: change.reason,
      previous_until: row.until_at,
      until: next.until_at,
    })),
  );
  await addFigures(
    tx,
    saved.flatMap(({ row, next }) => orderCountChange(countedOrder(row), countedOrder(next))),
  );
  const kinds = Map.groupBy(saved, ({ change }) => change.kind);
  await appendEvents(
    tx,
    [...kinds].map(([change, some]) => ({
      topic: 'order.changed' as const,
      dataset: scope.dataset,
      payload: {
        orderIds: some.map(({ row }) => row.id),
        change,
        areaNos: [...new Set(some.flatMap(({ row }) => areasOf(row)))],
      },
      at: now,
    })),
  );
  const reasons = Map.groupBy(saved, ({ change }) => change.reason);
  for (const [reason, some] of reasons) {
    await audit(
      tx,
      { ...scope, reason: reason ?? undefined },
      now,
      some.map(({ row, change }) => ({
        action: `order.${change.kind}`,
        subjectKind: 'order',
        subjectId: row.id,
        areaNo: row.area_no,
      })),
    );
  }
}
