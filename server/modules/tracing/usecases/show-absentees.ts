import type { Static } from 'typebox';
import type { rostersApi } from '../../../../contract/rosters.ts';
import { dataClassIn, type Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { cutPage, decodeCursor } from '../../../platform/http/paging.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import type { TracingContext } from '../context.ts';
import { absenceOf } from '../rules/read-roster.ts';
import { rosterRows } from '../store/rosters.ts';
import { openRoster, readRosterSessions } from './open-roster.ts';

type AbsenteePage = Static<(typeof rostersApi)['GET /rosters/{id}/absentees']['reply'][200]>;
export type ShownAbsentee = AbsenteePage['items'][number];

/**
 * Who of a roster was absent: those still absent at the last session first, the longest absence before. Why somebody
 * was absent is health data and shown only to who may see that.
 */
export async function showAbsentees(
  context: TracingContext,
  scope: Scope,
  id: string,
  query: { readonly limit?: number | undefined; readonly cursor?: string | undefined },
): Promise<Outcome<AbsenteePage>> {
  const { areas, people, platform } = context;
  const { db, secrets } = platform;
  const opened = await openRoster(context, scope, db, id);
  if (!opened.ok) {
    return opened;
  }
  const roster = opened.value;
  const sessions = await readRosterSessions(scope, db, roster.id);
  const absent = (await rosterRows(scope, db, roster.id))
    .filter((row) => row.absent.length > 0)
    .map((row) => ({ row, ...absenceOf(row.absent, sessions) }))
    .toSorted(
      (a, b) =>
        (a.since ?? '9').localeCompare(b.since ?? '9') || b.missed - a.missed || a.row.row_no - b.row.row_no,
    );
  const from = Number(decodeCursor(query.cursor)?.[0] ?? 0);
  const limit = query.limit ?? 50;
  const asked = absent.slice(from, from + limit + 1).map((one, i) => ({ ...one, place: from + i + 1 }));
  const page = cutPage(asked, limit, (one) => [one.place]);
  const persons = await people.peopleByNo(
    scope,
    db,
    page.rows.map(({ row }) => row.person_no),
  );
  await audit(db, scope, platform.clock.now(), [
    { action: 'roster.absentees', subjectKind: 'roster', subjectId: roster.id, areaNo: roster.area_no },
  ]);
  const mayKnowWhy = dataClassIn(scope, areas.pathOf(roster.area_no)) === 'sensitive';
  const items = page.rows.flatMap(({ row, missed, since }): ShownAbsentee[] => {
    const person = persons.get(row.person_no);
    return person === undefined
      ? []
      : [
          {
            personId: person.id,
            name: person.fullName,
            phone: person.phone,
            unit: row.unit,
            seat: row.seat,
            missed,
            sessions: sessions.length,
            absentSince: since,
            note: row.note === null || !mayKnowWhy ? null : secrets.decrypt(row.note),
          },
        ];
  });
  return done({ items, next: page.next, total: absent.length });
}
