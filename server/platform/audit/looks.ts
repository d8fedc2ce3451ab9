import { sql } from 'kysely';
import type { Role } from '../../../contract/rights.ts';
import type { Scope } from '../access/scope.ts';
import type { Db } from '../db/database.ts';

/** One act upon a record, as the person whom it is about may know it: no name of the officer. */
export type LookRow = {
  /** Place in the trail. */
  readonly seq: string;
  readonly at: Date;
  readonly action: string;
  readonly reason: string | null;
  /** Who looked: an officer, the key of another system, or the program itself. */
  readonly by: 'officer' | 'key' | 'program';
  /** Role and area of the account today, or of the key; null: the program, or an account that holds none any more. */
  readonly role: Role | null;
  readonly areaId: string | null;
};

/** Joins to acts `a` whose `actor_id` looked: `k`, its key, and `g`, its first role. */
export const lookers = sql`left join api_key k on k.id = a.actor_id
    left join lateral (select role, area_id from account_grant where account_id = a.actor_id
      order by role limit 1) g on true`;
/** What a look says of who looked. */
export const lookerColumns = sql`coalesce(g.role, k.role) as role, coalesce(g.area_id, k.area_id) as "areaId",
    case when k.id is not null then 'key' when a.actor_id is null then 'program' else 'officer' end as by`;

/** What a list goes on after: the time of its last row, and what tells rows of one time apart. */
export type After = { readonly at: string; readonly id: string } | null;

/** Acts upon any of these records, the newest first. */
export async function looksAt(
  scope: Scope,
  db: Db,
  subjectIds: readonly string[],
  page: { readonly after: After; readonly limit: number },
): Promise<readonly LookRow[]> {
  const { after, limit } = page;
  const found =
    await sql<LookRow>`select a.seq::text as seq, a.at, a.action, a.reason, ${lookerColumns} from audit a ${lookers}
    where a.subject_id = any(${[...subjectIds]}::uuid[]) and a.dataset = ${scope.dataset}
      and (${after === null}::boolean
        or (a.at, a.seq) < (${after?.at ?? null}::timestamptz, ${after?.id ?? null}::bigint))
    order by a.at desc, a.seq desc limit ${limit}`.execute(db);
  return found.rows;
}
