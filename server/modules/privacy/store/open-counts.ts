import { sql } from 'kysely';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Db } from '../../../platform/db/database.ts';

/** Requests and incidents that are still open. */
export async function countOpen(
  scope: Scope,
  db: Db,
): Promise<{ openRequests: number; openBreaches: number }> {
  const found = await sql<{ openRequests: number; openBreaches: number }>`select
      (select count(*)::int from privacy_request where dataset = ${scope.dataset} and state = 'open') as "openRequests",
      (select count(*)::int from privacy_breach where dataset = ${scope.dataset} and state = 'open') as "openBreaches"`.execute(
    db,
  );
  return found.rows[0]!;
}

export type PrivacyAttention = { soon: number; overdue: number; untold: number; untoldLate: number };

/** What waits in these units (null: everywhere): requests, and incidents of which the authority was not told. */
export async function countWaiting(
  scope: Scope,
  db: Db,
  areaNos: { readonly requests: readonly number[] | null; readonly incidents: readonly number[] | null },
  now: Date,
): Promise<PrivacyAttention> {
  const within = (nos: readonly number[] | null) =>
    nos === null ? sql`true` : sql`area_no = any(${[...nos]}::int[])`;
  const found = await sql<PrivacyAttention>`select * from
    (select (count(*) filter (where waits_until >= ${now}))::int as soon,
        (count(*) filter (where waits_until < ${now}))::int as overdue
      from privacy_request where dataset = ${scope.dataset} and state = 'open' and warn_at <= ${now}
        and ${within(areaNos.requests)}) r,
    (select count(*)::int as untold, (count(*) filter (where due_at < ${now}))::int as "untoldLate"
      from privacy_breach where dataset = ${scope.dataset} and state = 'open' and authority_told_at is null
        and ${within(areaNos.incidents)}) b`.execute(db);
  return found.rows[0]!;
}
