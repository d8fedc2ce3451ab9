import type { Scope } from '../../../platform/access/scope.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { appendEvents } from '../../../platform/events/outbox.ts';
import { addFigures } from '../../../platform/figures/figures.ts';
import { organisationsByIds } from '../../../registry/organisations/index.ts';
import type { OrderContext } from '../context.ts';
import { countedOrder } from '../figures.ts';
import { orderCounts } from '../rules/order-figures.ts';
import type { OrderKind, OrderStatus } from '../rules/order-status.ts';
import { insertFollowUps } from '../store/follow-ups.ts';
import { insertOrders, type OrderRow } from '../store/orders.ts';
import { takeOrderNumbers } from '../store/series.ts';
import { makeOrder, type OrderSeed, seriesYear } from './make-order.ts';
import { freezeWordings, generalWording } from './order-wordings.ts';
import { areasOf } from './reach.ts';

/** An order of the simulation or of an import: people, office, place and case exist, the term is right. Unix ms. */
export type OrderToLoad = {
  readonly id: string;
  readonly personNo: number;
  readonly kind: OrderKind;
  readonly officeId: string;
  readonly legalBasis: string;
  readonly reason: string;
  readonly issuedAt: number;
  readonly from: number;
  readonly until: number;
  readonly placeNo: number | null;
  readonly caseId: string | null;
  /** Responsible area, and area of the place of stay where there is one. */
  readonly areaNo: number | null;
  readonly stayAreaNo: number | null;
  /** When it was given to the person, where that is known. */
  readonly servedAt?: number;
  /** How it ended, if it did; an order whose end has passed without release is EXPIRED at its end. */
  readonly end?: { readonly status: Exclude<OrderStatus, 'IN_FORCE'>; readonly at: number };
  readonly followUps?: readonly {
    readonly id: string;
    readonly at: number;
    readonly present: boolean;
    readonly temperature?: number;
    readonly symptoms?: readonly string[];
  }[];
};

/**
 * Loads many orders at once, in the order given, with numbers of their offices' series, checks and counters, and one
 * event a kind. @throws Error for an office that is not on record: a fault of the caller.
 */
export async function loadOrders(
  context: Pick<OrderContext, 'platform' | 'areas'>,
  scope: Scope,
  tx: Tx,
  orders: readonly OrderToLoad[],
): Promise<void> {
  if (orders.length === 0) {
    return;
  }
  const rows = await numberOrders(context, scope, tx, orders);
  await insertOrders(scope, tx, rows);
  const now = context.platform.clock.now();
  await insertFollowUps(
    scope,
    tx,
    orders.flatMap((order) =>
      (order.followUps ?? []).map((check) => ({
        id: check.id,
        order_id: order.id,
        person_no: order.personNo,
        at: new Date(check.at),
        received_at: new Date(check.at),
        by_name: scope.actor.name,
        present: check.present,
        temperature: check.temperature ?? null,
        symptoms: check.symptoms ?? [],
        note: null,
      })),
    ),
  );
  await addFigures(
    tx,
    rows.flatMap((row) => orderCounts(countedOrder(row))),
  );
  const kinds = Map.groupBy(rows, (row) => row.kind);
  await appendEvents(
    tx,
    [...kinds].map(([kind, some]) => ({
      topic: 'order.issued' as const,
      dataset: scope.dataset,
      // A load is too large to name its orders: an empty list says that many came.
      payload: { orderIds: [], kind, areaNos: [...new Set(some.flatMap(areasOf))] },
      at: now,
    })),
  );
}

async function numberOrders(
  context: Pick<OrderContext, 'areas'>,
  scope: Scope,
  tx: Tx,
  orders: readonly OrderToLoad[],
): Promise<OrderRow[]> {
  const offices = await organisationsByIds(scope, tx, [...new Set(orders.map((order) => order.officeId))]);
  const series = Map.groupBy(orders, (order) => `${order.officeId} ${seriesYear(order.issuedAt)}`);
  const rows: OrderRow[] = [];
  for (const [key, some] of [...series].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    const [officeId, year] = key.split(' ') as [string, string];
    const office = offices.get(officeId);
    if (office === undefined) {
      throw new Error(`no office ${officeId}`);
    }
    const first = await takeOrderNumbers(scope, tx, { officeId, year: Number(year) }, some.length);
    // What is loaded was issued elsewhere, or by nobody: it reads the general wording, not an office's template.
    const kinds = [...new Set(some.map((order) => order.kind))];
    const general = kinds.map((kind) => generalWording(context, office, kind));
    const digests = await freezeWordings(scope, tx, general);
    const wordings = new Map(kinds.map((kind, i) => [kind, digests[i]!]));
    rows.push(
      ...some.map((order, i) =>
        toRow(scope, order, { office, sequence: first + i, wording: wordings.get(order.kind)! }),
      ),
    );
  }
  return rows;
}

function toRow(
  scope: Scope,
  order: OrderToLoad,
  given: Pick<OrderSeed, 'office' | 'sequence' | 'wording'>,
): OrderRow {
  const { id, kind, reason, issuedAt, from, until, end } = order;
  const row = makeOrder(scope, {
    id,
    person_no: order.personNo,
    kind,
    legal_basis: order.legalBasis,
    reason,
    place_no: order.placeNo,
    case_id: order.caseId,
    area_no: order.areaNo,
    signer: null,
    served_at: order.servedAt === undefined ? null : new Date(order.servedAt),
    stay_area_no: order.stayAreaNo,
    ...given,
    issuedAt,
    from,
    until,
  });
  if (end === undefined) {
    return row;
  }
  const endedAt = new Date(Math.min(end.at, until));
  const releasedAt = end.status === 'RELEASED' ? new Date(end.at) : null;
  return { ...row, status: end.status, ended_at: endedAt, released_at: releasedAt };
}
