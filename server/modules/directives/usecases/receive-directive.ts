import type { Static } from 'typebox';
import type { Body, Query } from '../../../../contract/kit.ts';
import type { directivesApi } from '../../../../contract/directives.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { cutPage } from '../../../platform/http/paging.ts';
import { refuse as refuseGeneral } from '../../../platform/outcomes/general.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import { organisationsByIds } from '../../../registry/organisations/index.ts';
import type { DirectiveContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import { findDirective } from '../store/directives.ts';
import { listReceipts, recipientsOf, writeReceipts } from '../store/recipients.ts';
import { isMine, issues, ownAreaNos, seenAreaNos, sees } from './reach.ts';
import { detailOf, presentRecipient, readCursor, type ShownDirective } from './show-directives.ts';

type Page = Static<(typeof directivesApi)['GET /directive-receipts']['reply'][200]>;
type Asked = Query<(typeof directivesApi)['GET /directive-receipts']>;
export type ReceiptQuery = { [K in keyof Asked]?: Asked[K] | undefined };

/**
 * Acknowledges: for every recipient that the scope acts for, or for those named. Who issued may record what it was told
 * by telephone, with a note. What was acknowledged before keeps its first receipt.
 */
export async function receiveDirective(
  context: DirectiveContext,
  scope: Scope,
  id: string,
  body: Body<(typeof directivesApi)['POST /directives/{id}/receipts']>,
): Promise<Outcome<ShownDirective>> {
  const { db, clock } = context.platform;
  const at = clock.now();
  const refused = await db.transaction().execute(async (tx) => {
    const row = await findDirective(scope, tx, id.toLowerCase(), true);
    if (row === undefined || !(await sees(context, scope, tx, row))) {
      return refuseGeneral('not-found');
    }
    if (row.status !== 'IN_FORCE') {
      return refuse('not-in-force', { params: { number: row.number } });
    }
    const all = (await recipientsOf(scope, tx, [row.id])).get(row.id) ?? [];
    const named = body.recipientIds?.map((one) => one.toLowerCase());
    const chosen =
      named === undefined
        ? all.filter((one) => isMine(context, scope, one))
        : all.filter((one) => named.includes(one.id));
    const foreign = chosen.filter((one) => !isMine(context, scope, one));
    if (chosen.length === 0 || (foreign.length > 0 && !issues(context, scope, row.area_no))) {
      return refuse('not-recipient');
    }
    if (foreign.length > 0 && body.note === undefined) {
      return refuse('note-required', { fields: { note: 'required' } });
    }
    for (const onBehalf of [false, true]) {
      const ids = chosen.filter((one) => isMine(context, scope, one) !== onBehalf).map((one) => one.id);
      const receipt = { at: new Date(at), by: scope.actor.name, onBehalf, note: body.note ?? null };
      const written = ids.length === 0 ? 0 : await writeReceipts(scope, tx, row.id, ids, receipt);
      if (written > 0) {
        await audit(tx, scope, at, [
          {
            action: 'directive.receive',
            subjectKind: 'directive',
            subjectId: row.id,
            areaNo: row.area_no,
            detail: { recipients: written, onBehalf },
          },
        ]);
      }
    }
    return null;
  });
  if (refused !== null) {
    return refused;
  }
  const row = await findDirective(scope, db, id.toLowerCase());
  return done(await detailOf(context, scope, row!));
}

/** Recipients with what they have or have not acknowledged, and the number of the office to call. */
export async function showReceipts(
  context: DirectiveContext,
  scope: Scope,
  query: ReceiptQuery,
): Promise<Page> {
  const { db, clock } = context.platform;
  const now = clock.now();
  const limit = query.limit ?? 50;
  const after = readCursor(query.cursor);
  const rows = await listReceipts(scope, db, {
    areaNos: seenAreaNos(context, scope),
    only: query.mine === true ? ownAreaNos(context, scope) : null,
    directiveId: query.directive?.toLowerCase() ?? null,
    state: query.state ?? null,
    now: new Date(now),
    after: after === null ? null : { due: after.at, id: after.id },
    limit: limit + 1,
  });
  const page = cutPage(rows, limit, (row) => [row.due_at.toISOString(), row.id]);
  const shown = page.rows.filter((row) => query.mine !== true || isMine(context, scope, row));
  const offices = await organisationsByIds(
    scope,
    db,
    shown.flatMap((row) => row.organisation_id ?? []),
  );
  const items = shown.map((row) => ({
    ...presentRecipient(context, scope, row, now),
    directiveId: row.directive_id,
    number: row.number,
    summary: row.summary,
    urgent: row.urgent,
    sentAt: row.sent_at.toISOString(),
    dueAt: row.due_at.toISOString(),
    phone: offices.get(row.organisation_id ?? '')?.phone ?? null,
  }));
  return { items, next: page.next, total: null };
}
