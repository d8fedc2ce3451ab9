import type { Static } from 'typebox';
import type { Body } from '../../../../contract/kit.ts';
import type { TripInput, tripsApi } from '../../../../contract/trips.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { DAY_MS, localDate } from '../../../platform/clock/clock.ts';
import { allOrNothing } from '../../../platform/db/all-or-nothing.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { appendEvent } from '../../../platform/events/outbox.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import { refusedRow } from '../../../platform/outcomes/rows.ts';
import { once } from '../../../platform/receipts/receipts.ts';
import type { TripContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import { isOpen, type TripState } from '../rules/life-cycle.ts';
import { readPlate } from '../rules/read-plate.ts';
import { slotsOf } from '../rules/slots.ts';
import { canonicalSeal, plannedArrival } from '../rules/timeline.ts';
import type { RouteRow, TripRow } from '../store/tables.ts';
import { findRoute, gateSettings } from '../store/terms.ts';
import { findByPlate, insertTrip, slotsTaken, takeSlot } from '../store/trips.ts';
import { acceptTrip, type TripDetails } from './accept-trip.ts';
import { mayAtGate } from './open-trip.ts';

type Asked = Body<(typeof tripsApi)['POST /border/trips']>;
type Item = Static<typeof TripInput>;
export type TripOutcome = Static<(typeof tripsApi)['POST /border/trips']['reply'][200]>['outcomes'][number];

const MOST_BEFORE_MS = 2 * DAY_MS;
const MOST_AHEAD_MS = 30 * DAY_MS;

/**
 * Registers trips; each row has its own outcome and can be repeated by its id. What an officer of the gate registers is
 * accepted at once; what comes without log-in waits for one.
 */
export async function submitTrips(
  context: TripContext,
  scope: Scope,
  body: Asked,
): Promise<Outcome<{ outcomes: TripOutcome[] }>> {
  const outcomes: TripOutcome[] = [];
  for (const item of body.items) {
    const id = item.id.toLowerCase();
    const request = {
      id,
      kind: 'trip',
      content: [scope.dataset, body.enterprise, { ...item, id }],
      at: context.platform.clock.now(),
    };
    const outcome = await allOrNothing(
      context.platform.db,
      async (tx) =>
        await once(tx, request, async () => await submitOne(context, scope, tx, body.enterprise, item)),
    );
    outcomes.push(
      outcome.ok
        ? { id: item.id, status: outcome.status ?? 201, ...outcome.value }
        : refusedRow(item.id, outcome),
    );
  }
  return done({ outcomes });
}

async function submitOne(
  context: TripContext,
  scope: Scope,
  tx: Tx,
  enterprise: Asked['enterprise'],
  item: Item,
): Promise<Outcome<{ state: TripState; shortCode?: string }>> {
  const { platform } = context;
  const now = platform.clock.now();
  const byOfficer = scope.actor.kind === 'account';
  const prepared = await prepare(context, scope, tx, enterprise, item, now);
  if (!prepared.ok) {
    return prepared;
  }
  const row = prepared.value;
  if (byOfficer && !mayAtGate(context, scope, 'trip.record', row)) {
    return refuse('outside-area');
  }
  // A place of a slot is taken by who was accepted: nobody without a log-in can fill a day's appointments.
  if (!byOfficer && row.slot_at !== null && (await isSlotFull(scope, tx, row, row.slot_at))) {
    return refuse('slot-full', { fields: { slotAt: item.slotAt ?? '' } });
  }
  // Whoever has no log-in is not told where a vehicle is: the officer who accepts finds out.
  if (byOfficer && (await isOnTrip(scope, tx, row))) {
    return refuse('already-on');
  }
  await insertTrip(scope, tx, row);
  await audit(tx, scope, now, [
    { action: 'trip.register', subjectKind: 'trip', subjectId: row.id, areaNo: row.area_no },
  ]);
  if (byOfficer) {
    if (!(await bookSlot(scope, tx, row))) {
      return refuse('slot-full', { fields: { slotAt: item.slotAt ?? '' } });
    }
    const accepted = await acceptTrip(context, scope, tx, row);
    return accepted.ok
      ? done({ state: accepted.value.state, shortCode: accepted.value.short_code! }, 201)
      : accepted;
  }
  await appendEvent(tx, {
    topic: 'trip.moved',
    dataset: scope.dataset,
    payload: { ids: [row.id], areaNos: row.area_nos, raised: 0 },
    at: now,
  });
  return done({ state: row.state }, 201);
}

/** Takes the place that a trip asks for; true where it asks for none. False: the slot is full. */
export async function bookSlot(scope: Scope, tx: Tx, row: TripRow): Promise<boolean> {
  const settings = (await gateSettings(scope, tx, [row.gate_no])).get(row.gate_no);
  return (
    row.slot_at === null ||
    (await takeSlot(scope, tx, {
      gateNo: row.gate_no,
      at: row.slot_at,
      capacity: settings?.slot_capacity ?? 0,
    }))
  );
}

async function isSlotFull(scope: Scope, tx: Tx, row: TripRow, at: Date): Promise<boolean> {
  const settings = (await gateSettings(scope, tx, [row.gate_no])).get(row.gate_no);
  const taken = await slotsTaken(scope, tx, row.gate_no, at, new Date(at.getTime() + 1));
  return (taken.get(at.getTime()) ?? 0) >= (settings?.slot_capacity ?? 0);
}

/** Whether another trip of the vehicle is on. */
export async function isOnTrip(scope: Scope, tx: Tx, row: TripRow): Promise<boolean> {
  const other = await findByPlate(scope, tx, row.plate_index, row.starts_at);
  return other !== undefined && other.id !== row.id && isOpen(other.state);
}

async function prepare(
  context: TripContext,
  scope: Scope,
  tx: Tx,
  enterprise: Asked['enterprise'],
  item: Item,
  now: number,
): Promise<Outcome<TripRow>> {
  const startsAt = Date.parse(item.startsAt);
  if (!(startsAt >= now - MOST_BEFORE_MS && startsAt <= now + MOST_AHEAD_MS)) {
    return refuse('times', { fields: { startsAt: item.startsAt } });
  }
  const route = await findRoute(scope, tx, item.routeId.toLowerCase());
  if (route === undefined || !isInForce(route, localDate(startsAt))) {
    return refuse('unknown-route', { fields: { routeId: 'unknown' } });
  }
  const plate = readPlate(item.plate, item.plateNation);
  if (plate === null) {
    return refuse('plate', { fields: { plate: 'invalid' } });
  }
  const crew = [item.driver, ...(item.assistants ?? [])];
  if (crew.some(({ fullName }) => !/\p{L}/u.test(fullName))) {
    return refuse('name', { fields: { fullName: 'letters' } });
  }
  const settings = (await gateSettings(scope, tx, [route.gate_no])).get(route.gate_no);
  const slotAt = item.slotAt === undefined ? null : Date.parse(item.slotAt);
  if (slotAt !== null) {
    const times =
      settings === undefined
        ? []
        : slotsOf(
            {
              slotMinutes: settings.slot_minutes,
              opensMinute: settings.opens_minute,
              closesMinute: settings.closes_minute,
            },
            localDate(slotAt),
          );
    if (!times.includes(slotAt) || slotAt < Math.min(now, startsAt)) {
      return refuse('slot', { fields: { slotAt: item.slotAt ?? '' } });
    }
  }
  const details: TripDetails = {
    driver: item.driver,
    assistants: item.assistants ?? [],
    enterprisePhone: enterprise?.phone ?? null,
    test: item.test ?? null,
  };
  return done({
    ...(await plannedColumns(context, scope, tx, route, settings?.yard_no ?? null)),
    ...emptyColumns,
    id: item.id.toLowerCase(),
    dataset: scope.dataset,
    enterprise: enterprise?.name ?? null,
    plate: context.platform.secrets.encrypt(plate.canonical),
    plate_index: context.platform.secrets.blindIndex('plate', plate.canonical),
    plate_nation: plate.nation,
    vehicle_kind: item.vehicleKind ?? null,
    goods: item.goods,
    weight_kg: item.weightKg ?? null,
    seals: (item.seals ?? []).map(canonicalSeal).filter((seal) => seal !== ''),
    details: context.platform.secrets.encrypt(JSON.stringify(details)),
    starts_at: new Date(startsAt),
    slot_at: slotAt === null ? null : new Date(slotAt),
    planned_arrival: new Date(plannedArrival(startsAt, slotAt, route.stops, route.gate_no)),
    submitted_at: new Date(now),
    registered_by: scope.actor.kind === 'account' ? scope.actor.name : null,
  });
}

/** Whether a template serves trips that start on a day. */
export function isInForce(route: Pick<RouteRow, 'valid_from' | 'valid_until'>, day: string): boolean {
  return route.valid_from <= day && (route.valid_until === null || day <= route.valid_until);
}

async function plannedColumns(
  { places }: TripContext,
  scope: Scope,
  tx: Tx,
  route: RouteRow,
  yardNo: number | null,
) {
  const posts = await places.byNos(
    scope,
    tx,
    route.stops.map(({ placeNo }) => placeNo),
  );
  const areaNos = [route.area_no, ...route.stops.flatMap(({ placeNo }) => posts.get(placeNo)?.areaNo ?? [])];
  return {
    area_no: route.area_no,
    area_nos: [...new Set(areaNos)],
    gate_no: route.gate_no,
    yard_no: yardNo,
    route_id: route.id,
    direction: route.direction,
    legs: route.stops,
    rest_nos: route.rest_nos,
    needs_hand_over: route.needs_hand_over,
  };
}

const emptyColumns = {
  state: 'PENDING',
  driver_no: null,
  assistant_nos: [],
  test_valid_until: null,
  decided_at: null,
  decided_by: null,
  reason: null,
  short_code: null,
  signed: null,
  credential_id: null,
  arrived_at: null,
  passed_at: null,
  closed_at: null,
  next_due_at: null,
  handed_at: null,
  handed_place_no: null,
  handed_seals: null,
  handed_by: null,
  handed_details: null,
  dedicated_no: null,
  lodging_place_no: null,
  anonymised_at: null,
} satisfies Partial<TripRow>;
