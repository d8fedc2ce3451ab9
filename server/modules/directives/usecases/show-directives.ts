import type { Static } from 'typebox';
import type { Query } from '../../../../contract/kit.ts';
import type { Directive, directivesApi } from '../../../../contract/directives.ts';
import { fold } from '../../../../lib/vietnamese/index.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { localDate } from '../../../platform/clock/clock.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import { cutPage, decodeCursor } from '../../../platform/http/paging.ts';
import { refuse as refuseGeneral } from '../../../platform/outcomes/general.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import type { DirectiveContext } from '../context.ts';
import { directiveStatusOn } from '../rules/life-cycles.ts';
import { changersOf, type DirectiveRow, findDirective, listDirectives } from '../store/directives.ts';
import { type FileRow, filesOf } from '../store/files.ts';
import { type RecipientRow, recipientsOf } from '../store/recipients.ts';
import { taskCounts } from '../store/tasks.ts';
import { isMine, issues, reads, seenAreaNos, sees } from './reach.ts';

export type ListedDirective = Static<typeof Directive>;
export type ShownDirective = Static<(typeof directivesApi)['GET /directives/{id}']['reply'][200]>;
export type ShownRecipient = ShownDirective['recipientList'][number];
export type DirectivePage = { items: ListedDirective[]; next: string | null; total: null };
type Asked = Query<(typeof directivesApi)['GET /directives']>;
export type DirectiveQuery = { [K in keyof Asked]?: Asked[K] | undefined };

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Words of a search as a pattern on folded text. */
export function pattern(q: string | undefined): string | null {
  const words = fold(q ?? '').trim();
  return words === '' ? null : `%${words.replace(/[\\%_]/g, '\\$&')}%`;
}

/** Place of a list by a time, or its start where the cursor is of nobody's making. */
export function readCursor(text: string | undefined): { readonly at: string; readonly id: string } | null {
  const [at, id] = decodeCursor(text) ?? [];
  const readable =
    typeof at === 'string' && !Number.isNaN(Date.parse(at)) && typeof id === 'string' && UUID.test(id);
  return readable ? { at, id } : null;
}

/** Documents sent by or to the units of the scope. */
export async function showDirectives(
  context: DirectiveContext,
  scope: Scope,
  query: DirectiveQuery,
): Promise<DirectivePage> {
  const { db, clock } = context.platform;
  const limit = query.limit ?? 50;
  const rows = await listDirectives(scope, db, {
    areaNos: seenAreaNos(context, scope),
    box: query.box ?? null,
    kind: query.kind ?? null,
    status: query.status ?? null,
    today: localDate(clock.now()),
    words: pattern(query.q),
    waiting: query.waiting ?? false,
    descending: query.sort !== 'sentAt',
    after: readCursor(query.cursor),
    limit: limit + 1,
  });
  const page = cutPage(rows, limit, (row) => [row.sent_at.toISOString(), row.id]);
  return { items: await presentDirectives(context, scope, db, page.rows), next: page.next, total: null };
}

/** One document with all that belongs to it. */
export async function showDirective(
  context: DirectiveContext,
  scope: Scope,
  id: string,
): Promise<Outcome<ShownDirective>> {
  const row = await findDirective(scope, context.platform.db, id.toLowerCase());
  if (row === undefined || !(await sees(context, scope, context.platform.db, row))) {
    return refuseGeneral('not-found');
  }
  return done(await detailOf(context, scope, row));
}

async function presentDirectives(
  context: DirectiveContext,
  scope: Scope,
  db: Db | Tx,
  rows: readonly DirectiveRow[],
): Promise<ListedDirective[]> {
  const ids = rows.map(({ id }) => id);
  const [recipients, tasks] = await Promise.all([recipientsOf(scope, db, ids), taskCounts(scope, db, ids)]);
  return rows.map((row) => present(context, scope, row, recipients.get(row.id) ?? [], tasks.get(row.id)));
}

function present(
  context: DirectiveContext,
  scope: Scope,
  row: DirectiveRow,
  recipients: readonly RecipientRow[],
  counts: { readonly tasks: number; readonly closed: number } | undefined,
): ListedDirective {
  const now = context.platform.clock.now();
  const status = directiveStatusOn(
    { status: row.status, effectiveOn: row.effective_on, expiresOn: row.expires_on },
    localDate(now),
  );
  // Who receives sees its own recipients; who sent it sees all.
  const shown = visible(context, scope, row, recipients);
  const waiting = shown.filter(({ received_at }) => received_at === null);
  return {
    id: row.id,
    kind: row.kind,
    number: row.number,
    issuerName: row.issuer_name,
    issuedOn: row.issued_on,
    effectiveOn: row.effective_on,
    expiresOn: row.expires_on,
    urgent: row.urgent,
    summary: row.summary,
    status,
    sentAt: row.sent_at.toISOString(),
    receiptDueAt: row.receipt_due_at.toISOString(),
    recipients: shown.length,
    received: shown.length - waiting.length,
    overdue: row.status === 'IN_FORCE' ? waiting.filter(({ due_at }) => due_at.getTime() < now).length : 0,
    tasks: counts?.tasks ?? 0,
    tasksClosed: counts?.closed ?? 0,
    waitsForMe: row.status === 'IN_FORCE' && waiting.some((one) => isMine(context, scope, one)),
  };
}

function visible(
  context: DirectiveContext,
  scope: Scope,
  row: DirectiveRow,
  recipients: readonly RecipientRow[],
): readonly RecipientRow[] {
  return reads(context, scope, row.area_no)
    ? recipients
    : recipients.filter(({ area_no }) => reads(context, scope, area_no));
}

/** A document that the scope may see, with its recipients, files and relations. */
export async function detailOf(
  context: DirectiveContext,
  scope: Scope,
  row: DirectiveRow,
): Promise<ShownDirective> {
  const { db, clock } = context.platform;
  const recipients = (await recipientsOf(scope, db, [row.id])).get(row.id) ?? [];
  const counts = (await taskCounts(scope, db, [row.id])).get(row.id);
  const related = row.related_id === null ? undefined : await findDirective(scope, db, row.related_id);
  const changers = await changersOf(scope, db, row.id);
  return {
    ...present(context, scope, row, recipients, counts),
    issuerId: row.office_id,
    sentBy: row.sent_by,
    endedReason: row.ended_reason,
    related:
      related === undefined || row.relation === null
        ? null
        : { id: related.id, number: related.number, relation: row.relation },
    changedBy: changers.flatMap(({ id, number, relation }) =>
      relation === null ? [] : [{ id, number, relation }],
    ),
    recipientList: visible(context, scope, row, recipients).map((one) =>
      presentRecipient(context, scope, one, clock.now()),
    ),
    files: (await filesOf(scope, db, row.id)).map(presentFile),
    issuer: issues(context, scope, row.area_no),
  };
}

/** A recipient and its receipt. */
export function presentRecipient(
  context: DirectiveContext,
  scope: Scope,
  row: RecipientRow,
  now: number,
): ShownRecipient {
  const late = row.due_at.getTime() < now;
  return {
    id: row.id,
    kind: row.kind,
    name: row.name,
    areaName: context.areas.byNo(row.area_no)?.fullName ?? '',
    role: row.role,
    state: row.received_at === null ? (late ? 'overdue' : 'waiting') : 'received',
    receivedAt: row.received_at?.toISOString() ?? null,
    receivedBy: row.received_by,
    onBehalf: row.on_behalf,
    note: row.note,
    mine: isMine(context, scope, row),
  };
}

/** A file as it is listed. */
export function presentFile(row: FileRow): ShownDirective['files'][number] {
  return {
    id: row.id,
    name: row.name,
    type: row.type,
    size: row.size,
    at: row.at.toISOString(),
    by: row.by_name,
  };
}
