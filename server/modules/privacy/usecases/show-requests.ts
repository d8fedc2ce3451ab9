import type { Query, Reply } from '../../../../contract/kit.ts';
import type { privacyApi } from '../../../../contract/privacy.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { cutPage, decodeCursor } from '../../../platform/http/paging.ts';
import type { PrivacyContext } from '../context.ts';
import { basisOf, requestCode, shippedTerms } from '../rules/terms.ts';
import { listRequests, type RequestRow } from '../store/requests.ts';
import { reached, sight } from './reach.ts';

type Api = typeof privacyApi;
export type ShownRequest = Reply<Api['GET /privacy/requests']>['items'][number];

/** Requests of the own areas, open ones first by their deadline; audited. */
export async function showRequests(
  context: PrivacyContext,
  scope: Scope,
  query: Query<Api['GET /privacy/requests']>,
) {
  const { db, clock } = context.platform;
  const limit = query.limit ?? 50;
  const cursor = decodeCursor(query.cursor);
  const rows = await listRequests(
    scope,
    db,
    {
      areaNos: reached(context, scope, 'privacy.record'),
      state: query.state ?? null,
      wish: query.wish ?? null,
      overdueAt: query.overdue === true ? new Date(clock.now()) : null,
    },
    {
      after: cursor === null ? null : [Number(cursor[0]), String(cursor[1]), String(cursor[2])],
      limit: limit + 1,
    },
  );
  const page = cutPage(rows, limit, (row) => [row.rank, row.due_at.toISOString(), row.id]);
  const [items] = await Promise.all([
    presentRequests(context, scope, page.rows),
    audit(db, scope, clock.now(), [{ action: 'privacy.list', detail: { shown: page.rows.length } }]),
  ]);
  return { items, next: page.next, total: null };
}

/** Requests as this viewer may see them. */
export async function presentRequests(
  context: PrivacyContext,
  scope: Scope,
  rows: readonly RequestRow[],
): Promise<ShownRequest[]> {
  const { secrets, clock } = context.platform;
  const now = clock.now();
  // A record that is held back is named to those who answer for its being held back.
  const names = await context.people.namesByNo(
    { ...scope, reason: scope.reason ?? 'privacy' },
    rows.map((row) => row.person_no),
  );
  return rows.map((row) => {
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
      areaName: row.area_no === null ? null : (context.areas.byNo(row.area_no)?.fullName ?? null),
      words: sees && row.words !== null ? secrets.decrypt(row.words) : null,
      receivedAt: row.received_at.toISOString(),
      dueAt: row.due_at.toISOString(),
      ...basisOf(shippedTerms),
      overdue: row.state === 'open' && row.due_at.getTime() < now,
      answer: sees && row.answer !== null ? secrets.decrypt(row.answer) : null,
      decidedAt: row.decided_at?.toISOString() ?? null,
      decidedBy: row.decided_by,
    };
  });
}
