import type { Scope } from '../../../platform/access/scope.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { mergeEdit } from '../../../platform/db/merge-edit.ts';
import { refuse as refuseGeneral } from '../../../platform/outcomes/general.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import type { OrderContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import { lockOrders, lockSubjects, type OrderRow } from '../store/orders.ts';
import { DECIDED, type PlanChange, type Saved, save } from './change-order.ts';
import { readTime } from './check-term.ts';
import { moveEnd } from './extend-order.ts';
import { decides } from './reach.ts';
import { end } from './release-order.ts';

/** Orders changed in one transaction: few enough that nobody waits long for the counters it holds. */
const CHUNK = 200;

/** One change of a batch. */
type Asked = { readonly id: string } & PlanChange;
/** What became of one order, as the API answers it. */
export type BulkReply = {
  readonly outcomes: {
    id: string;
    status: number;
    code?: string;
    message?: string;
    messageEn?: string;
  }[];
};

/** Moves the ends of many orders, each to its own time, with one reason. What stands as asked is left. */
export async function extendMany(
  context: OrderContext,
  scope: Scope,
  input: { readonly items: readonly { id: string; until: string }[]; readonly reason: string },
): Promise<Outcome<BulkReply>> {
  const now = context.platform.clock.now();
  const asked = input.items.map(({ id, until }): Asked => {
    const at = readTime(until, 'until', now);
    return at.ok
      ? { id, ...moveEnd(scope, at.value, input.reason) }
      : { id, isDone: () => false, plan: async () => await Promise.resolve(at) };
  });
  return reply(asked, await changeMany(context, scope, asked));
}

/** Releases many orders; `reason` is needed where one has not reached its end. */
export async function releaseAll(
  context: OrderContext,
  scope: Scope,
  input: { readonly ids: readonly string[]; readonly reason?: string | undefined },
): Promise<Outcome<BulkReply>> {
  const asked = input.ids.map((id) => releasing(id, input.reason ?? null));
  return reply(asked, await changeMany(context, scope, asked));
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
): Promise<Outcome<null>[]> {
  return await changeMany(
    context,
    scope,
    orderIds.map((id) => releasing(id, reason)),
  );
}

function releasing(id: string, reason: string | null): Asked {
  return {
    id,
    isDone: (row) => row.status === 'RELEASED',
    plan: async (_tx, row, now) => await Promise.resolve(end(row, 'release', reason, now)),
  };
}

/** A batch that breaks off has changed whole chunks, and may be sent again. */
async function changeMany(
  context: OrderContext,
  scope: Scope,
  asked: readonly Asked[],
): Promise<Outcome<null>[]> {
  const outcomes: Outcome<null>[] = [];
  for (let from = 0; from < asked.length; from += CHUNK) {
    const part = asked.slice(from, from + CHUNK).map((one) => ({ ...one, id: one.id.toLowerCase() }));
    const made = await context.platform.db.transaction().execute(async (tx) => {
      const ids = part.map(({ id }) => id);
      const rows = new Map((await lockOrders(scope, tx, ids)).map((row) => [row.id, row]));
      // All at once and in their order: two batches that lock person by person could wait for each other.
      await lockSubjects(
        scope,
        tx,
        [...rows.values()].map((row) => row.person_no),
      );
      const some: Outcome<null>[] = [];
      const saved: Saved[] = [];
      for (const one of part) {
        const changed = await changeOne(context, scope, tx, rows.get(one.id), one);
        some.push(changed.ok ? done(null) : changed);
        if (changed.ok && changed.value !== null) {
          saved.push(changed.value);
          rows.set(one.id, changed.value.next);
        }
      }
      if (saved.length > 0) {
        await save(scope, tx, saved, context.platform.clock.now());
      }
      return some;
    });
    outcomes.push(...made);
  }
  return outcomes;
}

/** What of one order is to be saved; null: nothing, it is as asked. */
async function changeOne(
  context: OrderContext,
  scope: Scope,
  tx: Tx,
  row: OrderRow | undefined,
  asked: Asked,
): Promise<Outcome<Saved | null>> {
  if (row === undefined) {
    return refuseGeneral('not-found');
  }
  if (!decides(context, scope, row)) {
    return refuse('outside-area');
  }
  if (asked.isDone(row)) {
    return done(null);
  }
  const planned = await asked.plan(tx, row, context.platform.clock.now());
  if (!planned.ok) {
    return planned;
  }
  const { version, fieldVersions } = mergeEdit(
    { version: row.version, fieldVersions: row.field_versions },
    row.version,
    DECIDED,
  );
  const next = { ...row, ...planned.value.set, version, field_versions: fieldVersions };
  return done({ row, next, change: planned.value });
}

function reply(asked: readonly Asked[], outcomes: readonly Outcome<null>[]): Outcome<BulkReply> {
  return done({
    outcomes: outcomes.map((one, i) => {
      const { id } = asked[i]!;
      return one.ok
        ? { id, status: 200 }
        : { id, status: one.status, code: one.code, message: one.message, messageEn: one.messageEn };
    }),
  });
}
