import type { Body } from '../../../../contract/kit.ts';
import type { tripsApi } from '../../../../contract/trips.ts';
import { type Scope, systemScope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { allOrNothing } from '../../../platform/db/all-or-nothing.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { namedUuid7 } from '../../../platform/ids/uuid7.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import { once } from '../../../platform/receipts/receipts.ts';
import { lodgeKnown } from '../../lodging/index.ts';
import { queueRetraceOfPeople } from '../../tracing/index.ts';
import type { TripContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import { nextState } from '../rules/life-cycle.ts';
import { canonicalSeal } from '../rules/timeline.ts';
import type { TripRow } from '../store/tables.ts';
import { insertCheck, updateTrip } from '../store/trips.ts';
import { readDetails } from './accept-trip.ts';
import { AHEAD_MS } from './decide-trips.ts';
import { type CrewInput, findCrew } from './find-crew.ts';
import { openTrip } from './open-trip.ts';
import { settleTrip } from './settle-trip.ts';

type Asked = Body<(typeof tripsApi)['POST /border/trips/{id}/hand-over']>;

/** Who took the vehicle, and what was noted; encrypted beside the trip. */
export type HandOverDetails = { readonly to: CrewInput; readonly note: string | null };

/**
 * The inland driver hands the vehicle over. Where they sleep from then on is registered in the same transaction, by the
 * door of lodging and its rights; repeatable by its id.
 */
export async function handOver(
  context: TripContext,
  scope: Scope,
  tripId: string,
  input: Asked,
): Promise<Outcome<{ id: string }>> {
  const { platform, tracing } = context;
  const id = input.id.toLowerCase();
  const now = platform.clock.now();
  const content = [scope.dataset, tripId.toLowerCase(), { ...input, id }];
  const request = { id, kind: 'trip.hand-over', content, at: now };
  const lodged: number[] = [];
  const outcome = await allOrNothing(
    platform.db,
    async (tx) =>
      await once(tx, request, async (): Promise<Outcome<{ id: string }>> => {
        const opened = await openTrip(context, scope, tx, tripId);
        if (!opened.ok) {
          return opened;
        }
        const handed = await handIn(context, scope, tx, opened.value, input, now);
        if (handed.ok && handed.value.lodging_place_no !== null) {
          lodged.push(handed.value.driver_no!);
        }
        return handed.ok ? done({ id: handed.value.id }, 201) : handed;
      }),
  );
  await queueRetraceOfPeople(tracing, scope, lodged);
  return outcome;
}

async function handIn(
  context: TripContext,
  scope: Scope,
  tx: Tx,
  row: TripRow,
  input: Asked,
  now: number,
): Promise<Outcome<TripRow>> {
  const { platform, places } = context;
  const at = Date.parse(input.at);
  const placeId = input.placeId.toLowerCase();
  const place = (await places.byIds(scope, tx, [placeId])).get(placeId);
  if (!(at <= now + AHEAD_MS)) {
    return refuse('future', { fields: { at: input.at } });
  }
  if (place === undefined) {
    return refuse('unknown-place', { fields: { placeId: 'unknown' } });
  }
  if (place.placeNo !== row.gate_no && place.placeNo !== row.yard_no) {
    return refuse('not-gate', { fields: { placeId: 'yard' } });
  }
  // A phone without a network may send the hand-over behind the passing that another phone reported.
  const tooLate = row.state === 'EXITED' && !(row.passed_at !== null && at <= row.passed_at.getTime());
  if (nextState(row.state, 'hand-over') === null || row.handed_at !== null || tooLate) {
    return refuse('state');
  }
  const [to] = await findCrew(context, scope, tx, [input.to]);
  if (typeof to !== 'number') {
    return to!;
  }
  const driver = await driverOf(context, scope, tx, row);
  if (to === driver.personNo) {
    return refuse('same-driver', { fields: { to: 'driver' } });
  }
  const lodging = await lodge(context, scope, tx, row, driver, input);
  if (!lodging.ok) {
    return lodging;
  }
  const details: HandOverDetails = { to: input.to, note: input.note ?? null };
  const change = {
    handed_at: new Date(at),
    handed_place_no: place.placeNo,
    handed_seals: input.seals.map(canonicalSeal),
    handed_by: scope.actor.name,
    handed_details: platform.secrets.encrypt(JSON.stringify(details)),
    dedicated_no: to,
    lodging_place_no: lodging.value,
  };
  await updateTrip(scope, tx, row.id, change);
  // Who hands over in the yard has come there, whether the arrival was reported or not.
  if (row.arrived_at === null || row.arrived_at.getTime() > at) {
    await insertCheck(scope, tx, {
      trip_id: row.id,
      id: namedUuid7(at, `trip-hand-over:${row.id}`),
      dataset: scope.dataset,
      place_no: place.placeNo,
      kind: 'arrive',
      at: new Date(at),
      seals: null,
      note: null,
      from_crossing: false,
      by_camera: false,
      received_at: new Date(now),
      recorded_by: scope.actor.name,
    });
  }
  await audit(tx, scope, now, [
    { action: 'trip.hand-over', subjectKind: 'trip', subjectId: row.id, areaNo: row.area_no },
  ]);
  const handed = { ...row, ...change };
  await settleTrip(context, scope, tx, handed);
  return done(handed);
}

type Driver = { readonly personNo: number; readonly personId?: string };

/** The driver as the registry has them today: the record of the acceptance may have been merged into another since. */
async function driverOf(
  { people }: TripContext,
  { dataset }: Scope,
  tx: Tx,
  { driver_no: no }: TripRow,
): Promise<Driver> {
  const system = systemScope('trips.hand-over', dataset);
  return (await people.resolvedByNo(system, tx, [no!])).get(no!) ?? { personNo: no! };
}

/** Registers where the inland driver sleeps. @returns number of the place, null where none was named. */
async function lodge(
  context: TripContext,
  scope: Scope,
  tx: Tx,
  row: TripRow,
  { personNo, personId }: Driver,
  { id, at, lodging }: Asked,
): Promise<Outcome<number | null>> {
  if (lodging === undefined) {
    return done(null);
  }
  const arrival = {
    id: namedUuid7(Date.parse(at), `trip-lodging:${id.toLowerCase()}`),
    arrivedAt: at,
    ...(personId === undefined ? {} : { personId }),
    ...(lodging.room === undefined ? {} : { room: lodging.room }),
  };
  const guest = { personNo, saidName: readDetails(context, row).driver.fullName };
  const place = await lodgeKnown(context.lodging, scope, tx, lodging.placeId, arrival, guest);
  return place.ok ? done(place.value.placeNo) : place;
}
