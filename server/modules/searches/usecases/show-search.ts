import type { Static } from 'typebox';
import type { Query } from '../../../../contract/kit.ts';
import type { searchesApi } from '../../../../contract/searches.ts';
import { dataClassIn, mayIn, pathsOf, type Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { DAY_MS } from '../../../platform/clock/clock.ts';
import { cutPage, decodeCursor } from '../../../platform/http/paging.ts';
import { refuse as refuseGeneral } from '../../../platform/outcomes/general.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import { caseNodes } from '../../cases/index.ts';
import { attemptsOnPeople } from '../../interviews/index.ts';
import { listStays } from '../../presence/index.ts';
import { visitsToPeople } from '../../tracing/index.ts';
import type { SearchContext } from '../context.ts';
import { lateHours } from '../rules/causes.ts';
import { attemptsOf, listSearches, type SearchFilter, type SearchRow } from '../store/searches.ts';
import { dutyScope, reachedSearch, watchedUntil } from './reach.ts';

type Asked = Query<(typeof searchesApi)['GET /searches']>;
export type SearchQuery = { [K in keyof Asked]?: Asked[K] | undefined };
export type ShownRow = Static<(typeof searchesApi)['GET /searches']['reply'][200]>['items'][number];
export type ShownSearch = Static<(typeof searchesApi)['GET /searches/{id}']['reply'][200]>;
export type SearchPage = { items: ShownRow[]; next: string | null; total: null };

/** Check-ins of so many days before the search tell where somebody may be. */
const LOOK_BACK_DAYS = 14;
const PLACES_SHOWN = 20;
/** Stays that are looked through: school and work fill two weeks with one place. */
const STAYS_READ = 500;

/** Whom the viewer's areas search for; audited. */
export async function showSearches(
  context: SearchContext,
  scope: Scope,
  query: SearchQuery,
): Promise<Outcome<SearchPage>> {
  const { areas, platform } = context;
  const own = pathsOf(scope, 'followup.record');
  const path = query.area === undefined ? undefined : areas.byId(query.area.toLowerCase())?.path;
  const areaNos =
    query.area === undefined
      ? own.includes('')
        ? null
        : areas.numbersUnder(own)
      : path !== undefined && mayIn(scope, 'followup.record', path)
        ? areas.numbersUnder([path])
        : [];
  if (areaNos !== null && areaNos.length === 0) {
    return refuseGeneral('forbidden');
  }
  const limit = query.limit ?? 50;
  const rows = await listSearches(scope, platform.db, {
    areaNos,
    view: query.view ?? 'open',
    cause: query.cause ?? null,
    actorId: scope.actor.id,
    personNos: query.q === undefined ? null : await context.people.search(dutyScope(scope), query.q),
    after: readCursor(query.cursor),
    limit,
  });
  const page = cutPage(rows, limit, (row) => [row.key, row.id]);
  await audit(platform.db, scope, platform.clock.now(), [
    { action: 'search.list', detail: { shown: page.rows.length } },
  ]);
  return done({ items: await presentSearches(context, scope, page.rows), next: page.next, total: null });
}

function readCursor(text: string | undefined): SearchFilter['after'] {
  const [key, id] = decodeCursor(text) ?? [];
  return typeof key === 'number' && typeof id === 'string' ? { key, id } : null;
}

/** Searches as this viewer may see them. */
export async function presentSearches(
  context: SearchContext,
  scope: Scope,
  rows: readonly SearchRow[],
): Promise<ShownRow[]> {
  const { areas, people, platform } = context;
  const now = platform.clock.now();
  const persons = await people.byNos(dutyScope(scope), [...new Set(rows.map((row) => row.person_no))]);
  const cases = await caseNodes(scope, platform.db, [...new Set(rows.map((row) => row.case_id))]);
  const labels = new Map(cases.map((one) => [one.caseId, one]));
  const nameOf = (no: number | null) => (no === null ? null : (areas.byNo(no)?.fullName ?? null));
  return rows.flatMap((row): ShownRow[] => {
    const person = persons.get(row.person_no);
    const about = labels.get(row.case_id);
    return person === undefined
      ? []
      : [
          {
            id: row.id,
            status: row.status,
            cause: row.cause,
            personId: person.id,
            personName: person.fullName,
            phone: person.phone,
            address: person.address,
            areaName: nameOf(row.area_no) ?? '',
            caseId: row.case_id,
            caseLabel: about?.label ?? '',
            contactId: row.contact_id,
            subject: row.contact_id === null && about?.personNo === row.person_no ? 'case' : 'contact',
            openedAt: row.opened_at.toISOString(),
            lateHours: row.status === 'OPEN' ? lateHours(row.opened_at.getTime(), now) : 0,
            searcherId: row.searcher_id,
            searcherName: row.searcher_name,
            tries: row.tries,
            lastTriedAt: row.last_tried_at?.toISOString() ?? null,
            watchUntil: watchedUntil(row, now),
            closedAt: row.closed_at?.toISOString() ?? null,
            closedBy: row.closed_by,
            foundAreaId: row.found_area_no === null ? null : (areas.byNo(row.found_area_no)?.id ?? null),
            foundAreaName: nameOf(row.found_area_no),
          },
        ];
  });
}

/** What is known of somebody who is searched for; audited. Check-ins only by the right to read them there. */
export async function showSearch(
  context: SearchContext,
  scope: Scope,
  id: string,
): Promise<Outcome<ShownSearch>> {
  const { people, platform } = context;
  const opened = await reachedSearch(context, scope, id);
  if (!opened.ok) {
    return opened;
  }
  const row = opened.value;
  const [shown] = await presentSearches(context, scope, [row]);
  const person = (await people.detailsByNo(dutyScope(scope), [row.person_no])).get(row.person_no);
  if (shown === undefined || person === undefined) {
    return refuseGeneral('not-found');
  }
  const path = context.areas.pathOf(row.area_no);
  const places = mayIn(scope, 'presence.read', path) ? await lastPlaces(context, scope, row) : null;
  await audit(platform.db, scope, platform.clock.now(), [
    {
      action: 'search.read',
      subjectKind: 'search',
      subjectId: row.id,
      areaNo: row.area_no,
      detail: { places: places?.length ?? 0 },
    },
  ]);
  const notes = dataClassIn(scope, path) === 'sensitive' || dataClassIn(scope, path) === 'personal';
  return done({
    ...shown,
    note: row.note === null || !notes ? null : platform.secrets.decrypt(row.note),
    phones: person.phones,
    household: person.household.map((one) => ({ name: one.fullName, phone: one.phone })),
    tried: await tried(context, scope, row, notes),
    lastPlaces: places,
    mayWatch: mayIn(scope, 'gate.watch', path),
  });
}

async function tried(
  context: SearchContext,
  scope: Scope,
  row: SearchRow,
  notes: boolean,
): Promise<ShownSearch['tried']> {
  const { db, secrets } = context.platform;
  const numbers = await context.people.mergedNos(scope, row.person_no);
  const visits = await visitsToPeople(scope, db, numbers);
  const calls = await attemptsOnPeople(scope, db, numbers);
  const own = await attemptsOf(scope, db, row);
  return [
    ...visits.map((one) => ({
      at: one.at.toISOString(),
      by: one.recorded_by,
      what: 'visit' as const,
      manner: null,
      result: one.result,
      note: null,
    })),
    ...calls.map((one) => ({
      at: one.at.toISOString(),
      by: one.officer,
      what: 'first-call' as const,
      manner: null,
      result: one.result,
      note: null,
    })),
    ...own.map((one) => ({
      at: one.at.toISOString(),
      by: one.by_name,
      what: 'search' as const,
      manner: one.manner,
      result: one.result,
      note: one.note === null || !notes ? null : secrets.decrypt(one.note),
    })),
  ].toSorted((a, b) => (a.at < b.at ? 1 : -1));
}

/** Each place once, with how often and the last time: what is left there every day hides no other. */
async function lastPlaces(
  context: SearchContext,
  scope: Scope,
  row: SearchRow,
): Promise<NonNullable<ShownSearch['lastPlaces']>> {
  const { areas, people, places, platform } = context;
  const now = platform.clock.now();
  const stays = await listStays(scope, platform.db, {
    personNos: await people.mergedNos(scope, row.person_no),
    placeNos: null,
    from: row.opened_at.getTime() - LOOK_BACK_DAYS * DAY_MS,
    to: now,
    before: null,
    limit: STAYS_READ,
  });
  // The newest stay comes first, and so the place that was visited last.
  const byPlace = [...Map.groupBy(stays, (stay) => stay.place_no)].slice(0, PLACES_SHOWN);
  const placeOf = await places.byNos(
    scope,
    platform.db,
    byPlace.map(([no]) => no),
  );
  return byPlace.flatMap(([no, own]) => {
    const place = placeOf.get(no);
    const [last] = own;
    return place === undefined || last === undefined
      ? []
      : [
          {
            placeName: place.name,
            areaName: areas.byNo(place.areaNo)?.fullName ?? '',
            times: own.length,
            inAt: last.in_at.toISOString(),
            outAt: last.out_at.toISOString(),
          },
        ];
  });
}
