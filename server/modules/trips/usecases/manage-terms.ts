import type { Static } from 'typebox';
import type { Body } from '../../../../contract/kit.ts';
import type { GateSettings, Route } from '../../../../contract/trip-kit.ts';
import type { tripTermsApi } from '../../../../contract/trip-terms.ts';
import { mayIn, type Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { DAY_MS, localDate, startOfDate } from '../../../platform/clock/clock.ts';
import { allOrNothing } from '../../../platform/db/all-or-nothing.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import { once } from '../../../platform/receipts/receipts.ts';
import { postsByIds, postsOfAreas, type StoredPost } from '../../gates/index.ts';
import type { TripContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import { clockOf, minuteOf } from '../rules/slots.ts';
import type { GateRow, RouteRow } from '../store/tables.ts';
import { endRoute, findRoute, gateSettings, insertRoute, listRoutes, saveGate } from '../store/terms.ts';
import { isInForce } from './submit-trips.ts';
import { placeNoOf, tripAreas } from './show-trips.ts';

export type ShownRoute = Static<typeof Route>;
type ShownGate = Static<typeof GateSettings>;
type RouteBody = Body<(typeof tripTermsApi)['POST /border/routes']>;
type GateBody = Body<(typeof tripTermsApi)['PATCH /border/gates/{id}']>;

/** Route templates of the gates of the own areas, those in force first. */
export async function showRoutes(
  context: TripContext,
  scope: Scope,
  gate: string | undefined,
): Promise<{ items: ShownRoute[] }> {
  const only = gate === undefined ? null : await placeNoOf(context, scope, gate);
  const rows = await listRoutes(scope, context.platform.db, tripAreas(context, scope));
  const items = await presentRoutes(
    context,
    scope,
    rows.filter(({ gate_no }) => only === null || gate_no === only),
  );
  return { items: items.toSorted((a, b) => Number(b.inForce) - Number(a.inForce)) };
}

/** Makes a route template; the one that it replaces ends the day before. Repeatable by its id. */
export async function makeRoute(
  context: TripContext,
  scope: Scope,
  body: RouteBody,
): Promise<Outcome<ShownRoute>> {
  const { platform } = context;
  const id = body.id.toLowerCase();
  const at = platform.clock.now();
  const request = { id, kind: 'trip.route', content: [scope.dataset, { ...body, id }], at };
  const made = await allOrNothing(
    platform.db,
    async (tx) => await once(tx, request, async () => await makeIn(context, scope, tx, body, id, at)),
  );
  if (!made.ok) {
    return made;
  }
  const row = await findRoute(scope, platform.db, id);
  return done((await presentRoutes(context, scope, [row!]))[0]!, made.status);
}

async function makeIn(
  context: TripContext,
  scope: Scope,
  tx: Tx,
  body: RouteBody,
  id: string,
  at: number,
): Promise<Outcome<{ id: string }>> {
  const { places } = context;
  const gate = await ownGate(context, scope, tx, body.gateId);
  if (!gate.ok) {
    return gate;
  }
  const stopIds = body.stops.map(({ placeId }) => placeId.toLowerCase());
  const posts = new Map((await postsByIds(scope, tx, stopIds)).map((post) => [post.place_id, post]));
  const restIds = (body.restPlaceIds ?? []).map((one) => one.toLowerCase());
  const rests = await places.byIds(scope, tx, restIds);
  if (posts.size < new Set(stopIds).size || rests.size < new Set(restIds).size) {
    return refuse('unknown-place');
  }
  const end = body.direction === 'import' ? stopIds[0] : stopIds.at(-1);
  if (end !== gate.value.place_id || new Set(stopIds).size < stopIds.length) {
    return refuse('route-order', { fields: { stops: 'gate' } });
  }
  if (body.validUntil !== undefined && body.validUntil < body.validFrom) {
    return refuse('route-dates', { fields: { validUntil: body.validUntil } });
  }
  if (body.replaces !== undefined) {
    const former = await findRoute(scope, tx, body.replaces.toLowerCase());
    if (former === undefined || former.gate_no !== gate.value.place_no) {
      return refuse('unknown-route', { fields: { replaces: 'unknown' } });
    }
    const last = localDate(startOfDate(body.validFrom) - DAY_MS);
    if (former.valid_until === null || former.valid_until > last) {
      await endRoute(scope, tx, former.id, last);
    }
  }
  await insertRoute(scope, tx, {
    id,
    dataset: scope.dataset,
    name: body.name,
    gate_no: gate.value.place_no,
    area_no: gate.value.area_no,
    direction: body.direction,
    stops: stopIds.map((stop, i) => ({
      placeNo: posts.get(stop)!.place_no,
      limitMinutes: body.stops[i]!.limitMinutes,
      ...(body.stops[i]!.roadKm === undefined ? {} : { roadKm: body.stops[i]!.roadKm }),
    })),
    rest_nos: restIds.map((rest) => rests.get(rest)!.placeNo),
    needs_hand_over: body.needsHandOver,
    valid_from: body.validFrom,
    valid_until: body.validUntil ?? null,
    source: body.source,
    certainty: body.certainty,
    made_by: scope.actor.name,
    made_at: new Date(at),
  });
  await audit(tx, scope, at, [
    { action: 'trip.route', subjectKind: 'trip-route', subjectId: id, areaNo: gate.value.area_no },
  ]);
  return done({ id }, 201);
}

/** No more trips by a route after a day; what is on stays as it was agreed. */
export async function finishRoute(
  context: TripContext,
  scope: Scope,
  id: string,
  validUntil: string,
): Promise<Outcome<ShownRoute>> {
  const { platform, areas } = context;
  const row = await findRoute(scope, platform.db, id.toLowerCase());
  if (row === undefined) {
    return refuse('unknown-route');
  }
  if (!mayIn(scope, 'trip.manage', areas.pathOf(row.area_no) ?? null)) {
    return refuse('outside-area');
  }
  // A route that never began may be ended the day before: it then serves no day.
  if (validUntil < localDate(startOfDate(row.valid_from) - DAY_MS)) {
    return refuse('route-dates', { fields: { validUntil } });
  }
  await platform.db.transaction().execute(async (tx) => {
    await endRoute(scope, tx, row.id, validUntil);
    await audit(tx, scope, platform.clock.now(), [
      { action: 'trip.route-end', subjectKind: 'trip-route', subjectId: row.id, areaNo: row.area_no },
    ]);
  });
  return done((await presentRoutes(context, scope, [{ ...row, valid_until: validUntil }]))[0]!);
}

async function presentRoutes(
  { places, platform }: TripContext,
  scope: Scope,
  rows: readonly RouteRow[],
): Promise<ShownRoute[]> {
  const nos = rows.flatMap((row) => [
    row.gate_no,
    ...row.rest_nos,
    ...row.stops.map(({ placeNo }) => placeNo),
  ]);
  const names = await places.byNos(scope, platform.db, [...new Set(nos)]);
  const named = (no: number) => ({
    placeId: names.get(no)?.placeId ?? '',
    placeName: names.get(no)?.name ?? '',
  });
  const today = localDate(platform.clock.now());
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    gateId: named(row.gate_no).placeId,
    gateName: named(row.gate_no).placeName,
    direction: row.direction,
    stops: row.stops.map(({ placeNo, ...terms }) => ({ ...named(placeNo), ...terms })),
    restStops: row.rest_nos.map(named),
    needsHandOver: row.needs_hand_over,
    validFrom: row.valid_from,
    validUntil: row.valid_until,
    source: row.source,
    certainty: row.certainty,
    madeBy: row.made_by,
    inForce: isInForce(row, today),
  }));
}

/** Border gates of the own areas, also those that nobody has set up yet. */
export async function showGates(context: TripContext, scope: Scope): Promise<{ items: ShownGate[] }> {
  const { platform } = context;
  const posts = await postsOfAreas(scope, platform.db, tripAreas(context, scope));
  return {
    items: await presentGates(
      context,
      scope,
      posts.filter(({ border }) => border),
    ),
  };
}

async function presentGates(
  { areas, places, platform }: TripContext,
  scope: Scope,
  posts: readonly StoredPost[],
): Promise<ShownGate[]> {
  const settings = await gateSettings(
    scope,
    platform.db,
    posts.map(({ place_no }) => place_no),
  );
  const yards = await places.byNos(
    scope,
    platform.db,
    [...settings.values()].flatMap(({ yard_no }) => yard_no ?? []),
  );
  return posts.map((post): ShownGate => {
    const row = settings.get(post.place_no);
    const yard = yards.get(row?.yard_no ?? -1);
    return {
      id: post.place_id,
      name: post.name,
      areaName: areas.byNo(post.area_no)?.fullName ?? '',
      yard: yard === undefined ? null : { placeId: yard.placeId, placeName: yard.name },
      slotMinutes: row?.slot_minutes ?? null,
      slotCapacity: row?.slot_capacity ?? null,
      opens: row === undefined ? null : clockOf(row.opens_minute),
      closes: row === undefined ? null : clockOf(row.closes_minute),
      source: row?.source ?? null,
      certainty: row?.certainty ?? null,
    };
  });
}

/** Sets how a border gate works from now on. */
export async function changeGate(
  context: TripContext,
  scope: Scope,
  id: string,
  body: GateBody,
): Promise<Outcome<ShownGate>> {
  const { platform, places } = context;
  const [opens, closes] = [minuteOf(body.opens), minuteOf(body.closes)];
  if (opens >= closes) {
    return refuse('hours', { fields: { closes: body.closes } });
  }
  const at = platform.clock.now();
  const changed = await allOrNothing(platform.db, async (tx): Promise<Outcome<StoredPost>> => {
    const gate = await ownGate(context, scope, tx, id);
    if (!gate.ok) {
      return gate;
    }
    const before = (await gateSettings(scope, tx, [gate.value.place_no])).get(gate.value.place_no);
    const yardId = body.yardId?.toLowerCase();
    const yard = yardId === undefined ? undefined : (await places.byIds(scope, tx, [yardId])).get(yardId);
    if (yardId !== undefined && yard === undefined) {
      return refuse('unknown-place', { fields: { yardId: 'unknown' } });
    }
    const row: GateRow = {
      place_no: gate.value.place_no,
      dataset: scope.dataset,
      yard_no: body.yardId === undefined ? (before?.yard_no ?? null) : (yard?.placeNo ?? null),
      slot_minutes: body.slotMinutes,
      slot_capacity: body.slotCapacity,
      opens_minute: opens,
      closes_minute: closes,
      source: body.source,
      certainty: body.certainty,
      changed_at: new Date(at),
      changed_by: scope.actor.name,
    };
    await saveGate(scope, tx, row);
    await audit(tx, scope, at, [
      {
        action: 'trip.gate',
        subjectKind: 'place',
        subjectId: gate.value.place_id,
        areaNo: gate.value.area_no,
      },
    ]);
    return gate;
  });
  return changed.ok ? done((await presentGates(context, scope, [changed.value]))[0]!) : changed;
}

/** A border gate of the own area. */
async function ownGate(
  { areas }: TripContext,
  scope: Scope,
  tx: Tx,
  id: string,
): Promise<Outcome<StoredPost>> {
  const [post] = await postsByIds(scope, tx, [id.toLowerCase()]);
  if (post === undefined) {
    return refuse('unknown-gate');
  }
  if (!mayIn(scope, 'trip.manage', areas.pathOf(post.area_no) ?? null)) {
    return refuse('outside-area');
  }
  return post.border ? done(post) : refuse('unknown-gate');
}
