import type { Body } from '../../../../contract/kit.ts';
import type { tracingApi } from '../../../../contract/tracing.ts';
import { parsePlate } from '../../../../lib/vietnamese/index.ts';
import { mayIn, type Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { uuid7 } from '../../../platform/ids/uuid7.ts';
import { refuse as refuseGeneral } from '../../../platform/outcomes/general.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import { once } from '../../../platform/receipts/receipts.ts';
import { vehiclesByPlates } from '../../../registry/vehicles/index.ts';
import type { TracingContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import { insertResidence, insertTrip } from '../store/long-stays.ts';
import { queueRetraceOfPeople } from './retrace.ts';

export type TripInput = Body<(typeof tracingApi)['POST /trips']>;
export type ResidenceInput = Body<(typeof tracingApi)['POST /residences']>;

/** Records a vehicle trip and who was on it; cases on it that were traced are traced again. */
export async function recordTrip(
  context: TracingContext,
  scope: Scope,
  input: TripInput,
): Promise<Outcome<{ id: string }>> {
  const { platform, people } = context;
  const now = platform.clock.now();
  const plate = parsePlate(input.plate);
  if (!plate.ok) {
    return refuse('bad-plate', { fields: { plate: plate.reason } });
  }
  const [from, to] = [new Date(input.departedAt), new Date(input.arrivedAt)];
  if (!(from < to)) {
    return refuse('ends-before-start', { fields: { arrivedAt: 'after departedAt' } });
  }
  const ids = [...new Set(input.personIds.map((id) => id.toLowerCase()))];
  const nos = await people.personNos(scope, platform.db, ids);
  const unknown = ids.find((id) => !nos.has(id));
  if (unknown !== undefined) {
    return refuse('unknown-person', { fields: { personIds: unknown } });
  }
  const personNos = [...new Set(nos.values())];
  const areas = [...(await people.resolvedByNo(scope, platform.db, personNos)).values()].map(
    (one) => one.areaNo,
  );
  if (!areas.some((no) => no === null || mayIn(scope, 'tracing.run', context.areas.pathOf(no)))) {
    return refuseGeneral('forbidden');
  }
  const id = (input.id ?? uuid7(now)).toLowerCase();
  const vehicles = await vehiclesByPlates(scope, platform.db, [plate.value.canonical]);
  const request = { id, kind: 'trip', content: { ...input, id }, at: now };
  const outcome = await platform.db.transaction().execute((tx) =>
    once(tx, request, async () => {
      await insertTrip(
        scope,
        tx,
        {
          id,
          dataset: scope.dataset,
          vehicle_no: vehicles.get(plate.value.canonical)?.vehicleNo ?? null,
          plate: platform.secrets.encrypt(plate.value.canonical),
          departed_at: from,
          arrived_at: to,
          note: input.note ?? null,
        },
        personNos,
      );
      await audit(tx, scope, now, [
        { action: 'trip.record', subjectKind: 'trip', subjectId: id, detail: { people: personNos.length } },
      ]);
      return done({ id }, 201);
    }),
  );
  if (outcome.ok && outcome.status === 201) {
    await queueRetraceOfPeople(context, scope, personNos);
  }
  return outcome;
}

/** Records a long stay in a room; an open one lasts until it is ended. Traced cases that it touches are traced again. */
export async function recordResidence(
  context: TracingContext,
  scope: Scope,
  input: ResidenceInput,
): Promise<Outcome<{ id: string }>> {
  const { platform, people, places } = context;
  const now = platform.clock.now();
  const to = input.to === undefined ? null : new Date(input.to);
  const from = new Date(input.from);
  if (to !== null && !(from < to)) {
    return refuse('ends-before-start', { fields: { to: 'after from' } });
  }
  const placeId = input.placeId.toLowerCase();
  const place = (await places.byIds(scope, platform.db, [placeId])).get(placeId);
  if (place === undefined) {
    return refuse('unknown-place', { fields: { placeId: 'unknown' } });
  }
  if (!mayIn(scope, 'tracing.run', place.areaPath)) {
    return refuseGeneral('forbidden');
  }
  const personNo = (await people.personNos(scope, platform.db, [input.personId])).get(
    input.personId.toLowerCase(),
  );
  if (personNo === undefined) {
    return refuse('unknown-person', { fields: { personId: 'unknown' } });
  }
  const id = (input.id ?? uuid7(now)).toLowerCase();
  const request = { id, kind: 'residence', content: { ...input, id }, at: now };
  const outcome = await platform.db.transaction().execute((tx) =>
    once(tx, request, async () => {
      await insertResidence(scope, tx, {
        place_no: place.placeNo,
        id,
        dataset: scope.dataset,
        person_no: personNo,
        room: canonicalRoom(input.room),
        from_at: from,
        to_at: to,
      });
      const entry = {
        action: 'residence.record',
        subjectKind: 'person',
        subjectId: input.personId,
        areaNo: place.areaNo,
      };
      await audit(tx, scope, now, [entry]);
      return done({ id }, 201);
    }),
  );
  if (outcome.ok && outcome.status === 201) {
    await queueRetraceOfPeople(context, scope, [personNo]);
  }
  return outcome;
}

/** `p. 203 ` and `P.203` are one room. */
export function canonicalRoom(room: string | undefined): string | null {
  const text = (room ?? '').replace(/\s+/g, '').toUpperCase();
  return text === '' ? null : text;
}
