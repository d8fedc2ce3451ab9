import { sql } from 'kysely';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Db } from '../../../platform/db/database.ts';
import type { ContactStatus, DropReason, VisitResult } from '../types.ts';
import type { ContactRow } from './tables.ts';

/** A contact with what was decided on it. */
export type ListedContact = ContactRow & {
  decision: 'CONFIRMED' | 'DROPPED' | null;
  reason: DropReason | null;
  decided_at: Date | null;
  follow_up_until: string | null;
  last_result: VisitResult | null;
  last_seen_at: Date | null;
  lost_at: Date | null;
  transferred_at: Date | null;
  order_id: string | null;
  sort_key: number;
};

/** Orders of the list inside a level: what is compared, descending. */
export const contactSorts = {
  '-score': sql`c.score`,
  '-minutes': sql`c.ms::float8`,
  '-lastAt': sql`extract(epoch from c.last_at)::float8`,
  firstAt: sql`-extract(epoch from c.first_at)::float8`,
} as const;
export type ContactSort = keyof typeof contactSorts;

export type ContactFilter = {
  readonly caseId: string;
  readonly level: number | null;
  readonly status: ContactStatus | null;
  /** Only who the cut-offs leave out, or only who they don't; null: both. */
  readonly below: boolean | null;
  /** Only these people; null: everybody. */
  readonly personNos: readonly number[] | null;
  readonly sort: ContactSort;
  readonly after: { readonly level: number; readonly key: number; readonly personNo: number } | null;
  readonly limit: number;
};

/** Contacts of a case, by level and rank, one more than the limit; `total` counts all that the filter lets through. */
export async function listContacts(
  scope: Scope,
  db: Db,
  filter: ContactFilter,
): Promise<{ rows: ListedContact[]; total: number }> {
  const { after } = filter;
  const key = contactSorts[filter.sort];
  const matching = sql`from contact c left join contact_link l on l.case_id = c.case_id and l.id = c.link_id
    where c.case_id = ${filter.caseId} and c.dataset = ${scope.dataset} and l.counted_by is null
      and (${filter.level}::int is null or c.level = ${filter.level}::int)
      and (${filter.status}::text is null
        or case when c.is_case then 'CONVERTED' else coalesce(l.decision, 'PROPOSED') end = ${filter.status}::text)
      and (${filter.below}::boolean is null or (c.below is not null and not c.is_case and l.decision is null) = ${filter.below}::boolean)
      and (${filter.personNos === null}::boolean or c.person_no = any(${filter.personNos ?? []}::bigint[]))`;
  const found = await sql<ListedContact>`
    select c.*, l.decision, l.reason, l.decided_at, l.follow_up_until, l.last_result, l.last_seen_at, l.lost_at,
      l.transferred_at, l.order_id,
      ${key} as sort_key
    ${matching} and (${after === null}::boolean
      or (c.level, -(${key}), c.person_no) > (${after?.level ?? 0}::int, ${-(after?.key ?? 0)}::float8, ${after?.personNo ?? 0}::bigint))
    order by c.level, ${key} desc, c.person_no limit ${filter.limit + 1}`.execute(db);
  const counted = await sql<{ total: number }>`select count(*) as total ${matching}`.execute(db);
  return { rows: found.rows, total: counted.rows[0]!.total };
}
