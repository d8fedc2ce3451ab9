import { sql } from 'kysely';
import type { departureReasons } from '../../../../contract/lockdowns.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import { joinWholeTables } from '../../../platform/db/whole-tables.ts';

export type MemberSource = 'shape' | 'address' | 'hand' | 'household';
export type MemberRow = {
  lockdown_id: string;
  id: string;
  dataset: string;
  person_no: number;
  /** As which record the counters know the person; null: that of the row. */
  kept_no: number | null;
  household: string;
  source: MemberSource;
  since_at: Date;
  left_at: Date | null;
  left_reason: (typeof departureReasons)[number] | null;
  added_by: string;
};
export type HouseholdRow = {
  lockdown_id: string;
  id: string;
  household: string;
  since_at: Date;
  left_at: Date | null;
  dataset: string;
};

/** Everybody who is or was inside one of these cordons, in a stable order. */
export async function membersOf(scope: Scope, db: Db | Tx, ids: readonly string[]): Promise<MemberRow[]> {
  const found = await sql<MemberRow>`select * from lockdown_member
    where lockdown_id = any(${ids}::uuid[]) and dataset = ${scope.dataset}
    order by lockdown_id, household, since_at, id`.execute(db);
  return found.rows;
}

/** Who is inside cordons today: of `own` everybody, of those `beside` who did not come there by living in the shape. */
export async function insidersOf(
  scope: Scope,
  db: Db | Tx,
  { own, beside }: { readonly own: readonly string[]; readonly beside: readonly string[] },
): Promise<{ lockdownId: string; personNo: number }[]> {
  if (own.length + beside.length === 0) {
    return [];
  }
  const found = await sql<{ lockdownId: string; personNo: number }>`
    select lockdown_id as "lockdownId", person_no as "personNo" from lockdown_member
    where lockdown_id = any(${[...own, ...beside]}::uuid[]) and dataset = ${scope.dataset} and left_at is null
      and (source <> 'shape' or lockdown_id = any(${own}::uuid[]))
    order by lockdown_id`.execute(db);
  return found.rows;
}

/** Households that are or were inside these cordons. */
export async function householdsOf(
  scope: Scope,
  db: Db | Tx,
  ids: readonly string[],
): Promise<HouseholdRow[]> {
  const found = await sql<HouseholdRow>`select * from lockdown_household
    where lockdown_id = any(${ids}::uuid[]) and dataset = ${scope.dataset}`.execute(db);
  return found.rows;
}

/** How many people and households are inside each of these cordons; two records that were merged are one person. */
export async function countInside(
  scope: Scope,
  db: Db | Tx,
  ids: readonly string[],
): Promise<Map<string, { people: number; households: number }>> {
  const found = await sql<{ id: string; people: number; households: number }>`
    select m.lockdown_id as id, count(distinct coalesce(p.merged_into_no, m.person_no))::int as people,
      count(distinct m.household)::int as households
    from lockdown_member m left join person p on p.person_no = m.person_no and p.merged_into_no is not null
    where m.lockdown_id = any(${ids}::uuid[]) and m.dataset = ${scope.dataset} and m.left_at is null group by 1`.execute(
    db,
  );
  return new Map(found.rows.map(({ id, ...counts }) => [id, counts]));
}

export async function insertMembers(_scope: Scope, tx: Tx, rows: readonly MemberRow[]): Promise<void> {
  await sql`insert into lockdown_member select * from
    jsonb_populate_recordset(null::lockdown_member, ${JSON.stringify(rows)}::jsonb)`.execute(tx);
}

export async function insertHouseholds(_scope: Scope, tx: Tx, rows: readonly HouseholdRow[]): Promise<void> {
  await sql`insert into lockdown_household select * from
    jsonb_populate_recordset(null::lockdown_household, ${JSON.stringify(rows)}::jsonb)`.execute(tx);
}

/** Notes when people left, and households that nobody of is left. */
export async function endMembers(
  scope: Scope,
  tx: Tx,
  lockdownId: string,
  given: {
    readonly ids: readonly string[];
    readonly households: readonly string[];
    readonly at: Date;
    readonly reason: NonNullable<MemberRow['left_reason']>;
  },
): Promise<void> {
  await sql`update lockdown_member set left_at = greatest(since_at, ${given.at}), left_reason = ${given.reason}
    where lockdown_id = ${lockdownId} and dataset = ${scope.dataset} and id = any(${given.ids}::uuid[])
      and left_at is null`.execute(tx);
  await sql`update lockdown_household set left_at = greatest(since_at, ${given.at})
    where lockdown_id = ${lockdownId} and dataset = ${scope.dataset}
      and household = any(${given.households}::text[]) and left_at is null`.execute(tx);
}

/** Cordons on whose rosters these numbers are or were. */
export async function rostersWith(scope: Scope, db: Db, nos: readonly number[]): Promise<string[]> {
  const found = await sql<{ id: string }>`select distinct lockdown_id as id from lockdown_member
    where person_no = any(${[...nos]}::bigint[]) and dataset = ${scope.dataset} order by 1`.execute(db);
  return found.rows.map(({ id }) => id);
}

/** People on rosters whom the counters know as another record than the registry does: merged before cordons followed merges. */
export async function countedApart(db: Db): Promise<{ dataset: string; no: number }[]> {
  return await joinWholeTables(db, async (tx) => {
    const found = await sql<{ dataset: string; no: number }>`select distinct m.dataset, m.person_no as no
      from lockdown_member m join person p on p.person_no = m.person_no
      where p.merged_into_no is distinct from m.kept_no`.execute(tx);
    return found.rows;
  });
}

/** Notes as which records the counters know people of a cordon. */
export async function noteKept(
  scope: Scope,
  tx: Tx,
  lockdownId: string,
  members: readonly { readonly id: string; readonly keptNo: number | null }[],
): Promise<void> {
  if (members.length > 0) {
    await sql`update lockdown_member m set kept_no = k.no
      from unnest(${members.map(({ id }) => id)}::uuid[], ${members.map(({ keptNo }) => keptNo)}::bigint[]) as k(id, no)
      where m.lockdown_id = ${lockdownId} and m.id = k.id and m.dataset = ${scope.dataset}`.execute(tx);
  }
}

/** Who of these person numbers is inside a cordon in force at a moment. */
export async function insideOf(
  scope: Scope,
  db: Db | Tx,
  personNos: readonly number[],
  lockdownIds: readonly string[],
): Promise<number[]> {
  const found = await sql<{ no: number }>`select distinct person_no as no from lockdown_member
    where person_no = any(${personNos}::bigint[]) and left_at is null and dataset = ${scope.dataset}
      and lockdown_id = any(${lockdownIds}::uuid[])`.execute(db);
  return found.rows.map(({ no }) => no);
}

/** Every cordon with how long each person and household was inside, of all datasets: for the recount. */
export async function allCounted(db: Db | Tx): Promise<
  {
    id: string;
    dataset: string;
    area_no: number;
    state: 'DRAFT' | 'ACTIVE' | 'LIFTED' | 'DROPPED';
    from_at: Date;
    lifted_at: Date | null;
    members: { no: number; since: string; left: string | null }[];
    households: { since: string; left: string | null }[];
  }[]
> {
  const found = await sql<Awaited<ReturnType<typeof allCounted>>[number]>`
    select l.id, l.dataset, l.area_no, l.state, l.from_at, l.lifted_at,
      coalesce((select jsonb_agg(jsonb_build_object('no', coalesce(m.kept_no, m.person_no),
          'since', m.since_at, 'left', m.left_at))
        from lockdown_member m where m.lockdown_id = l.id), '[]') as members,
      coalesce((select jsonb_agg(jsonb_build_object('since', h.since_at, 'left', h.left_at))
        from lockdown_household h where h.lockdown_id = l.id), '[]') as households
    from lockdown l where l.state in ('ACTIVE', 'LIFTED')`.execute(db);
  return found.rows;
}
