import type { Scope } from '../../../platform/access/scope.ts';
import { auditChanges } from '../../../platform/audit/changes.ts';
import { changesBetween } from '../../../platform/db/merge-edit.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { appendEvents } from '../../../platform/events/outbox.ts';
import { addFigures } from '../../../platform/figures/figures.ts';
import { refuse as refuseGeneral } from '../../../platform/outcomes/general.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import type { OrderContext } from '../context.ts';
import { countedOrder } from '../figures.ts';
import { refuse } from '../refusals.ts';
import { orderCountChange } from '../rules/order-figures.ts';
import { type ChangeDecisionRow } from '../store/change-decisions.ts';
import { insertOrderChanges } from '../store/changes.ts';
import { lockOrder, type OrderRow, updateOrders } from '../store/orders.ts';
import {
  type DecisionInput,
  issueDecisions,
  prepareDecisions,
  type PreparedDecisions,
} from './decide-changes.ts';
import { lockNumbers } from './lock-numbers.ts';
import { type PlanChange, planStep, type Saved, type Step } from './plan-step.ts';
import { areasOf, decides } from './reach.ts';
import { presentDetail } from './show-order.ts';
import { undoAnnulled } from './undo-annulled.ts';
import { withdraw } from './withdraw-certificates.ts';
import type { ShownOrderDetail } from '../types.ts';

/**
 * Changes the end of one order: counters, journal, event and audit, and the decision on it where one is asked for, in one
 * transaction. Somebody else's change since `version` answers 409 with the current order. A repeat of a change that was
 * made answers the order as it is; a decision is issued on it if it has none.
 */
export async function changeOrder(
  context: OrderContext,
  scope: Scope,
  asked: {
    readonly id: string;
    readonly version: number;
    readonly decision: DecisionInput | undefined;
  } & PlanChange,
): Promise<Outcome<ShownOrderDetail>> {
  const prepared = await prepareDecisions(context, scope, asked.decision);
  if (!prepared.ok) {
    return prepared;
  }
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
      const numbersOf = await lockNumbers(context, scope, tx, [row.person_no]);
      const step = await planStep(scope, tx, row, { ...asked, decision: prepared.value }, { now, numbersOf });
      if ('conflict' in step || !step.ok) {
        return step;
      }
      await writeSteps(context, scope, tx, [step.value], prepared.value);
      return done(step.value.saved?.next ?? row);
    });
  if ('conflict' in changed) {
    const current = await presentDetail(context, scope, changed.conflict);
    return refuseGeneral('version-conflict', { current, fields: { until: 'changed', status: 'changed' } });
  }
  return changed.ok ? done(await presentDetail(context, scope, changed.value)) : changed;
}

/** Writes steps of orders that are locked: decisions first, since their series is locked before the counters. */
export async function writeSteps(
  context: OrderContext,
  scope: Scope,
  tx: Tx,
  steps: readonly Step[],
  prepared: PreparedDecisions | null,
): Promise<ChangeDecisionRow[]> {
  const decided = steps.flatMap((step) => step.decided ?? []);
  const issued = prepared === null ? [] : await issueDecisions(context, scope, tx, prepared, decided);
  const saved = steps.flatMap((step) => step.saved ?? []);
  if (saved.length > 0) {
    await save(context.platform, scope, tx, saved);
    await withdrawAnnulled(context.platform, scope, tx, saved, issued);
    const annulled = saved.filter(({ change }) => change.kind === 'cancel');
    await undoAnnulled(
      context,
      scope,
      tx,
      annulled.map(({ row }) => row),
    );
  }
  return issued;
}

/** What annuls an order takes its certificate of completion with it. */
async function withdrawAnnulled(
  platform: Pick<OrderContext['platform'], 'clock'>,
  scope: Scope,
  tx: Tx,
  saved: readonly Saved[],
  issued: readonly ChangeDecisionRow[],
): Promise<void> {
  const at = platform.clock.now();
  const annulled = saved.filter(({ change }) => change.kind === 'cancel');
  const numbers = issued
    .filter(({ kind }) => kind === 'cancel')
    .map((one) => [one.order_id, one.number] as const);
  const decisions = new Map(numbers);
  for (const [reason, some] of Map.groupBy(annulled, ({ change }) => change.reason ?? '')) {
    await withdraw(
      platform,
      scope,
      tx,
      some.map(({ row }) => row),
      { at, reason, decisions },
    );
  }
}

/**
 * Writes planned changes: orders, journal, counters, one event a kind, audit. An order may be changed more than once, in
 * the order of the list.
 */
async function save(
  { secrets, clock }: OrderContext['platform'],
  scope: Scope,
  tx: Tx,
  saved: readonly Saved[],
): Promise<void> {
  const now = clock.now();
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
    await auditChanges(
      secrets,
      tx,
      { ...scope, reason: reason ?? undefined },
      now,
      some.map(({ row, next, change }) => ({
        action: `order.${change.kind}`,
        subjectKind: 'order',
        subjectId: row.id,
        areaNo: row.area_no,
        changes: changesBetween(shownFields(row), shownFields(next)),
      })),
    );
  }
}

/** What of an order changes, for its history. */
function shownFields({ status, until_at }: OrderRow) {
  return { status, until: until_at.toISOString() };
}
