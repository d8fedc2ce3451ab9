import type { DataOf } from '../../shared/client.ts';

type OnTheWay = Pick<DataOf<'GET /border/trips/{id}'>, 'legs' | 'gateId'>;

/** Where the post stands on the way of a trip, and how late the vehicle is for it now. */
export function legAt(
  trip: OnTheWay,
  postId: string,
  time: number,
): {
  readonly onRoute: boolean;
  readonly leg: OnTheWay['legs'][number] | null;
  readonly lateMinutes: number;
} {
  const leg = trip.legs.find(({ placeId }) => placeId === postId) ?? null;
  const late = leg === null || leg.at !== null ? 0 : time - Date.parse(leg.deadline);
  return {
    onRoute: leg !== null || trip.gateId === postId,
    leg,
    lateMinutes: leg?.lateMinutes ?? Math.max(0, Math.ceil(late / 60_000)),
  };
}
