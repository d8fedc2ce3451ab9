import type { Static } from 'typebox';
import type { Query } from '../../../../contract/kit.ts';
import type { Right } from '../../../../contract/rights.ts';
import { workKinds, type worklistApi } from '../../../../contract/worklist.ts';
import { allOfficers, type Officer } from '../../../platform/access/officers.ts';
import { dutyScope, mayIn, pathsOf, type Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { localDate } from '../../../platform/clock/clock.ts';
import { cursorForm, cutPage, readCursor } from '../../../platform/http/paging.ts';
import { refuse as refuseGeneral } from '../../../platform/outcomes/general.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import { dueCalls } from '../../interviews/index.ts';
import { dueChecks } from '../../orders/index.ts';
import { dueRequests } from '../../privacy/index.ts';
import { dueContacts } from '../../tracing/index.ts';
import type { WorkContext } from '../context.ts';
import { doneWith, isLate, lateHours, rightOf } from '../rules/escalation.ts';
import { leavesIn } from '../store/leaves.ts';
import { countWork, type DueWork, listWork, type WorkAttention, workByOfficer } from '../store/work.ts';

type Asked = Query<(typeof worklistApi)['GET /worklist']>;
export type WorkQuery = { [K in keyof Asked]?: Asked[K] | undefined };
export type ShownWork = Static<(typeof worklistApi)['GET /worklist']['reply'][200]>['items'][number];
export type WorkPage = { items: ShownWork[]; next: string | null; total: null };
type ShownOfficers = Static<(typeof worklistApi)['GET /worklist/officers']['reply'][200]>;

/** All that is due now, as the modules tell it. */
export function dueWork(scope: Scope, now: number): DueWork {
  return [
    { kind: 'contact', rows: dueContacts(scope, now), areaNos: null },
    { kind: 'call', rows: dueCalls(scope, now), areaNos: null },
    { kind: 'order', rows: dueChecks(scope, now), areaNos: null },
    { kind: 'request', rows: dueRequests(scope, now), areaNos: null },
  ];
}

/** The same, of the units where the viewer does such work; undefined: of a unit where the viewer does none. */
function dueHere(context: WorkContext, scope: Scope, now: number, area?: string): DueWork | undefined {
  const due = dueWork(scope, now)
    .map((one) => ({ ...one, areaNos: readAreas(context, scope, rightOf[one.kind], area) }))
    .filter(({ areaNos }) => areaNos === null || areaNos.length > 0);
  return due.length === 0 ? undefined : due;
}

/** Units where the viewer does any such work; null: the whole dataset. */
function ownUnits(context: WorkContext, scope: Scope, now: number): readonly number[] | null {
  const areas = (dueHere(context, scope, now) ?? []).map(({ areaNos }) => areaNos);
  return areas.includes(null) ? null : [...new Set(areas.flatMap((nos) => nos ?? []))];
}

/** Work of the viewer's areas; audited. */
export async function showWork(
  context: WorkContext,
  scope: Scope,
  query: WorkQuery,
): Promise<Outcome<WorkPage>> {
  const { areas, platform } = context;
  const now = platform.clock.now();
  const due = dueHere(context, scope, now, query.area);
  if (due === undefined) {
    return refuseGeneral('forbidden');
  }
  const cursor = readCursor(query.cursor, [cursorForm.instant, cursorForm.id]);
  if (!cursor.ok) {
    return cursor;
  }
  const [since, id] = cursor.value ?? [];
  const limit = query.limit ?? 50;
  const rows = await listWork(scope, platform.db, due, {
    view: query.view ?? 'all',
    kind: query.kind ?? null,
    officerId: query.officer?.toLowerCase() ?? null,
    actorId: scope.actor.id,
    own: ownUnits(context, scope, now),
    today: localDate(now),
    now: new Date(now),
    after: since === undefined || id === undefined ? null : { since, id },
    limit,
  });
  const page = cutPage(rows, limit, (row) => [row.since.toISOString(), row.id]);
  await audit(platform.db, scope, now, [{ action: 'work.list', detail: { shown: page.rows.length } }]);
  const persons = await context.people.byNos(
    dutyScope(scope, 'work', ['followup.record']),
    page.rows.map((row) => row.person_no),
  );
  const nameOf = (no: number | null) => (no === null ? null : (areas.byNo(no)?.fullName ?? null));
  const items = page.rows.flatMap((row): ShownWork[] => {
    const person = persons.get(row.person_no);
    return person === undefined
      ? []
      : [
          {
            kind: row.kind,
            id: row.id,
            caseId: row.case_id,
            personId: person.id,
            personName: person.fullName,
            phone: person.phone,
            areaName: nameOf(row.area_no) ?? '',
            since: row.since.toISOString(),
            late: isLate(row.kind, row.since.getTime(), now),
            lateHours: lateHours(row.kind, row.since.getTime(), now),
            officerId: row.officer_id,
            officerName: row.officer_name,
            standInName: row.deputy_name,
            away: row.leave_id !== null,
            awayUntil: row.leave_to,
            escalatedTo: nameOf(row.escalated_to),
          },
        ];
  });
  return done({ items, next: page.next, total: null });
}

/** What of the work in the viewer's areas needs somebody now. */
export async function showAttention(context: WorkContext, scope: Scope): Promise<WorkAttention> {
  const { db, clock } = context.platform;
  const now = clock.now();
  return await countWork(scope, db, dueHere(context, scope, now) ?? [], {
    today: localDate(now),
    now: new Date(now),
    actorId: scope.actor.id,
    own: ownUnits(context, scope, now),
  });
}

/** Officers who may work in the viewer's areas, with how much of the work that is due there each has. */
export async function showOfficers(context: WorkContext, scope: Scope): Promise<ShownOfficers> {
  const { db, clock } = context.platform;
  const now = clock.now();
  const today = localDate(now);
  const officers = (await allOfficers(scope, db)).filter((one) => worksNear(context, scope, one));
  const ids = officers.map((one) => one.id);
  const times = { today, now: new Date(now) };
  const counts = await workByOfficer(scope, db, dueHere(context, scope, now) ?? [], times);
  const leaves = await leavesIn(scope, db, ids, today, today);
  const away = new Map(leaves.map((leave) => [leave.officer_id, leave]));
  return {
    items: officers.map((one) => ({
      id: one.id,
      name: one.name,
      kinds: workKinds.filter((kind) =>
        doneWith[kind].every((right) => worksNear(context, scope, one, right)),
      ),
      due: counts.get(one.id)?.due ?? 0,
      late: counts.get(one.id)?.late ?? 0,
      awayUntil: away.get(one.id)?.to_on ?? null,
      standInName: away.get(one.id)?.deputy_name ?? null,
    })),
  };
}

/** Whether an officer works in a unit of the viewer's, or the viewer in one of the officer's; by a right of the officer's. */
export function worksNear(
  { areas }: Pick<WorkContext, 'areas'>,
  scope: Scope,
  officer: Officer,
  right: Right = 'followup.record',
): boolean {
  const own = pathsOf(scope, 'followup.record');
  return officer
    .pathsOf(right, areas)
    .some((path) => own.some((mine) => path.startsWith(mine) || mine.startsWith(path)));
}

function readAreas(
  { areas }: WorkContext,
  scope: Scope,
  right: Right,
  area: string | undefined,
): readonly number[] | null {
  const own = pathsOf(scope, right);
  if (area === undefined) {
    return own.includes('') ? null : areas.numbersUnder(own);
  }
  const path = areas.byId(area.toLowerCase())?.path;
  return path !== undefined && mayIn(scope, right, path) ? areas.numbersUnder([path]) : [];
}
