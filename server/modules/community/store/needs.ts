import { sql } from 'kysely';
import type { HelperRelation } from '../../../registry/people/index.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import type { NeedKind, NeedState, NeedUrgency } from '../rules/needs.ts';

/** A need as stored. */
export type NeedRow = {
  household_no: number;
  id: string;
  dataset: string;
  area_no: number;
  /** Null: no team sees the household. */
  team_id: string | null;
  kind: NeedKind;
  urgency: NeedUrgency;
  state: NeedState;
  person_nos: readonly number[];
  times: number;
  note: Buffer | null;
  raised_at: Date;
  raised_by: string;
  /** Whoever passed it on for the person, encrypted, and what they are to them; null: a team saw it. */
  told_by: Buffer | null;
  told_relation: HelperRelation | null;
  taken_at: Date | null;
  taken_by: string | null;
  done_at: Date | null;
  done_by: string | null;
  answer: Buffer | null;
  version: number;
};

const columns = sql`household_no, id, dataset, area_no, team_id, kind, urgency, state, to_jsonb(person_nos) as person_nos,
  times, note, raised_at, raised_by, told_by, told_relation, taken_at, taken_by, done_at, done_by, answer, version`;

/** The open need of a kind of one household, locked until the transaction ends. */
export async function lockOpenNeed(
  scope: Scope,
  tx: Tx,
  householdNo: number,
  kind: NeedKind,
): Promise<NeedRow | undefined> {
  const found = await sql<NeedRow>`select ${columns} from community_need
    where household_no = ${householdNo} and kind = ${kind} and state <> 'DONE' and dataset = ${scope.dataset}
    for update`.execute(tx);
  return found.rows[0];
}

/** One need, locked until the transaction ends. */
export async function lockNeed(scope: Scope, tx: Tx, id: string): Promise<NeedRow | undefined> {
  const found = await sql<NeedRow>`select ${columns} from community_need
    where id = ${id} and dataset = ${scope.dataset} for update`.execute(tx);
  return found.rows[0];
}

/** Raises a need. False: the household asks for the same already, perhaps since this moment and from another phone. */
export async function insertNeed(scope: Scope, tx: Tx, row: NeedRow): Promise<boolean> {
  const made =
    await sql`insert into community_need (household_no, id, dataset, area_no, team_id, kind, urgency, state, person_nos,
      times, note, raised_at, raised_by, told_by, told_relation, version)
    values (${row.household_no}, ${row.id}, ${scope.dataset}, ${row.area_no}, ${row.team_id}, ${row.kind}, ${row.urgency},
      'OPEN', ${row.person_nos}::bigint[], 1, ${row.note}, ${row.raised_at}, ${row.raised_by},
      ${row.told_by}, ${row.told_relation}, 1)
    on conflict (household_no, kind) where state <> 'DONE' do nothing`.execute(tx);
  return made.numAffectedRows === 1n;
}

/** Writes a need as it is now, one version up. */
export async function updateNeed(scope: Scope, tx: Tx, row: NeedRow): Promise<void> {
  await sql`update community_need set urgency = ${row.urgency}, state = ${row.state},
      person_nos = ${row.person_nos}::bigint[], times = ${row.times}, note = ${row.note}, taken_at = ${row.taken_at},
      taken_by = ${row.taken_by}, done_at = ${row.done_at}, done_by = ${row.done_by}, answer = ${row.answer},
      version = version + 1
    where household_no = ${row.household_no} and id = ${row.id} and dataset = ${scope.dataset}`.execute(tx);
}

export type NeedFilter = {
  readonly areaNos: readonly number[];
  readonly kind: NeedKind | null;
  readonly state: NeedState | null;
  readonly open: boolean;
  readonly id: string | null;
};
export type NeedAfter = { readonly rank: number; readonly at: string; readonly id: string } | null;

const rank = sql`case when state = 'DONE' then 3
  else array_position(array['emergency', 'urgent', 'today'], urgency) - 1 end`;

/** A page of needs: what is open and most urgent first, then who waits longest. */
export async function listNeeds(
  scope: Scope,
  db: Db | Tx,
  filter: NeedFilter,
  page: { readonly after: NeedAfter; readonly limit: number },
): Promise<(NeedRow & { rank: number })[]> {
  const { after } = page;
  const found = await sql<NeedRow & { rank: number }>`select ${columns}, ${rank} as rank from community_need
    where ${matches(scope, filter)} and (${after === null}::boolean or (${rank}, raised_at, id)
      > (${after?.rank ?? 0}::int, ${after?.at ?? null}::timestamptz, ${after?.id ?? null}::uuid))
    order by ${rank}, raised_at, id limit ${page.limit}`.execute(db);
  return found.rows;
}

/** How many needs a filter finds. */
export async function countNeeds(scope: Scope, db: Db, filter: NeedFilter): Promise<number> {
  const found = await sql<{ n: number }>`select count(*)::int as n from community_need
    where ${matches(scope, filter)}`.execute(db);
  return found.rows[0]!.n;
}

function matches(scope: Scope, { areaNos, kind, state, open, id }: NeedFilter) {
  return sql.join(
    [
      sql`dataset = ${scope.dataset}`,
      sql`area_no = any(${areaNos}::int[])`,
      ...(kind === null ? [] : [sql`kind = ${kind}`]),
      ...(state === null ? [] : [sql`state = ${state}`]),
      ...(open ? [sql`state <> 'DONE'`] : []),
      ...(id === null ? [] : [sql`id = ${id}::uuid`]),
    ],
    sql` and `,
  );
}
