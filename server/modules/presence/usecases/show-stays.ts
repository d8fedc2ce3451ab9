import { assurances } from '../../../../contract/people.ts';
import { presenceSources, timeQualities } from '../../../../contract/presence.ts';
import { pathsOf, type Scope, withoutReason } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { cutPage, decodeCursor } from '../../../platform/http/paging.ts';
import type { Platform } from '../../../platform/module.ts';
import { refuse as refuseGeneral } from '../../../platform/outcomes/general.ts';
import { done } from '../../../platform/outcomes/outcome.ts';
import { refuse } from '../refusals.ts';
import { listStays } from '../store/list-stays.ts';
import { readPlaceTotals } from '../store/stays.ts';
import type { PresenceDoors } from '../doors.ts';

type Query = {
  limit?: number | undefined;
  cursor?: string | undefined;
  person?: string | undefined;
  place?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
  reason?: string | undefined;
};

/**
 * Stays of one person or at one place. A person's whole path is shown to who may see that person (with a reason
 * outside one's duty); a place's visitors to who has the right in the place's area.
 */
export async function showStays(platform: Platform, doors: PresenceDoors, given: Scope, query: Query) {
  const asked = { ...given, reason: query.reason };
  if ((query.person === undefined) === (query.place === undefined)) {
    return refuseGeneral('malformed', { fields: { person: 'person or place' } });
  }
  const person = query.person === undefined ? null : await doors.people.open(asked, query.person);
  if (person !== null && !person.ok) {
    return person;
  }
  // A reason opens one person's record, not everybody who was at a place.
  const scope = person === null ? withoutReason(asked) : person.value.scope;
  const place =
    query.place === undefined
      ? null
      : (await doors.places.byIds(scope, platform.db, [query.place.toLowerCase()])).get(
          query.place.toLowerCase(),
        );
  if (place === undefined) {
    return refuse('unknown-place');
  }
  if (place !== null && !pathsOf(scope, 'presence.read').some((path) => place.areaPath.startsWith(path))) {
    return refuseGeneral('forbidden');
  }
  const limit = query.limit ?? 50;
  const cursor = decodeCursor(query.cursor);
  const rows = await listStays(scope, platform.db, {
    personNos: person === null ? null : person.value.personNos,
    placeNos: place === null ? null : [place.placeNo],
    from: query.from === undefined ? 0 : Date.parse(query.from),
    to: query.to === undefined ? 253_402_300_799_000 : Date.parse(query.to),
    before: cursor === null ? null : { at: Number(cursor[0]), id: String(cursor[1]) },
    limit,
  });
  const page = cutPage(rows, limit, (row) => [row.in_at.getTime(), row.id]);
  const [people, places] = await Promise.all([
    doors.people.namesByNo(
      scope,
      page.rows.map((row) => row.person_no),
    ),
    doors.places.byNos(
      scope,
      platform.db,
      page.rows.map((row) => row.place_no),
    ),
  ]);
  if (place !== null) {
    await audit(platform.db, scope, platform.clock.now(), [
      {
        action: 'presence.visitors',
        subjectKind: 'place',
        subjectId: place.placeId,
        areaNo: place.areaNo,
        detail: { rows: page.rows.length },
      },
    ]);
  }
  return done({
    items: page.rows.map((row) => ({
      stayId: row.id,
      personId: people.get(row.person_no)?.id ?? '',
      personName: people.get(row.person_no)?.name ?? '',
      placeId: places.get(row.place_no)?.placeId ?? '',
      placeName: places.get(row.place_no)?.name ?? '',
      inAt: row.in_at.toISOString(),
      outAt: row.out_at.toISOString(),
      outImputed: row.out_imputed,
      source: presenceSources[row.source]!,
      timeQuality: timeQualities[row.time_quality]!,
      assurance: assurances[row.assurance]!,
    })),
    next: page.next,
    total: null,
  });
}

/** Check-in totals of places, in the order asked; places outside the dataset are left out. */
export async function showPlaceTotals(
  platform: Platform,
  doors: PresenceDoors,
  scope: Scope,
  placeIds: readonly string[],
) {
  const places = await doors.places.byIds(scope, platform.db, placeIds.slice(0, 500));
  const totals = await readPlaceTotals(
    scope,
    platform.db,
    [...places.values()].map((place) => place.placeNo),
  );
  return done({
    items: [...places].map(([placeId, place]) => {
      const total = totals.get(place.placeNo);
      return { placeId, checkIns: total?.checkIns ?? 0, lastAt: total?.lastAt.toISOString() ?? null };
    }),
  });
}
