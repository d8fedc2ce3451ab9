import { type Scope, systemScope } from '../../../platform/access/scope.ts';
import { HOUR_MS } from '../../../platform/clock/clock.ts';
import type { Tx } from '../../../platform/db/database.ts';
import type { OutboxEvent } from '../../../platform/events/events.ts';
import { canonicalPlate } from '../../gates/index.ts';
import { type PlateRow, readingsOf, readPlates } from '../../plates/index.ts';
import type { TripContext } from '../context.ts';
import { belongsFrom, countsAsReport, shippedCameras } from '../rules/cameras.ts';
import type { TripRow } from '../store/tables.ts';
import { checksOf, findByPlate, findTrip, insertCheck, vehiclesOf } from '../store/trips.ts';
import { settleTrip } from './settle-trip.ts';

/**
 * Plates that cameras read become reports of the trips that their vehicles are on, marked as a camera's: they say that the
 * vehicle came by or arrived, never that it went through. Which readings count does not hang on how late they come in.
 * Repeatable: the report's id is the reading's.
 */
export async function followPlates(context: TripContext, event: OutboxEvent<'plates.seen'>): Promise<void> {
  const { db } = context.platform;
  const scope = systemScope('trips.follow-plates', event.dataset);
  const { placeNos, ids } = event.payload;
  for (const reading of await readPlates(scope, db, placeNos, ids)) {
    if (reading.plate !== null) {
      const plate = canonicalPlate(context.platform.secrets.decrypt(reading.plate));
      await db.transaction().execute(async (tx) => await followOne(context, scope, tx, reading, plate));
    }
  }
}

/**
 * Trips were accepted after their vehicles were read: readings since a vehicle set out, within the hours of the rule, become
 * reports as if the trip had been known. What was read before that belongs to another way. Repeatable like the rest.
 */
export async function matchReadings(
  context: TripContext,
  event: OutboxEvent<'trip.accepted'>,
): Promise<void> {
  const { db, secrets } = context.platform;
  const scope = systemScope('trips.match-readings', event.dataset);
  const acceptedAt = event.at.getTime();
  for (const { plate: stored, starts_at: startsAt } of await vehiclesOf(scope, db, event.payload.ids)) {
    const plate = canonicalPlate(secrets.decrypt(stored));
    const from = new Date(belongsFrom(shippedCameras, { acceptedAt, startsAt: startsAt.getTime() }));
    const span = { from, to: new Date(acceptedAt + HOUR_MS) };
    for (const reading of await readingsOf(context.platform, scope, db, plate, span)) {
      await db.transaction().execute(async (tx) => await followOne(context, scope, tx, reading, plate));
    }
  }
}

async function followOne(
  { platform }: TripContext,
  scope: Scope,
  tx: Tx,
  reading: PlateRow,
  plate: string,
): Promise<void> {
  const index = platform.secrets.blindIndex('plate', plate);
  const found = await findByPlate(scope, tx, index, reading.at);
  const row = found === undefined ? undefined : await findTrip(scope, tx, found.id, true);
  if (row === undefined || reading.at.getTime() < wayBegan(row)) {
    return;
  }
  const { place_no: placeNo, at, corrections, confidence } = reading;
  const wayNos = new Set([...row.legs.map((leg) => leg.placeNo), row.gate_no, row.yard_no ?? row.gate_no]);
  const known = (await checksOf(scope, tx, row.id))
    .filter(({ by_camera, id }) => by_camera && id !== reading.id)
    .map((check) => ({ placeNo: check.place_no, at: check.at.getTime() }));
  const asked = { placeNo, at: at.getTime(), corrections, confidence };
  if (!countsAsReport(shippedCameras, asked, wayNos, known)) {
    return;
  }
  const kept = await insertCheck(scope, tx, {
    trip_id: row.id,
    id: reading.id,
    dataset: scope.dataset,
    place_no: placeNo,
    kind: placeNo === row.gate_no || placeNo === row.yard_no ? 'arrive' : 'post',
    at,
    seals: null,
    note: null,
    from_crossing: false,
    by_camera: true,
    received_at: new Date(platform.clock.now()),
    recorded_by: reading.camera ?? reading.recorded_by,
  });
  if (kept) {
    await settleTrip({ platform }, scope, tx, row);
  }
}

/** A trip that is closed keeps the moment of that instead of its acceptance: then its own beginning counts. */
function wayBegan({ decided_at: decided, starts_at: starts }: TripRow): number {
  const startsAt = starts.getTime();
  return belongsFrom(shippedCameras, { acceptedAt: decided?.getTime() ?? startsAt, startsAt });
}
