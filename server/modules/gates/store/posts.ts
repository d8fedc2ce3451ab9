import { sql } from 'kysely';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import type { GateTables, PostRow, ShiftRow } from './tables.ts';

/** A checkpoint of the registry with what gates add to it. */
export type StoredPost = PostRow & { place_id: string; name: string; area_no: number };

const asStored = sql`p.place_no, p.id as place_id, p.name, p.area_no, p.dataset, coalesce(g.border, false) as border,
  coalesce(g.neighbour_nos, '{}') as neighbour_nos, coalesce(g.mode, 'all') as mode, g.one_in, g.mode_reason, g.mode_since`;

/** Active checkpoints in these areas, by name. */
export async function postsOfAreas(
  scope: Scope,
  db: Db | Tx,
  areaNos: readonly number[],
): Promise<StoredPost[]> {
  const found =
    await sql<StoredPost>`select ${asStored} from place p left join gate_post g on g.place_no = p.place_no
    where p.dataset = ${scope.dataset} and p.kind = 'checkpoint' and p.active and p.area_no = any(${[...areaNos]}::int[])
    order by p.name, p.place_no`.execute(db);
  return found.rows;
}

/** Checkpoints by outside id, whatever their area. */
export async function postsByIds(scope: Scope, db: Db | Tx, ids: readonly string[]): Promise<StoredPost[]> {
  const found =
    await sql<StoredPost>`select ${asStored} from place p left join gate_post g on g.place_no = p.place_no
    where p.dataset = ${scope.dataset} and p.kind = 'checkpoint' and p.id = any(${[...ids]}::uuid[])`.execute(
      db,
    );
  return found.rows;
}

/** Checkpoints by number. */
export async function postsByNos(scope: Scope, db: Db | Tx, nos: readonly number[]): Promise<StoredPost[]> {
  const found =
    await sql<StoredPost>`select ${asStored} from place p left join gate_post g on g.place_no = p.place_no
    where p.dataset = ${scope.dataset} and p.place_no = any(${[...nos]}::int[])`.execute(db);
  return found.rows;
}

/** Neighbours of a post, whichever of the two names the other. */
export async function neighboursOf(
  scope: Scope,
  db: Db | Tx,
  post: Pick<PostRow, 'place_no' | 'neighbour_nos'>,
): Promise<StoredPost[]> {
  const found =
    await sql<StoredPost>`select ${asStored} from place p left join gate_post g on g.place_no = p.place_no
    where p.dataset = ${scope.dataset} and p.place_no <> ${post.place_no}
      and (p.place_no = any(${post.neighbour_nos}::int[]) or ${post.place_no}::int = any(g.neighbour_nos))`.execute(
      db,
    );
  return found.rows;
}

/** Keeps what gates add to a checkpoint. */
export async function savePost(tx: Tx, post: PostRow): Promise<void> {
  const { place_no: _, ...changed } = post;
  await tx
    .withTables<GateTables>()
    .insertInto('gate_post')
    .values(post)
    .onConflict((conflict) => conflict.column('place_no').doUpdateSet(changed))
    .execute();
}

/** Begins a shift. */
export async function insertShift(tx: Tx, shift: ShiftRow): Promise<void> {
  await tx.withTables<GateTables>().insertInto('gate_shift').values(shift).execute();
}

/** One shift by id; it is locked until the transaction ends. */
export async function lockShift(scope: Scope, tx: Tx, id: string): Promise<ShiftRow | undefined> {
  return await tx
    .withTables<GateTables>()
    .selectFrom('gate_shift')
    .selectAll()
    .where('id', '=', id)
    .where('dataset', '=', scope.dataset)
    .forUpdate()
    .executeTakeFirst();
}

/** Ends a shift, or hands it over. */
export async function closeShift(
  tx: Tx,
  shift: Pick<ShiftRow, 'place_no' | 'id'>,
  end: Pick<ShiftRow, 'state' | 'ended_at' | 'note' | 'unsynced'>,
): Promise<void> {
  await tx
    .withTables<GateTables>()
    .updateTable('gate_shift')
    .set(end)
    .where('place_no', '=', shift.place_no)
    .where('id', '=', shift.id)
    .execute();
}

/** A shift with what happened in it. */
export type CountedShift = ShiftRow & { decisions: Record<string, number>; vehicles: number };

/** Shifts at these posts, the newest first, behind `after`. */
export async function listShifts(
  scope: Scope,
  db: Db,
  filter: { readonly placeNos: readonly number[]; readonly state: string | null; readonly id: string | null },
  page: { readonly after: { at: string; id: string } | null; readonly limit: number },
): Promise<CountedShift[]> {
  const { after } = page;
  const found = await sql<CountedShift>`
    with page as (
      select * from gate_shift
      where dataset = ${scope.dataset} and place_no = any(${[...filter.placeNos]}::int[])
        and (${filter.state}::text is null or state = ${filter.state}) and (${filter.id}::uuid is null or id = ${filter.id})
        and (${after === null}::boolean or (started_at, id) < (${after?.at ?? null}::timestamptz, ${after?.id ?? null}::uuid))
      order by started_at desc, id desc limit ${page.limit}),
    counted as (
      select c.place_no, c.shift_id, c.decision, count(*) as n
      from page s join gate_crossing c on c.place_no = s.place_no and c.shift_id = s.id group by 1, 2, 3),
    driven as (
      select v.place_no, v.shift_id, count(*) as n
      from page s join gate_vehicle v on v.place_no = s.place_no and v.shift_id = s.id group by 1, 2),
    sums as (select place_no, shift_id, jsonb_object_agg(decision, n) as decisions from counted group by 1, 2)
    select s.*, coalesce(sums.decisions, '{}') as decisions, coalesce(driven.n, 0) as vehicles
    from page s left join sums on sums.place_no = s.place_no and sums.shift_id = s.id
      left join driven on driven.place_no = s.place_no and driven.shift_id = s.id
    order by s.started_at desc, s.id desc`.execute(db);
  return found.rows;
}

/** How many shifts are open at each post. */
export async function openShifts(
  scope: Scope,
  db: Db,
  placeNos: readonly number[],
): Promise<Map<number, number>> {
  const found = await sql<{ place_no: number; n: number }>`select place_no, count(*) as n from gate_shift
    where dataset = ${scope.dataset} and place_no = any(${[...placeNos]}::int[]) and state = 'open' group by 1`.execute(
    db,
  );
  return new Map(found.rows.map(({ place_no, n }) => [place_no, n]));
}
