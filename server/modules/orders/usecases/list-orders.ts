import type { Query } from '../../../../contract/kit.ts';
import type { ordersApi } from '../../../../contract/orders.ts';
import { mayIn, pathsOf, type Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { DAY_MS, startOfLocalDay } from '../../../platform/clock/clock.ts';
import { cursorForm, cutPage, decodeCursor } from '../../../platform/http/paging.ts';
import { refuse as refuseGeneral } from '../../../platform/outcomes/general.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import type { PlaceRef } from '../../../registry/places/index.ts';
import type { OrderContext } from '../context.ts';
import { listOrders, type OrderFilter, type OrderSort, orderSorts } from '../store/list-orders.ts';
import { ordersByDecisionNumber } from '../store/change-decisions.ts';
import { presentOrders, type ShownOrder } from './present-orders.ts';

type Asked = Query<(typeof ordersApi)['GET /orders']>;
export type OrderQuery = { [K in keyof Asked]?: Asked[K] | undefined };
export type OrderPage = { items: ShownOrder[]; next: string | null; total: null };

/** Orders that a search finds by the number of a decision on a change; more, and the number is not typed out. */
const NUMBERS_FOUND = 200;

/** Orders of the viewer's areas, by responsible area or place of stay; those that end first come first; audited. */
export async function showOrders(
  context: OrderContext,
  scope: Scope,
  query: OrderQuery,
): Promise<Outcome<OrderPage>> {
  const areaNos = readAreas(context, scope, query.area);
  if (areaNos !== null && areaNos.length === 0) {
    return refuseGeneral('forbidden');
  }
  const { db, clock } = context.platform;
  const now = clock.now();
  const place = query.place === undefined ? null : await findPlace(context, scope, query.place);
  if (place === undefined) {
    return refuseGeneral('forbidden');
  }
  const sort: OrderSort =
    query.sort !== undefined && Object.hasOwn(orderSorts, query.sort) ? (query.sort as OrderSort) : 'until';
  const limit = query.limit ?? 50;
  const rows = await listOrders(scope, db, {
    areaNos,
    personNos: await readPerson(context, scope, query.person),
    search: await readSearch(context, scope, query.q),
    kind: query.kind ?? null,
    status: query.status ?? null,
    site: query.site ?? null,
    placeNo: place?.placeNo ?? null,
    dueSince: query.due === true ? new Date(startOfLocalDay(now)) : null,
    endingBefore:
      query.endingWithinDays === undefined
        ? null
        : new Date(startOfLocalDay(now) + (query.endingWithinDays + 1) * DAY_MS),
    unservedSince: query.unserved === true ? new Date(now - DAY_MS) : null,
    appealed: query.appealed === true,
    uncertified: query.uncertified === true,
    now: new Date(now),
    sort,
    after: readCursor(query.cursor, sort),
    limit,
  });
  const page = cutPage(rows, limit, (row) => [row[orderSorts[sort].column], row.sequence, row.id]);
  const [items] = await Promise.all([
    presentOrders(context, scope, page.rows),
    audit(db, scope, now, [{ action: 'order.list', detail: { shown: page.rows.length } }]),
  ]);
  return done({ items, next: page.next, total: null });
}

export function readAreas(
  context: OrderContext,
  scope: Scope,
  area: string | undefined,
): readonly number[] | null {
  const own = pathsOf(scope, 'order.read');
  if (area === undefined) {
    return own.includes('') ? null : context.areas.numbersUnder(own);
  }
  const path = context.areas.byId(area.toLowerCase())?.path;
  return path !== undefined && mayIn(scope, 'order.read', path) ? context.areas.numbersUnder([path]) : [];
}

/** A place where the viewer reads orders: its area is the registry's word, not the caller's. */
async function findPlace(context: OrderContext, scope: Scope, id: string): Promise<PlaceRef | undefined> {
  const key = id.toLowerCase();
  const place = (await context.places.byIds(scope, context.platform.db, [key])).get(key);
  return place !== undefined && mayIn(scope, 'order.read', place.areaPath) ? place : undefined;
}

async function readPerson(
  context: OrderContext,
  scope: Scope,
  id: string | undefined,
): Promise<readonly number[] | null> {
  if (id === undefined) {
    return null;
  }
  const personNo = (await context.people.byIds(scope, [id.toLowerCase()])).get(id.toLowerCase())?.personNo;
  if (personNo === undefined) {
    return [];
  }
  return (await context.people.numbersOf(scope, context.platform.db, [personNo])).get(personNo) ?? [personNo];
}

/** How signs of offices begin: nobody types the number before it to find all of an office. */
const SIGN = /^q[đd]-/iu;

/** A text that names nobody may still be the beginning of an order's number, or of the sign in it. */
async function readSearch(
  context: OrderContext,
  scope: Scope,
  q: string | undefined,
): Promise<OrderFilter['search']> {
  if (q === undefined) {
    return null;
  }
  const text = q.trim().replace(/[\\%_]/g, '\\$&');
  const number = SIGN.test(text) ? `%/${text.replace(SIGN, 'QĐ-')}%` : `${text}%`;
  return {
    personNos: await context.people.search(scope, q),
    number,
    orderIds: await ordersByDecisionNumber(scope, context.platform.db, number, NUMBERS_FOUND),
  };
}

/** A cursor of another sort, or of nobody's making, begins the list at its start. */
function readCursor(text: string | undefined, sort: OrderSort): OrderFilter['after'] {
  const [key, sequence, id] = decodeCursor(text) ?? [];
  if (typeof key !== 'string' || !cursorForm.whole(sequence) || !cursorForm.id(id)) {
    return null;
  }
  const readable = orderSorts[sort].type === 'text' || !Number.isNaN(Date.parse(key));
  return readable ? { key, sequence: String(sequence), id: String(id) } : null;
}
