import { mayIn, pathsOf, type Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { DAY_MS, startOfLocalDay } from '../../../platform/clock/clock.ts';
import { hoursLate } from '../../../platform/clock/lateness.ts';
import { cutPage, decodeCursor } from '../../../platform/http/paging.ts';
import { refuse as refuseGeneral } from '../../../platform/outcomes/general.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import { caseNodes } from '../../cases/index.ts';
import type { TracingContext } from '../context.ts';
import { lastMet, OVERDUE_HOURS } from '../rules/follow-up.ts';
import { type DayFilter, listDay } from '../store/my-day.ts';
import type { FollowUpStatus } from '../types.ts';
import { presentContacts, type ShownContact } from './present-contacts.ts';

export type DayQuery = {
  limit?: number | undefined;
  cursor?: string | undefined;
  followUpStatus?: FollowUpStatus | undefined;
  due?: boolean | undefined;
  area?: string | undefined;
  contact?: string | undefined;
  q?: string | undefined;
};

export type DayContact = ShownContact & {
  caseLabel: string;
  lastVisitAt: string | null;
  dayNumber: number | null;
  lateHours: number;
};
export type DayPage = { items: DayContact[]; next: string | null; total: null };

/** Opens the contacts to follow up in the viewer's areas: overdue first, then who waits longest. Audited once. */
export async function openDay(
  context: TracingContext,
  scope: Scope,
  query: DayQuery,
): Promise<Outcome<(cursor: string | undefined, limit: number) => Promise<DayPage>>> {
  const areaNos = readAreas(context, scope, query.area);
  if (areaNos !== null && areaNos.length === 0) {
    return refuseGeneral('forbidden');
  }
  const { db, clock } = context.platform;
  await audit(db, scope, clock.now(), [{ action: 'contact.day' }]);
  const personNos = query.q === undefined ? null : await context.people.search(scope, query.q);
  return done((cursor, limit) => readPage(context, scope, query, { areaNos, personNos }, cursor, limit));
}

function readAreas(
  { areas }: TracingContext,
  scope: Scope,
  area: string | undefined,
): readonly number[] | null {
  const own = pathsOf(scope, 'followup.record');
  if (area === undefined) {
    return own.includes('') ? null : areas.numbersUnder(own);
  }
  const path = areas.byId(area.toLowerCase())?.path;
  return path !== undefined && mayIn(scope, 'followup.record', path) ? areas.numbersUnder([path]) : [];
}

async function readPage(
  context: TracingContext,
  scope: Scope,
  query: DayQuery,
  where: Pick<DayFilter, 'areaNos' | 'personNos'>,
  cursor: string | undefined,
  limit: number,
): Promise<DayPage> {
  const { db, clock } = context.platform;
  const now = clock.now();
  const after = decodeCursor(cursor);
  const rows = await listDay(scope, db, now, {
    ...where,
    status: query.followUpStatus ?? null,
    due: query.due === true,
    contactId: query.contact?.toLowerCase() ?? null,
    after: after === null ? null : { rank: Number(after[0]), since: String(after[1]), id: String(after[2]) },
    limit,
  });
  const page = cutPage(rows, limit, (row) => [row.rank, row.since.toISOString(), row.id]);
  const cases = new Map(
    (await caseNodes(scope, db, [...new Set(page.rows.map((row) => row.case_id))])).map((one) => [
      one.caseId,
      one,
    ]),
  );
  const shown = new Map(
    (
      await presentContacts(
        context,
        scope,
        page.rows.map((row) => ({ ...row, link_id: row.id })),
      )
    ).map((one) => [one.id, one]),
  );
  const items = page.rows.flatMap((row): DayContact[] => {
    const contact = shown.get(row.id);
    if (contact === undefined) {
      return [];
    }
    const day = Math.round((startOfLocalDay(now) - startOfLocalDay(lastMet(row.last_at))) / DAY_MS);
    const followed = contact.followUpStatus === 'FOLLOW_UP' || contact.followUpStatus === 'OVERDUE';
    return [
      {
        ...contact,
        caseLabel: cases.get(row.case_id)?.label ?? '',
        lastVisitAt: row.last_visit_at?.toISOString() ?? null,
        dayNumber: followed ? day : null,
        lateHours: followed ? hoursLate(row.since.getTime(), now, OVERDUE_HOURS) : 0,
      },
    ];
  });
  return { items, next: page.next, total: null };
}
