import type { Query, Reply } from '../../../../contract/kit.ts';
import type { privacyApi } from '../../../../contract/privacy.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { cursorForm, cutPage, readCursor } from '../../../platform/http/paging.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import type { PrivacyContext } from '../context.ts';
import { basisOf, clockOf, extendedDue, requestCode, termsOf } from '../rules/terms.ts';
import { findRequest, listRequests, type RequestRow } from '../store/requests.ts';
import { countWaiting, type PrivacyAttention } from '../store/open-counts.ts';
import { holidaysFrom } from './holidays.ts';
import { reached, sight } from './reach.ts';

type Api = typeof privacyApi;
export type ShownRequest = Reply<Api['GET /privacy/requests']>['items'][number];

/** Requests of the own areas, open ones first by their deadline; audited. */
export async function showRequests(
  context: PrivacyContext,
  scope: Scope,
  query: Query<Api['GET /privacy/requests']>,
): Promise<Outcome<Reply<Api['GET /privacy/requests']>>> {
  const { db, clock } = context.platform;
  const limit = query.limit ?? 50;
  const cursor = readCursor(query.cursor, [cursorForm.whole, cursorForm.instant, cursorForm.id]);
  if (!cursor.ok) {
    return cursor;
  }
  const now = clock.now();
  const rows = await listRequests(
    scope,
    db,
    {
      areaNos: reached(context, scope, 'privacy.record'),
      id: query.id?.toLowerCase() ?? null,
      state: query.state ?? null,
      wish: query.wish ?? null,
      clock: query.clock ?? null,
      told: query.escalated === true ? context.toldRequests(scope) : null,
      now: new Date(now),
    },
    { after: cursor.value, limit: limit + 1 },
  );
  const page = cutPage(rows, limit, (row) => [row.rank, row.waits_until.toISOString(), row.id]);
  const [items] = await Promise.all([
    presentRequests(context, scope, page.rows),
    audit(db, scope, now, [{ action: 'privacy.list', detail: { shown: page.rows.length } }]),
  ]);
  return done({ items, next: page.next, total: null });
}

/** What of requests and incidents needs somebody now, in the own areas. */
export async function showAttention(context: PrivacyContext, scope: Scope): Promise<PrivacyAttention> {
  const { db, clock } = context.platform;
  const areaNos = {
    requests: reached(context, scope, 'privacy.record'),
    incidents: reached(context, scope, 'privacy.manage'),
  };
  return await countWaiting(scope, db, areaNos, new Date(clock.now()));
}

/** Requests as this viewer may see them. */
export async function presentRequests(
  context: PrivacyContext,
  scope: Scope,
  rows: readonly RequestRow[],
): Promise<ShownRequest[]> {
  const { secrets, clock, db } = context.platform;
  const now = clock.now();
  // A record that is held back is named to those who answer for its being held back.
  const names = await context.people.namesByNo(
    { ...scope, reason: scope.reason ?? 'privacy' },
    rows.map((row) => row.person_no),
  );
  const told = await context.toldAbove(
    scope,
    rows.map((row) => row.id),
  );
  const isHoliday = await holidaysFrom(scope, db, Math.min(now, ...rows.map((row) => row.due_at.getTime())));
  const nameOf = (no: number | null | undefined) =>
    no === null || no === undefined ? null : (context.areas.byNo(no)?.fullName ?? null);
  return rows.map((row) => {
    const terms = termsOf(row.rule, now);
    const stands = clockOf(row, now);
    const due = row.due_at.getTime();
    const extendable =
      row.state === 'open' && due >= now && row.extended_at === null
        ? extendedDue(terms, row.wish, due, isHoliday)
        : null;
    const sees = sight(context, scope, row.area_no).person;
    return {
      id: row.id,
      code: requestCode(row.id),
      wish: row.wish,
      channel: row.channel,
      proof: row.proof,
      state: row.state,
      personId: names.get(row.person_no)?.id ?? '',
      personName: names.get(row.person_no)?.name ?? '',
      areaName: nameOf(row.area_no),
      words: sees && row.words !== null ? secrets.decrypt(row.words) : null,
      receivedAt: row.received_at.toISOString(),
      dueAt: row.due_at.toISOString(),
      ...basisOf(terms),
      firstAnswerDueAt: row.first_answer_due_at?.toISOString() ?? null,
      firstAnsweredAt: row.first_answered_at?.toISOString() ?? null,
      firstAnsweredBy: row.first_answered_by,
      firstAnswer: sees && row.first_answer !== null ? secrets.decrypt(row.first_answer) : null,
      waitsUntil: row.waits_until.toISOString(),
      clock: stands,
      overdue: stands === 'overdue',
      extension:
        row.extended_at === null
          ? null
          : {
              firstDueAt: (row.first_due_at ?? row.due_at).toISOString(),
              at: row.extended_at.toISOString(),
              by: row.extended_by ?? '',
              reason: sees && row.extension_reason !== null ? secrets.decrypt(row.extension_reason) : null,
            },
      extendableTo: extendable === null ? null : new Date(extendable).toISOString(),
      extensionBasis: terms.extension?.source.vi ?? null,
      extensionBasisEn: terms.extension?.source.en ?? null,
      escalatedTo: nameOf(told.get(row.id)),
      answer: sees && row.answer !== null ? secrets.decrypt(row.answer) : null,
      decidedAt: row.decided_at?.toISOString() ?? null,
      decidedBy: row.decided_by,
    };
  });
}

/** One request as its viewer sees it. */
export async function shown(
  context: PrivacyContext,
  scope: Scope,
  id: string,
  status?: number,
): Promise<Outcome<ShownRequest>> {
  const row = (await findRequest(scope, context.platform.db, id.toLowerCase()))!;
  const [one] = await presentRequests(context, scope, [row]);
  return done(one!, status);
}
