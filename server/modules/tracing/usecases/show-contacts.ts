import type { Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { cutPage, decodeCursor } from '../../../platform/http/paging.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import type { TracingContext } from '../context.ts';
import { type ContactSort, contactSorts, listContacts } from '../store/list-contacts.ts';
import { findTrace } from '../store/projection.ts';
import type { ContactStatus } from '../types.ts';
import { openCaseFor } from './open-case.ts';
import { presentContacts, type ShownContact } from './present-contacts.ts';

export type ContactQuery = {
  limit?: number | undefined;
  cursor?: string | undefined;
  sort?: string | undefined;
  level?: 'F1' | 'F2' | undefined;
  status?: ContactStatus | undefined;
  below?: boolean | undefined;
  q?: string | undefined;
  reason?: string | undefined;
};

export type ContactPage = { items: ShownContact[]; next: string | null; total: number; asOf: string | null };

/** Opens the list of a case's contacts for reading: checks the area or the reason, and audits once. */
export async function openContacts(
  context: TracingContext,
  given: Scope,
  caseId: string,
  query: ContactQuery,
): Promise<Outcome<(cursor: string | undefined, limit: number) => Promise<ContactPage>>> {
  const { platform } = context;
  const asked = query.reason === undefined ? given : { ...given, reason: query.reason };
  const opened = await openCaseFor(context, asked, 'case.read', caseId);
  if (!opened.ok) {
    return opened;
  }
  const { scope } = opened.value;
  await audit(platform.db, scope, platform.clock.now(), [
    {
      action: 'contact.list',
      subjectKind: 'case',
      subjectId: opened.value.caseId,
      areaNo: opened.value.areaNo,
    },
  ]);
  const personNos = query.q === undefined ? null : await context.people.search(scope, query.q);
  return done((cursor, limit) =>
    readPage(context, scope, opened.value.caseId, query, personNos, cursor, limit),
  );
}

async function readPage(
  context: TracingContext,
  scope: Scope,
  caseId: string,
  query: ContactQuery,
  personNos: readonly number[] | null,
  cursor: string | undefined,
  limit: number,
): Promise<ContactPage> {
  const { db } = context.platform;
  const sort: ContactSort =
    query.sort !== undefined && query.sort in contactSorts ? (query.sort as ContactSort) : '-score';
  const after = decodeCursor(cursor);
  const { rows, total } = await listContacts(scope, db, {
    caseId,
    level: query.level === undefined ? null : Number(query.level.slice(1)),
    status: query.status ?? null,
    below: query.below ?? null,
    personNos,
    sort,
    after:
      after === null ? null : { level: Number(after[0]), key: Number(after[1]), personNo: Number(after[2]) },
    limit,
  });
  const page = cutPage(rows, limit, (row) => [row.level, row.sort_key, row.person_no]);
  const trace = await findTrace(scope, db, caseId);
  return {
    items: await presentContacts(context, scope, page.rows),
    next: page.next,
    total,
    asOf: trace?.as_of.toISOString() ?? null,
  };
}
