import type { Static } from 'typebox';
import type { Reply } from '../../../../contract/kit.ts';
import type { PublicGate, QueueEstimate } from '../../../../contract/trip-kit.ts';
import type { tripsApi } from '../../../../contract/trips.ts';
import { parseShortCode } from '../../../../lib/credentials/index.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { DAY_MS, HOUR_MS, LOCAL_OFFSET_MS, localDate, startOfDate } from '../../../platform/clock/clock.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import type { PlaceRef } from '../../../registry/places/index.ts';
import type { TripContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import { isOpen, type TripDirection } from '../rules/life-cycle.ts';
import { estimateWait, shippedQueue } from '../rules/queue.ts';
import { clockOf } from '../rules/slots.ts';
import { countAhead, heardAt, type QueueRow, readCounts, readQueues } from '../store/counts.ts';
import { listTrips } from '../store/lists.ts';
import type { RouteRow } from '../store/tables.ts';
import { gateSettings, listRoutes } from '../store/terms.ts';
import { checksOf, findByCode, findTrip } from '../store/trips.ts';
import { presentTrips } from './present-trips.ts';
import { timelineOf } from './settle-trip.ts';
import { isInForce } from './submit-trips.ts';
import { allTrips, placeNoOf, tripAreas } from './show-trips.ts';

type Estimate = Static<typeof QueueEstimate>;
type Gate = Static<typeof PublicGate>;
type PublicTrip = Reply<(typeof tripsApi)['GET /public/border/trips/{key}']>;
type Yard = Reply<(typeof tripsApi)['GET /border/yard']>;
type Counts = Reply<(typeof tripsApi)['GET /border/counts']>;

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/** Vehicles of a yard that are listed; the rest is counted. */
const YARD_TRIPS = 200;

/** Queues of these gates by direction, with what is needed to say how long it takes. */
async function queuesOf(
  { platform }: TripContext,
  scope: Scope,
  gateNos: readonly number[],
): Promise<(gateNo: number, direction: TripDirection, vehicles?: number) => Estimate> {
  const { db, clock } = platform;
  const since = new Date(clock.now() - shippedQueue.windowHours * HOUR_MS);
  const rows = await readQueues(scope, db, gateNos, since);
  const heard = await heardAt(scope, db, gateNos);
  const found = new Map(rows.map((row): [string, QueueRow] => [`${row.gate_no} ${row.direction}`, row]));
  return (gateNo, direction, vehicles) => {
    const { waiting = 0, exits = 0 } = found.get(`${gateNo} ${direction}`) ?? {};
    // Whoever comes now goes behind all who wait.
    const wait = estimateWait(shippedQueue, vehicles ?? waiting + 1, exits);
    return {
      direction,
      waiting,
      exits,
      hours: shippedQueue.windowHours,
      enough: wait !== null,
      fromMinutes: wait?.fromMinutes ?? null,
      untilMinutes: wait?.untilMinutes ?? null,
      asOf: heard.get(gateNo)?.toISOString() ?? null,
    };
  };
}

/** What drivers may know without log-in: gates, their routes, and how long it takes. No vehicle is named. */
export async function showPublicQueue(
  context: TripContext,
  scope: Scope,
  gate: string | undefined,
): Promise<{ asOf: string; gates: Gate[] }> {
  const { areas, places, platform } = context;
  const now = platform.clock.now();
  const today = localDate(now);
  const routes = (await listRoutes(scope, platform.db, null)).filter((route) => isInForce(route, today));
  const only = gate === undefined ? null : await placeNoOf(context, scope, gate);
  const gateNos = [...new Set(routes.map(({ gate_no }) => gate_no))].filter(
    (no) => only === null || no === only,
  );
  const names = await places.byNos(scope, platform.db, [
    ...new Set(routes.flatMap((one) => [one.gate_no, ...one.rest_nos, ...one.stops.map((s) => s.placeNo)])),
  ]);
  const settings = await gateSettings(scope, platform.db, gateNos);
  const estimate = await queuesOf(context, scope, gateNos);
  const gates = gateNos.map((no): Gate => {
    const own = routes.filter(({ gate_no }) => gate_no === no);
    const place = names.get(no)!;
    const hours = settings.get(no);
    return {
      id: place.placeId,
      name: place.name,
      areaName: areas.byNo(place.areaNo)?.fullName ?? '',
      opens: hours === undefined ? null : clockOf(hours.opens_minute),
      closes: hours === undefined ? null : clockOf(hours.closes_minute),
      queue: [...new Set(own.map(({ direction }) => direction))].map((way) => estimate(no, way)),
      routes: own.map((route) => publicRoute(route, names)),
    };
  });
  return { asOf: new Date(now).toISOString(), gates };
}

function publicRoute(route: RouteRow, names: ReadonlyMap<number, PlaceRef>): Gate['routes'][number] {
  const nameOf = (no: number) => names.get(no)?.name ?? '';
  return {
    id: route.id,
    name: route.name,
    direction: route.direction,
    posts: route.stops.map(({ placeNo, limitMinutes }) => ({ name: nameOf(placeNo), limitMinutes })),
    restStops: route.rest_nos.map(nameOf),
    needsHandOver: route.needs_hand_over,
    source: route.source,
    certainty: route.certainty,
  };
}

/**
 * A trip as its driver sees it. By its id, which only who registered it knows, with the signed code; by the code, which
 * posts see too, without. Neither names anybody.
 */
export async function showPublicTrip(
  context: TripContext,
  scope: Scope,
  key: string,
): Promise<Outcome<PublicTrip>> {
  const { places, platform } = context;
  const byId = UUID.test(key);
  const code = byId ? null : parseShortCode(key);
  const row = byId
    ? await findTrip(scope, platform.db, key.toLowerCase())
    : code?.ok === true
      ? await findByCode(scope, platform.db, code.value.code)
      : undefined;
  if (row === undefined) {
    return refuse('not-found');
  }
  const now = platform.clock.now();
  const names = await places.byNos(scope, platform.db, [
    row.gate_no,
    ...row.legs.map(({ placeNo }) => placeNo),
  ]);
  const estimate = await queuesOf(context, scope, [row.gate_no]);
  const queued = isOpen(row.state) && row.passed_at === null;
  const { gate_no: gateNo, direction, arrived_at: arrivedAt } = row;
  const ahead = queued ? await countAhead(scope, platform.db, { gateNo, direction, arrivedAt }) : null;
  const checks = await checksOf(scope, platform.db, row.id);
  return done({
    state: row.state,
    reason: row.reason,
    shortCode: row.short_code,
    signed: byId && row.signed !== null && isOpen(row.state) ? platform.secrets.decrypt(row.signed) : null,
    direction,
    gateId: names.get(gateNo)?.placeId ?? '',
    gateName: names.get(gateNo)?.name ?? '',
    slotAt: row.slot_at?.toISOString() ?? null,
    plannedArrivalAt: row.planned_arrival.toISOString(),
    ahead,
    queue: ahead === null ? null : estimate(gateNo, direction, ahead + 1),
    posts: timelineOf(row, checks, now).legs.map(({ placeNo, deadline, at }) => ({
      name: names.get(placeNo)?.name ?? '',
      deadline: new Date(deadline).toISOString(),
      at: at === null ? null : new Date(at).toISOString(),
    })),
    asOf: new Date(now).toISOString(),
  });
}

/** Gates of the own areas that have routes, by number. */
async function ownGates(
  context: TripContext,
  scope: Scope,
  gate: string | undefined,
): Promise<Map<number, PlaceRef>> {
  const { places, platform } = context;
  const routes = await listRoutes(scope, platform.db, tripAreas(context, scope));
  const only = gate === undefined ? null : await placeNoOf(context, scope, gate);
  const nos = [...new Set(routes.map(({ gate_no }) => gate_no))].filter((no) => only === null || no === only);
  return new Map(await places.byNos(scope, platform.db, nos));
}

/** The board of the waiting yards, the longest waiting first. */
export async function showYard(context: TripContext, scope: Scope, gate: string | undefined): Promise<Yard> {
  const { platform } = context;
  const gates = await ownGates(context, scope, gate);
  const estimate = await queuesOf(context, scope, [...gates.keys()]);
  const shown: Yard['gates'] = [];
  for (const [no, place] of gates) {
    const filter = { ...allTrips(context, scope), gateNo: no, view: 'waiting' as const };
    const order = { by: 'arrived', down: false } as const;
    const rows = await listTrips(scope, platform.db, filter, order, { after: null, limit: YARD_TRIPS });
    const queue = (['export', 'import', 'transit'] as const)
      .map((direction) => estimate(no, direction))
      .filter(({ waiting, exits }) => waiting > 0 || exits > 0);
    const all = queue.reduce((sum, { waiting }) => sum + waiting, 0);
    shown.push({
      gateId: place.placeId,
      gateName: place.name,
      queue,
      trips: await presentTrips(context, scope, rows),
      more: Math.max(0, all - rows.length),
    });
  }
  const now = platform.clock.now();
  const listed = shown.reduce((sum, { trips }) => sum + trips.length, 0);
  await audit(platform.db, scope, now, [{ action: 'trip.yard', detail: { shown: listed } }]);
  return { asOf: new Date(now).toISOString(), gates: shown };
}

/** Counters of a local day by gate, hour, country of the plate and direction. */
export async function showCounts(
  context: TripContext,
  scope: Scope,
  query: { readonly date: string; readonly gate?: string | undefined },
): Promise<Counts> {
  const { platform } = context;
  const gates = await ownGates(context, scope, query.gate);
  const from = startOfDate(query.date);
  const rows = await readCounts(
    scope,
    platform.db,
    [...gates.keys()],
    new Date(from),
    new Date(from + DAY_MS),
  );
  const grouped = Map.groupBy(rows, (row) =>
    [row.gate_no, row.at.getTime(), row.nation, row.direction].join(' '),
  );
  const items = [...grouped.values()].map((same) => {
    const [{ gate_no: gateNo, at, nation, direction }] = same as [(typeof same)[number]];
    const valueOf = (what: string) => same.find((row) => row.what === what)?.value ?? 0;
    return {
      gateId: gates.get(gateNo)!.placeId,
      gateName: gates.get(gateNo)!.name,
      hour: new Date(at.getTime() + LOCAL_OFFSET_MS).getUTCHours(),
      nation,
      direction,
      arrived: valueOf('arrived'),
      exited: valueOf('exited'),
    };
  });
  return { asOf: new Date(platform.clock.now()).toISOString(), items };
}
