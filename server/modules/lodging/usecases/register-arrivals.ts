import type { Static } from 'typebox';
import type { Body } from '../../../../contract/kit.ts';
import type { lodgingApi } from '../../../../contract/lodging.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { localDate } from '../../../platform/clock/clock.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { appendEvent } from '../../../platform/events/outbox.ts';
import { addFigures } from '../../../platform/figures/figures.ts';
import { refuse as refuseGeneral } from '../../../platform/outcomes/general.ts';
import { done, type Outcome, type Refusal } from '../../../platform/outcomes/outcome.ts';
import { refusedRow } from '../../../platform/outcomes/rows.ts';
import {
  contentHash,
  isReceiptTaken,
  readReceipts,
  writeReceipts,
} from '../../../platform/receipts/receipts.ts';
import type { PlaceRef } from '../../../registry/places/index.ts';
import { canonicalRoom, insertResidence, queueRetraceOfPeople } from '../../tracing/index.ts';
import type { ZoneLookUp } from '../../gates/index.ts';
import type { LodgingContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import { type ArrivalInput, readTimes } from '../rules/read-arrival.ts';
import { needsVisit, shippedVisits } from '../rules/visit-rule.ts';
import { insertStays, peopleStaying, type StayRow } from '../store/stays.ts';
import { findGuests, type Guest } from './find-guests.ts';
import { findOrigin } from './find-origin.ts';
import { findHost } from './open-stay.ts';

type Asked = Body<(typeof lodgingApi)['POST /lodging/stays']>;
export type Outcomes = Static<(typeof lodgingApi)['POST /lodging/stays']['reply'][200]>;
export type RowOutcome = Outcomes['outcomes'][number];

/** Registers arrivals at a place; each row has its own outcome and can be repeated by its id. */
export async function registerArrivals(
  context: LodgingContext,
  scope: Scope,
  body: Asked,
): Promise<Outcome<Outcomes>> {
  const host = await findHost(context, scope, body);
  if (!host.ok) {
    return host;
  }
  const zones = await context.zones(scope);
  const accept = async () =>
    await context.platform.db
      .transaction()
      .execute(async (tx) => await acceptRows(context, scope, tx, host.value, body.rows, zones, findGuests));
  const accepted = await accept().catch((error: unknown) => {
    // Somebody sent one of the rows at the same moment: the second look finds its receipt.
    if (isReceiptTaken(error)) {
      return accept();
    }
    throw error;
  });
  await queueRetraceOfPeople(context.tracing, scope, accepted.personNos);
  return done({ outcomes: accepted.outcomes });
}

/**
 * Registers somebody who is known already, in the transaction of what sent them there. The caller queues the retracing of
 * the person after its commit.
 */
export async function lodgeKnown(
  context: LodgingContext,
  scope: Scope,
  tx: Tx,
  placeId: string,
  arrival: ArrivalInput,
  guest: Guest,
): Promise<Outcome<PlaceRef>> {
  const host = await findHost(context, scope, { placeId });
  if (!host.ok) {
    return host;
  }
  const zones = await context.zones(scope);
  const rows = [arrival];
  const { outcomes } = await acceptRows(context, scope, tx, host.value, rows, zones, async () => [guest]);
  const { status, code = '', message = '', messageEn = '' } = outcomes[0]!;
  return status < 300 ? host : { ok: false, status, code, message, messageEn };
}

async function acceptRows(
  context: LodgingContext,
  scope: Scope,
  tx: Tx,
  place: PlaceRef,
  inputs: readonly ArrivalInput[],
  zones: ZoneLookUp,
  find: typeof findGuests,
): Promise<{ outcomes: RowOutcome[]; personNos: number[] }> {
  const now = context.platform.clock.now();
  const rows = inputs.map((row) => ({ ...row, id: row.id.toLowerCase() }));
  const hashOf = (row: ArrivalInput) => contentHash(['lodging.stay', scope.dataset, place.placeNo, row]);
  const receipts = await readReceipts(
    tx,
    rows.map((row) => row.id),
  );
  const known = new Map(receipts.map((receipt) => [receipt.id, receipt]));
  const fresh = [...new Map(rows.filter((row) => !known.has(row.id)).map((row) => [row.id, row])).values()];
  const staying = await peopleStaying(scope, tx, place.placeNo);
  const guests = await find(context, scope, tx, fresh, staying);
  // Guests come by the number of the kept record, stays by the one that they were written with.
  const numbers = await context.people.numbersOf(scope, tx, staying);
  const there = new Set([...staying, ...[...numbers.values()].flat()]);
  const made = new Map<string, StayRow | Refusal>();
  for (const [i, row] of fresh.entries()) {
    const guest = guests[i]!;
    const stay = 'ok' in guest ? guest : toStay(context, scope, place, row, guest, zones);
    const twice = !('ok' in stay) && there.has(stay.person_no);
    made.set(row.id, twice ? refuse('already-there') : stay);
    if (!('ok' in stay)) {
      there.add(stay.person_no);
    }
  }
  const stays = [...made.values()].flatMap((one) => ('ok' in one ? [] : [one]));
  if (stays.length > 0) {
    await insertStays(scope, tx, stays);
    await insertResidence(
      scope,
      tx,
      stays.map(({ place_no, id, dataset, person_no, room, arrived_at }) => ({
        place_no,
        id,
        dataset,
        person_no,
        room,
        from_at: arrived_at,
        to_at: null,
      })),
    );
    await note(scope, tx, place, stays, now);
  }
  const accepted = new Map(stays.map((stay) => [stay.id, answerOf(stay)]));
  await writeReceipts(
    tx,
    'lodging.stay',
    now,
    fresh.flatMap((row) => {
      const answer = accepted.get(row.id);
      return answer === undefined ? [] : [{ id: row.id, hash: hashOf(row), status: 201, body: answer }];
    }),
  );
  const outcomes = rows.map((row): RowOutcome => {
    const receipt = known.get(row.id);
    if (receipt !== undefined) {
      return receipt.hash.equals(hashOf(row))
        ? { ...(receipt.body as RowOutcome), status: 200 }
        : refusedRow(row.id, refuseGeneral('conflict'));
    }
    const one = made.get(row.id)!;
    return 'ok' in one ? refusedRow(row.id, one) : accepted.get(row.id)!;
  });
  return { outcomes, personNos: stays.map((stay) => stay.person_no) };
}

function answerOf(stay: StayRow): RowOutcome {
  return {
    id: stay.id,
    status: 201,
    visit: stay.visit === 'DUE',
    originKnown: stay.origin_zone !== null,
  };
}

function toStay(
  context: LodgingContext,
  scope: Scope,
  place: PlaceRef,
  row: ArrivalInput,
  guest: Guest,
  zones: ZoneLookUp,
): StayRow | Refusal {
  const { secrets, clock } = context.platform;
  const times = readTimes(row, clock.now());
  if (!times.ok) {
    return times;
  }
  const { arrived, planned } = times.value;
  const day = localDate(arrived.getTime());
  const origin = findOrigin(context, scope, row, day);
  if (origin === undefined) {
    return refuse('unknown-origin', { fields: { originAreaId: 'unknown' } });
  }
  const zone = origin.area === null ? null : (zones(origin.area.code, arrived.getTime())?.code ?? null);
  return {
    place_no: place.placeNo,
    id: row.id,
    dataset: scope.dataset,
    area_no: place.areaNo,
    person_no: guest.personNo,
    said_name: guest.saidName === null ? null : secrets.encrypt(guest.saidName),
    room: canonicalRoom(row.room),
    arrived_at: arrived,
    planned_at: planned,
    departed_at: null,
    origin_area_no: origin.area?.no ?? null,
    origin_text: origin.text === null ? null : secrets.encrypt(origin.text),
    origin_zone: zone,
    state: 'REGISTERED',
    decided_at: null,
    decided_by: null,
    note: null,
    visit: needsVisit(shippedVisits, zone, day) ? 'DUE' : null,
    visit_at: null,
    visit_result: null,
    recorded_at: new Date(clock.now()),
    recorded_by: scope.actor.name,
    recorder_id: scope.actor.id,
  };
}

/** Counters, audit and event of new stays. */
async function note(
  scope: Scope,
  tx: Tx,
  place: PlaceRef,
  stays: readonly StayRow[],
  now: number,
): Promise<void> {
  const { dataset } = scope;
  await addFigures(
    tx,
    stays.flatMap((stay) => {
      const delta = { dataset, areaNo: place.areaNo, at: stay.arrived_at.getTime(), by: 1 };
      return [
        { ...delta, metric: 'lodging.arrivals' },
        ...(stay.visit === null ? [] : [{ ...delta, metric: 'lodging.from-red' }]),
      ];
    }),
  );
  await audit(tx, scope, now, [
    {
      action: 'lodging.register',
      subjectKind: 'place',
      subjectId: place.placeId,
      areaNo: place.areaNo,
      detail: { people: stays.length },
    },
  ]);
  await appendEvent(tx, {
    topic: 'lodging.registered',
    dataset,
    payload: { areaNos: [place.areaNo], count: stays.length },
    at: now,
  });
}
