import type { RowOutcome } from '../../../../contract/kit.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { refuse as refuseGeneral } from '../../../platform/outcomes/general.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import { refusedRow } from '../../../platform/outcomes/rows.ts';
import type { OrderContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import { lockOrders, type OrderRow } from '../store/orders.ts';
import { writeSteps } from './change-order.ts';
import { readTime } from './check-term.ts';
import { type DecisionInput, prepareDecisions, type PreparedDecisions } from './decide-changes.ts';
import { moveEnd } from './extend-order.ts';
import { inOrderOfNumbers } from './in-order.ts';
import { lockNumbers } from './lock-numbers.ts';
import { type PlanChange, type PlanGround, planStep, type Step } from './plan-step.ts';
import { decides } from './reach.ts';
import { endBy } from './release-order.ts';

/** Orders changed in one transaction: few enough that nobody waits long for the counters it holds. */
const CHUNK = 200;

/** One change of a batch. */
type Asked = { readonly id: string; readonly reason?: string | undefined } & PlanChange;
/** What became of one order, as the API answers it. */
export type BulkReply = {
  readonly outcomes: (RowOutcome & { decision?: { id: string; number: string } })[];
};

/** The decision on the change of one order; null: none was asked for, or it had one before. */
type Decision = { readonly id: string; readonly number: string } | null;

/**
 * Moves the ends of many orders, each to its own time, with one reason, by decisions of one office where asked. What
 * stands as asked is left.
 */
export async function extendMany(
  context: OrderContext,
  scope: Scope,
  input: {
    readonly items: readonly { id: string; until: string }[];
    readonly reason: string;
    readonly decision?: DecisionInput | undefined;
  },
): Promise<Outcome<BulkReply>> {
  const now = context.platform.clock.now();
  const asked = input.items.map(({ id, until }): Asked => {
    const at = readTime(until, 'until', now);
    return at.ok
      ? { id, ...moveEnd(scope, at.value, input.reason) }
      : { id, isDone: () => false, plan: async () => await Promise.resolve(at) };
  });
  return await changeAll(context, scope, asked, input.decision);
}

/**
 * Ends many orders with one reason: releases them, where it is needed for who has not reached his end and for decisions, or
 * cancels what should not have been issued. What ended so before is left.
 */
export async function endAll(
  context: OrderContext,
  scope: Scope,
  kind: 'release' | 'cancel',
  input: {
    readonly ids: readonly string[];
    readonly reason?: string | undefined;
    readonly decision?: DecisionInput | undefined;
  },
): Promise<Outcome<BulkReply>> {
  const asked = input.ids.map((id): Asked => ({
    id,
    ...endBy(kind, input.reason ?? null, input.decision !== undefined),
  }));
  return await changeAll(context, scope, asked, input.decision);
}

/** Issues decisions on the newest changes of many orders that stand as notes; what has one is left. */
export async function decideMany(
  context: OrderContext,
  scope: Scope,
  input: {
    readonly ids: readonly string[];
    readonly decision: DecisionInput;
    readonly reason?: string | undefined;
  },
): Promise<Outcome<BulkReply>> {
  const asked = input.ids.map((id): Asked => ({
    id,
    isDone: () => true,
    plan: async () => await Promise.resolve(refuse('nothing-to-decide')),
    reason: input.reason,
  }));
  return await changeAll(context, scope, asked, input.decision);
}

/**
 * Releases many orders with one reason, each with an outcome of its own, in the order asked. What was released before
 * is released.
 */
export async function releaseMany(
  context: OrderContext,
  scope: Scope,
  orderIds: readonly string[],
  reason: string,
): Promise<Outcome<unknown>[]> {
  return await changeMany(
    context,
    scope,
    orderIds.map((id): Asked => ({ id, ...endBy('release', reason, false) })),
    null,
  );
}

async function changeAll(
  context: OrderContext,
  scope: Scope,
  asked: readonly Asked[],
  decision: DecisionInput | undefined,
): Promise<Outcome<BulkReply>> {
  const prepared = await prepareDecisions(context, scope, decision);
  return prepared.ok ? reply(asked, await changeMany(context, scope, asked, prepared.value)) : prepared;
}

/**
 * Changes orders as their numbers follow, so that decisions are numbered alike; outcomes are in the order asked. A batch that
 * breaks off has changed whole chunks, and may be sent again.
 */
async function changeMany(
  context: OrderContext,
  scope: Scope,
  asked: readonly Asked[],
  prepared: PreparedDecisions | null,
): Promise<Outcome<Decision>[]> {
  const ordered = await inOrderOfNumbers(scope, context.platform.db, asked);
  const outcomes = new Map<Asked, Outcome<Decision>>();
  for (let from = 0; from < ordered.length; from += CHUNK) {
    const some = ordered.slice(from, from + CHUNK);
    const part = some.map((one) => ({ ...one, id: one.id.toLowerCase() }));
    const made = await context.platform.db.transaction().execute(async (tx) => {
      const ids = part.map(({ id }) => id);
      const rows = new Map((await lockOrders(scope, tx, ids)).map((row) => [row.id, row]));
      const nos = [...rows.values()].map((row) => row.person_no);
      const ground = {
        now: context.platform.clock.now(),
        numbersOf: await lockNumbers(context, scope, tx, nos),
      };
      const steps: Outcome<Step>[] = [];
      // An order named again, as it is asked already by this batch, gets no second decision.
      const decided = new Set<string>();
      for (const one of part) {
        const row = rows.get(one.id);
        const again = row !== undefined && decided.has(one.id) && one.isDone(row);
        const decision = again ? null : prepared;
        const step = await stepOf(context, scope, tx, row, { ...one, decision }, ground);
        steps.push(step);
        if (step.ok && step.value.decided !== null) {
          decided.add(one.id);
        }
        if (step.ok && step.value.saved !== null) {
          rows.set(one.id, step.value.saved.next);
        }
      }
      const taken = steps.flatMap((step) => (step.ok ? step.value : []));
      const issued = await writeSteps(context, scope, tx, taken, prepared);
      const byChange = new Map(issued.map((row) => [`${row.order_id} ${row.change_version}`, row]));
      return steps.map((step): Outcome<Decision> => {
        const made = step.ok ? step.value.decided : null;
        const row = made === null ? undefined : byChange.get(`${made.order.id} ${made.version}`);
        return step.ok ? done(row === undefined ? null : { id: row.id, number: row.number }) : step;
      });
    });
    made.forEach((outcome, n) => outcomes.set(some[n]!, outcome));
  }
  return asked.map((one) => outcomes.get(one)!);
}

async function stepOf(
  context: OrderContext,
  scope: Scope,
  tx: Tx,
  row: OrderRow | undefined,
  asked: Asked & { readonly decision: PreparedDecisions | null },
  ground: PlanGround,
): Promise<Outcome<Step>> {
  if (row === undefined) {
    return refuseGeneral('not-found');
  }
  if (!decides(context, scope, row)) {
    return refuse('outside-area');
  }
  const step = await planStep(scope, tx, row, { ...asked, version: row.version }, ground);
  return 'conflict' in step ? refuseGeneral('version-conflict') : step;
}

function reply(asked: readonly Asked[], outcomes: readonly Outcome<Decision>[]): Outcome<BulkReply> {
  return done({
    outcomes: outcomes.map((one, i) => {
      const { id } = asked[i]!;
      if (!one.ok) {
        return refusedRow(id, one);
      }
      return one.value === null ? { id, status: 200 } : { id, status: 200, decision: one.value };
    }),
  });
}
