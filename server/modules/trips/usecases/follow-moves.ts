import { systemScope } from '../../../platform/access/scope.ts';
import type { OutboxEvent } from '../../../platform/events/events.ts';
import { namedUuid7 } from '../../../platform/ids/uuid7.ts';
import { MAX_STAY_MS } from '../../presence/index.ts';
import type { TripContext } from '../context.ts';
import type { CheckRow, TripRow } from '../store/tables.ts';
import { checksOf, findTrip } from '../store/trips.ts';

type Stay = { readonly placeNo: number; readonly at: number; readonly leftAt: number | null };

/**
 * The crew of a vehicle was where its trip was reported, and in the waiting yard from the arrival until somebody took the
 * vehicle or it left: so tracing sees who stood there together. Repeatable: ids come from place and time.
 */
export async function followMoves(
  { platform, places, people, presence }: TripContext,
  event: OutboxEvent<'trip.moved'>,
): Promise<void> {
  const scope = systemScope('trips.follow-moves', event.dataset);
  for (const id of event.payload.ids) {
    const row = await findTrip(scope, platform.db, id);
    if (row === undefined || row.driver_no === null) {
      continue;
    }
    const stays = staysOf(row, await checksOf(scope, platform.db, id));
    const sites = await places.byNos(scope, platform.db, [...new Set(stays.map(({ placeNo }) => placeNo))]);
    const crew = await people.resolvedByNo(scope, platform.db, [row.driver_no, ...row.assistant_nos]);
    const items = [...crew.values()].flatMap(({ personId }) =>
      stays.flatMap(({ placeNo, at, leftAt }) => {
        const place = sites.get(placeNo);
        return place === undefined
          ? []
          : [
              {
                id: namedUuid7(at, `trip-presence:${id}:${personId}:${placeNo}:${at}:${leftAt}`),
                placeCode: place.code,
                person: { personId },
                at: new Date(at).toISOString(),
                ...(leftAt === null ? {} : { leftAt: new Date(leftAt).toISOString() }),
              },
            ];
      }),
    );
    await presence.recordMany(scope, items, 'checkpoint');
  }
}

function staysOf(row: TripRow, checks: readonly CheckRow[]): Stay[] {
  const { arrived_at: came } = row;
  const left = row.handed_at ?? row.passed_at;
  const yardNo = row.handed_place_no ?? row.yard_no ?? row.gate_no;
  return [
    // After the hand-over the inland crew is no longer with the vehicle.
    ...checks
      // A plate that a camera read says nothing of who sat inside.
      .filter(({ at, by_camera }) => !by_camera && (row.handed_at === null || at <= row.handed_at))
      .map(({ place_no, at }): Stay => ({ placeNo: place_no, at: at.getTime(), leftAt: null })),
    ...(came !== null && left !== null ? slices(yardNo, came.getTime(), left.getTime()) : []),
  ];
}

/** A wait in stays of at most twelve hours: the log of presence holds no longer ones. */
function slices(placeNo: number, from: number, to: number): Stay[] {
  const found: Stay[] = [];
  for (let at = from; at < to; at += MAX_STAY_MS) {
    found.push({ placeNo, at, leftAt: Math.min(to, at + MAX_STAY_MS) });
  }
  return found;
}
