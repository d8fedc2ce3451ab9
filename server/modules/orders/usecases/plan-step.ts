import type { Scope } from '../../../platform/access/scope.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { mergeEdit } from '../../../platform/db/merge-edit.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import { refuse } from '../refusals.ts';
import { changeDecisionsOf } from '../store/change-decisions.ts';
import { changesOfOrder, type OrderChangeRow } from '../store/changes.ts';
import type { OrderRow } from '../store/orders.ts';
import type { NumbersOf } from './lock-numbers.ts';
import { type Decided, decidedOf, type PreparedDecisions } from './decide-changes.ts';

/** What a change does to the stored order. */
export type OrderChange = {
  readonly kind: OrderChangeRow['kind'];
  readonly reason: string | null;
  readonly set: Partial<
    Pick<OrderRow, 'status' | 'until_at' | 'previous_until_at' | 'ended_at' | 'released_at'>
  >;
};

/** What a plan begins from: the time (Unix ms), and the numbers of the people whose orders are locked. */
export type PlanGround = { readonly now: number; readonly numbersOf: NumbersOf };

/** Looks at the locked order; null: it is already as asked, so a repeat changes nothing. */
export type PlanChange = {
  readonly isDone: (row: OrderRow) => boolean;
  readonly plan: (tx: Tx, row: OrderRow, ground: PlanGround) => Promise<Outcome<OrderChange>>;
};

/** A planned change: the order before and after. */
export type Saved = { readonly row: OrderRow; readonly next: OrderRow; readonly change: OrderChange };

/** What of one order is to be written: a change, and a decision on it or on the one before; both null: it is as asked. */
export type Step = { readonly saved: Saved | null; readonly decided: Decided | null };

type Asked = PlanChange & {
  readonly version: number;
  readonly decision: PreparedDecisions | null;
  /** Of a change that was made without one, for its decision. */
  readonly reason?: string | undefined;
};

// Both kinds of change decide the end and depend on the status, so an officer who has not seen the other's is told.
const DECIDED = ['status', 'until_at'];

/** Plans a change of an order that is locked; a change since `version` is a conflict. */
export async function planStep(
  scope: Scope,
  tx: Tx,
  row: OrderRow,
  asked: Asked,
  ground: PlanGround,
): Promise<Outcome<Step> | { conflict: OrderRow }> {
  if (asked.isDone(row)) {
    return asked.decision === null
      ? done({ saved: null, decided: null })
      : await decideNewest(scope, tx, row, asked.decision, asked.reason);
  }
  const { version, fieldVersions, conflicts } = mergeEdit(
    { version: row.version, fieldVersions: row.field_versions },
    asked.version,
    DECIDED,
  );
  if (conflicts.length > 0) {
    return { conflict: row };
  }
  const planned = await asked.plan(tx, row, ground);
  if (!planned.ok) {
    return planned;
  }
  const change = planned.value;
  const next = { ...row, ...change.set, version, field_versions: fieldVersions };
  const saved = { row, next, change };
  if (asked.decision === null) {
    return done({ saved, decided: null });
  }
  const { kind, reason } = change;
  const line = {
    kind,
    reason,
    version,
    at: new Date(ground.now),
    previous_until: row.until_at,
    until: next.until_at,
  };
  const decided = decidedOf(asked.decision, next, line);
  return decided.ok ? done({ saved, decided: decided.value }) : decided;
}

/** The decision on a change that was made before; one that has a decision is left. */
async function decideNewest(
  scope: Scope,
  tx: Tx,
  row: OrderRow,
  decision: PreparedDecisions,
  reason: string | undefined,
): Promise<Outcome<Step>> {
  const [newest] = await changesOfOrder(scope, tx, row.id);
  if (newest === undefined) {
    return refuse('nothing-to-decide');
  }
  const issued = await changeDecisionsOf(scope, tx, [row.id]);
  if (issued.some((one) => one.change_version === newest.version)) {
    return done({ saved: null, decided: null });
  }
  const decided = decidedOf(decision, row, { ...newest, reason: newest.reason ?? reason ?? null });
  return decided.ok ? done({ saved: null, decided: decided.value }) : decided;
}
