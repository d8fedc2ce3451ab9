import type { Query } from '../../../../contract/kit.ts';
import type { tripsApi } from '../../../../contract/trips.ts';
import { parseShortCode } from '../../../../lib/credentials/index.ts';
import { mayIn, pathsOf, type Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { DAY_MS, startOfDate } from '../../../platform/clock/clock.ts';
import { cutPage, decodeCursor } from '../../../platform/http/paging.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import { canonicalPlate } from '../../gates/index.ts';
import type { TripContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import { slotsOf } from '../rules/slots.ts';
import { countTrips, listTrips, type TripAfter, type TripFilter, type TripOrder } from '../store/lists.ts';
import { gateSettings } from '../store/terms.ts';
import { slotsTaken } from '../store/trips.ts';
import { presentTrips, type ShownTrip } from './present-trips.ts';

type Asked = Partial<Query<(typeof tripsApi)['GET /border/trips']>>;
type Page = { items: ShownTrip[]; next: string | null; total: number | null };
type SlotPage = { items: { at: string; capacity: number; taken: number; trips: ShownTrip[] }[] };

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const ORDERS: { readonly [field: string]: TripOrder['by'] } = {
  submittedAt: 'submitted',
  plannedArrivalAt: 'planned',
  arrivedAt: 'arrived',
  nextDueAt: 'due',
};
/** Trips of one day's appointments that are listed. */
const SLOT_TRIPS = 500;

/** Numbers of the areas in which the scope reads trips. */
export function tripAreas({ areas }: TripContext, scope: Scope): readonly number[] {
  return areas.numbersUnder(pathsOf(scope, 'trip.read'));
}

/** A filter that finds every trip of the own areas. */
export function allTrips(context: TripContext, scope: Scope): TripFilter {
  return {
    areaNos: tripAreas(context, scope),
    gateNo: null,
    state: null,
    view: null,
    direction: null,
    nation: null,
    from: null,
    to: null,
    search: null,
    slots: null,
  };
}

/** Number of the place with this id; -1, which no place has, where nobody knows it. */
export async function placeNoOf(
  { places, platform }: TripContext,
  scope: Scope,
  id: string,
): Promise<number> {
  const placeId = id.toLowerCase();
  return (await places.byIds(scope, platform.db, [placeId])).get(placeId)?.placeNo ?? -1;
}

/** A page of trips of the own areas; the look at people is audited. */
export async function showTrips(context: TripContext, scope: Scope, query: Asked): Promise<Outcome<Page>> {
  const { db, clock } = context.platform;
  const filter = await readFilter(context, scope, query);
  const field = query.sort?.replace(/^-/, '') ?? 'submittedAt';
  const order: TripOrder = {
    by: ORDERS[field] ?? 'submitted',
    down: query.sort === undefined || query.sort.startsWith('-'),
  };
  const limit = query.limit ?? 50;
  const after = readCursor(query.cursor);
  const rows = await listTrips(scope, db, filter, order, { after, limit: limit + 1 });
  const page = cutPage(rows, limit, (row) => [row.sorted.toISOString(), row.id]);
  await audit(db, scope, clock.now(), [{ action: 'trip.list', detail: { shown: page.rows.length } }]);
  return done({
    items: await presentTrips(context, scope, page.rows),
    next: page.next,
    total: after === null ? await countTrips(scope, db, filter) : null,
  });
}

async function readFilter(context: TripContext, scope: Scope, query: Asked): Promise<TripFilter> {
  return {
    ...allTrips(context, scope),
    gateNo: query.gate === undefined ? null : await placeNoOf(context, scope, query.gate),
    state: query.state ?? null,
    view: query.view ?? null,
    direction: query.direction ?? null,
    nation: query.nation ?? null,
    from: query.from === undefined ? null : new Date(query.from),
    to: query.to === undefined ? null : new Date(query.to),
    search: searchOf(context, query.q),
  };
}

/** What was typed: the code of a trip, or else a plate. */
function searchOf({ platform }: TripContext, q: string | undefined): TripFilter['search'] {
  if (q === undefined) {
    return null;
  }
  const code = parseShortCode(q);
  return code.ok && code.value.kind === 'permit'
    ? { code: code.value.code }
    : { plateIndex: platform.secrets.blindIndex('plate', canonicalPlate(q)) };
}

/** Reads the cursor of a list in the order of a time and an id. */
export function readCursor(text: string | undefined): TripAfter {
  const [at, id] = decodeCursor(text) ?? [];
  const readable =
    typeof at === 'string' && !Number.isNaN(Date.parse(at)) && typeof id === 'string' && UUID.test(id);
  return readable ? { at, id } : null;
}

/** The appointments of a gate on a day, and whose they are. */
export async function showSlots(
  context: TripContext,
  scope: Scope,
  query: { readonly gate: string; readonly date: string },
): Promise<Outcome<SlotPage>> {
  const { areas, places, platform } = context;
  const gateId = query.gate.toLowerCase();
  const gate = (await places.byIds(scope, platform.db, [gateId])).get(gateId);
  if (gate === undefined || !mayIn(scope, 'trip.read', areas.pathOf(gate.areaNo) ?? null)) {
    return refuse('outside-area');
  }
  const from = startOfDate(query.date);
  const slots = { from: new Date(from), to: new Date(from + DAY_MS) };
  const rows = await listTrips(
    scope,
    platform.db,
    { ...allTrips(context, scope), gateNo: gate.placeNo, slots },
    { by: 'planned', down: false },
    { after: null, limit: SLOT_TRIPS },
  );
  const shown = await presentTrips(context, scope, rows);
  await audit(platform.db, scope, platform.clock.now(), [
    { action: 'trip.slots', areaNo: gate.areaNo, detail: { shown: shown.length } },
  ]);
  const items = await freeSlots(context, scope, gate.placeNo, query.date);
  return done({
    items: items.map((slot) => ({ ...slot, trips: shown.filter(({ slotAt }) => slotAt === slot.at) })),
  });
}

/** Appointment times of a day with how many places are taken; none for a gate without settings. */
export async function freeSlots(
  { platform }: TripContext,
  scope: Scope,
  gateNo: number,
  date: string,
): Promise<{ at: string; capacity: number; taken: number }[]> {
  const settings = (await gateSettings(scope, platform.db, [gateNo])).get(gateNo);
  if (settings === undefined) {
    return [];
  }
  const { slot_minutes: slotMinutes, opens_minute: opensMinute, closes_minute: closesMinute } = settings;
  const from = startOfDate(date);
  const taken = await slotsTaken(scope, platform.db, gateNo, new Date(from), new Date(from + DAY_MS));
  return slotsOf({ slotMinutes, opensMinute, closesMinute }, date).map((at) => ({
    at: new Date(at).toISOString(),
    capacity: settings.slot_capacity,
    taken: taken.get(at) ?? 0,
  }));
}
