import type { Body } from '../../../../contract/kit.ts';
import type { tripsApi } from '../../../../contract/trips.ts';
import { parseShortCode } from '../../../../lib/credentials/index.ts';
import { mayIn, type Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { DAY_MS } from '../../../platform/clock/clock.ts';
import { allOrNothing } from '../../../platform/db/all-or-nothing.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import { refusedRow } from '../../../platform/outcomes/rows.ts';
import { once } from '../../../platform/receipts/receipts.ts';
import { canonicalPlate } from '../../gates/index.ts';
import type { PlaceRef } from '../../../registry/places/index.ts';
import type { TripContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import { isOpen, type TripState } from '../rules/life-cycle.ts';
import { canonicalSeal } from '../rules/timeline.ts';
import type { TripRow } from '../store/tables.ts';
import { findByCode, findByPlate, findTrip, insertCheck } from '../store/trips.ts';
import { AHEAD_MS } from './decide-trips.ts';
import { settleUse } from './judge-misuse.ts';
import type { TripOutcome } from './submit-trips.ts';

type Asked = Body<(typeof tripsApi)['POST /border/checks']>;
type Item = Asked['items'][number];

/** Reports of posts, also hours later and in any order; each has its own outcome and can be repeated by its id. */
export async function recordChecks(
  context: TripContext,
  scope: Scope,
  { items }: Asked,
): Promise<Outcome<{ outcomes: TripOutcome[] }>> {
  const { platform } = context;
  const outcomes: TripOutcome[] = [];
  for (const item of items) {
    const id = item.id.toLowerCase();
    const at = platform.clock.now();
    const request = { id, kind: 'trip.check', content: [scope.dataset, { ...item, id }], at };
    const outcome = await allOrNothing(
      platform.db,
      async (tx) => await once(tx, request, async () => await recordOne(context, scope, tx, item)),
    );
    outcomes.push(
      outcome.ok
        ? { id: item.id, status: outcome.status ?? 201, ...outcome.value }
        : refusedRow(item.id, outcome),
    );
  }
  return done({ outcomes });
}

async function recordOne(
  context: TripContext,
  scope: Scope,
  tx: Tx,
  item: Item,
): Promise<Outcome<{ state: TripState }>> {
  const { platform, places } = context;
  const placeId = item.placeId.toLowerCase();
  const place = (await places.byIds(scope, tx, [placeId])).get(placeId);
  if (place === undefined) {
    return refuse('unknown-place', { fields: { placeId: 'unknown' } });
  }
  if (!mayIn(scope, 'trip.record', place.areaPath)) {
    return refuse('outside-area');
  }
  const found = await findReported(context, scope, tx, item);
  const row = found === undefined ? undefined : await findTrip(scope, tx, found.id, true);
  if (row === undefined || row.short_code === null) {
    return refuse('not-found');
  }
  const refused = refusalOf(item, place, row, platform.clock.now());
  if (refused !== null) {
    return refused;
  }
  await insertCheck(scope, tx, {
    trip_id: row.id,
    id: item.id.toLowerCase(),
    dataset: scope.dataset,
    place_no: place.placeNo,
    kind: item.kind,
    at: new Date(item.at),
    seals: item.seals?.map(canonicalSeal) ?? null,
    note: item.note === undefined ? null : platform.secrets.encrypt(item.note),
    from_crossing: false,
    by_camera: false,
    received_at: new Date(platform.clock.now()),
    recorded_by: scope.actor.name,
  });
  await audit(tx, scope, platform.clock.now(), [
    {
      action: 'trip.check',
      subjectKind: 'trip',
      subjectId: row.id,
      areaNo: place.areaNo,
      detail: { kind: item.kind },
    },
  ]);
  const { state } = await settleUse(context, scope, tx, row);
  return done({ state }, 201);
}

function refusalOf(item: Item, place: PlaceRef, row: TripRow, now: number) {
  const at = Date.parse(item.at);
  if (!(at <= now + AHEAD_MS)) {
    return refuse('future', { fields: { at: item.at } });
  }
  if (at < row.starts_at.getTime() - DAY_MS / 2) {
    return refuse('too-early', { fields: { at: item.at } });
  }
  if (row.state === 'CANCELLED' || row.state === 'REFUSED') {
    return refuse('state');
  }
  const here = place.placeNo === row.gate_no || place.placeNo === row.yard_no;
  if (item.kind === 'pass' && place.placeNo !== row.gate_no) {
    return refuse('not-gate');
  }
  if (item.kind === 'pass' && row.needs_hand_over && row.handed_at === null && isOpen(row.state)) {
    return refuse('hand-over-first');
  }
  if (item.kind === 'arrive' && !here) {
    return refuse('not-gate');
  }
  return item.kind === 'post' && place.kind !== 'checkpoint' && !here ? refuse('not-post') : null;
}

/** The trip that a report names: by id, else by code, else by plate and time. */
async function findReported(
  { platform }: TripContext,
  scope: Scope,
  tx: Tx,
  { tripId, code, plate, at }: Item,
): Promise<TripRow | undefined> {
  if (tripId !== undefined) {
    return await findTrip(scope, tx, tripId.toLowerCase());
  }
  const short = code === undefined ? null : parseShortCode(code);
  if (short?.ok === true) {
    return await findByCode(scope, tx, short.value.code);
  }
  return plate === undefined
    ? undefined
    : await findByPlate(scope, tx, platform.secrets.blindIndex('plate', canonicalPlate(plate)), new Date(at));
}
