import type { Static } from 'typebox';
import type { Query } from '../../../../contract/kit.ts';
import type { RosterSummary, rostersApi } from '../../../../contract/rosters.ts';
import { mayIn, pathsOf, type Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { cutPage, decodeCursor } from '../../../platform/http/paging.ts';
import { refuse as refuseGeneral } from '../../../platform/outcomes/general.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import { localDate } from '../../../platform/clock/clock.ts';
import type { TracingContext } from '../context.ts';
import { rulesOfKind } from '../rules/roster-rules.ts';
import { type ListedRoster, listRosters, type RosterFilter } from '../store/list-rosters.ts';
import { rosterRows } from '../store/rosters.ts';
import { openRoster, readRosterSessions } from './open-roster.ts';
import { casesByPerson } from './people-as-cases.ts';

export type ShownRoster = Static<typeof RosterSummary>;
type RosterDetail = Static<(typeof rostersApi)['GET /rosters/{id}']['reply'][200]>;
type Asked = Query<(typeof rostersApi)['GET /rosters']>;
export type RosterQuery = { [K in keyof Asked]?: Asked[K] | undefined };
export type RosterPage = { items: ShownRoster[]; next: string | null; total: null };

const everything: Omit<RosterFilter, 'limit' | 'areaNos'> = {
  id: null,
  name: null,
  kind: null,
  placeNo: null,
  personNos: null,
  before: null,
};

/** Rosters of the viewer's areas, newest first. */
export async function showRosters(
  context: TracingContext,
  scope: Scope,
  query: RosterQuery,
): Promise<Outcome<RosterPage>> {
  const { areas, people, places, platform } = context;
  const { db } = platform;
  const own = pathsOf(scope, 'tracing.run');
  const path = query.area === undefined ? null : areas.byId(query.area.toLowerCase())?.path;
  if (path === undefined || (path !== null && !mayIn(scope, 'tracing.run', path))) {
    return refuseGeneral('forbidden');
  }
  const placeId = query.place?.toLowerCase();
  const personId = query.person?.toLowerCase();
  const personNo =
    personId === undefined ? undefined : ((await people.personNos(scope, db, [personId])).get(personId) ?? 0);
  const after = decodeCursor(query.cursor);
  const limit = query.limit ?? 50;
  const rows = await listRosters(scope, db, {
    ...everything,
    areaNos: path === null && own.includes('') ? null : areas.numbersUnder(path === null ? own : [path]),
    name: query.q === undefined ? null : `%${query.q.replace(/[\\%_]/g, '\\$&')}%`,
    kind: query.kind ?? null,
    placeNo:
      placeId === undefined ? null : ((await places.byIds(scope, db, [placeId])).get(placeId)?.placeNo ?? 0),
    personNos: personNo === undefined ? null : await people.mergedNos(scope, personNo),
    before: after === null ? null : { at: Number(after[0]), id: String(after[1]) },
    limit,
  });
  const page = cutPage(rows, limit, (row) => [row.created_at.getTime(), row.id]);
  return done({ items: await present(context, scope, page.rows), next: page.next, total: null });
}

/** One roster with its people as this viewer may see them; the look is audited. */
export async function showRoster(
  context: TracingContext,
  scope: Scope,
  id: string,
): Promise<Outcome<RosterDetail>> {
  const { areas, people, platform } = context;
  const { db } = platform;
  const opened = await openRoster(context, scope, db, id);
  if (!opened.ok) {
    return opened;
  }
  const roster = opened.value;
  const summary = await summaryOf(context, scope, roster.id);
  const sessions = await readRosterSessions(scope, db, roster.id);
  const rows = await rosterRows(scope, db, roster.id);
  const nos = rows.map((row) => row.person_no);
  const persons = await people.peopleByNo(scope, db, nos);
  const cases = await casesByPerson(context, scope, db, nos);
  await audit(db, scope, platform.clock.now(), [
    { action: 'roster.read', subjectKind: 'roster', subjectId: roster.id, areaNo: roster.area_no },
  ]);
  return done({
    ...summary,
    areaId: areas.byNo(roster.area_no)?.id ?? null,
    withdrawnReason: roster.withdrawn_reason,
    sessionTimes: sessions.map(({ from, to }) => ({
      from: new Date(from).toISOString(),
      to: new Date(to).toISOString(),
    })),
    rows: rows.flatMap((row): RosterDetail['rows'] => {
      const person = persons.get(row.person_no);
      return person === undefined
        ? []
        : [
            {
              personId: person.id,
              name: person.fullName,
              phone: person.phone,
              birthYear: person.birthYear,
              unit: row.unit,
              seat: row.seat,
              absentOn: sessions
                .filter(({ no }) => row.absent.includes(no))
                .map(({ from }) => localDate(from)),
              caseIds: (cases.get(row.person_no) ?? []).map((one) => one.caseId),
            },
          ];
    }),
    rules: rulesOfKind(roster.kind).map((one) => {
      const { kind: _, ...rule } = one;
      return rule;
    }),
  });
}

/** A roster as the list shows it. */
export async function summaryOf(context: TracingContext, scope: Scope, id: string): Promise<ShownRoster> {
  const rows = await listRosters(scope, context.platform.db, { ...everything, areaNos: null, id, limit: 1 });
  return (await present(context, scope, rows))[0]!;
}

async function present(
  { areas, places, platform }: TracingContext,
  scope: Scope,
  rows: readonly ListedRoster[],
): Promise<ShownRoster[]> {
  const placeNos = [...new Set(rows.flatMap((row) => row.place_no ?? []))];
  const placeOf = await places.byNos(scope, platform.db, placeNos);
  return rows.map((row) => {
    const place = row.place_no === null ? undefined : placeOf.get(row.place_no);
    return {
      id: row.id,
      kind: row.kind,
      name: row.name,
      placeId: place?.placeId ?? null,
      placeName: place?.name ?? null,
      areaName: areas.byNo(row.area_no)?.fullName ?? null,
      from: row.from_at.toISOString(),
      to: row.to_at.toISOString(),
      sessions: row.sessions,
      people: row.people,
      absent: row.absentees,
      withdrawnAt: row.withdrawn_at?.toISOString() ?? null,
      version: row.version,
      createdAt: row.created_at.toISOString(),
    };
  });
}
