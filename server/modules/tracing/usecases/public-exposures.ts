import type { Reply } from '../../../../contract/kit.ts';
import type { tracePlanApi } from '../../../../contract/trace-plan.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { DAY_MS } from '../../../platform/clock/clock.ts';
import type { TracingContext } from '../context.ts';
import { type PublishedExposure, publishedExposures } from '../store/place-exposures.ts';

type PublicList = Reply<(typeof tracePlanApi)['GET /public/exposures']>;

/** A place exposure leaves the public list so many days after it ended, or when it is withdrawn. */
const SHOWN_DAYS = 28;
const MOST = 500;

/** What the public may know: place, time, advice. Nothing of it names a case, a person or a number of people. */
export async function listPublicExposures(context: TracingContext, scope: Scope): Promise<PublicList> {
  const found = await read(context, scope);
  return { items: found.map(({ shown }) => shown), dataset: scope.dataset };
}

/** The same as points of the public map: those whose place has coordinates. */
export async function publicExposurePlaces(
  context: TracingContext,
  scope: Scope,
): Promise<{ name: string; kind: string; areaNo: number; lat: number; lon: number; note: string | null }[]> {
  return (await read(context, scope)).flatMap(({ row, areaNo, shown: { placeName, kind, advice } }) =>
    row.lat === null || row.lon === null
      ? []
      : [{ name: placeName, kind, areaNo, lat: row.lat, lon: row.lon, note: advice }],
  );
}

async function read(
  { platform, places, areas }: TracingContext,
  scope: Scope,
): Promise<{ row: PublishedExposure; areaNo: number; shown: PublicList['items'][number] }[]> {
  const since = platform.clock.now() - SHOWN_DAYS * DAY_MS;
  const rows = await publishedExposures(scope, platform.db, since, MOST);
  const placeOf = await places.byNos(scope, platform.db, [...new Set(rows.map((row) => row.place_no))]);
  return rows.flatMap((row) => {
    const place = placeOf.get(row.place_no);
    return place === undefined || row.published_at === null
      ? []
      : [
          {
            row,
            areaNo: place.areaNo,
            shown: {
              id: row.id,
              placeName: place.name,
              kind: place.kind,
              address: place.address,
              areaName: areas.byNo(place.areaNo)?.fullName ?? null,
              from: row.from_at.toISOString(),
              to: row.to_at.toISOString(),
              answer: row.answer,
              advice: row.advice,
              publishedAt: row.published_at.toISOString(),
            },
          },
        ];
  });
}
