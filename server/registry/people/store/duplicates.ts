import { sql } from 'kysely';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';

export type PairToQueue = {
  readonly id: string;
  readonly leftNo: number;
  readonly rightNo: number;
  readonly score: number;
  readonly reasons: readonly string[];
};

/** The two numbers of a pair, the smaller first: a pair is kept once. */
export function pairOf(a: number, b: number): { leftNo: number; rightNo: number } {
  return { leftNo: Math.min(a, b), rightNo: Math.max(a, b) };
}

/** As text, for maps. */
export function pairText({ leftNo, rightNo }: { readonly leftNo: number; readonly rightNo: number }): string {
  return `${leftNo}-${rightNo}`;
}

export type StoredPair = PairToQueue & {
  readonly foundAt: Date;
  readonly state: 'open' | 'different' | 'merged';
};

/** Queues pairs (leftNo < rightNo). A pair in the queue gets the new score; a decided one stays decided. */
export async function queuePairs(
  scope: Scope,
  tx: Tx,
  pairs: readonly PairToQueue[],
  at: number,
): Promise<void> {
  if (pairs.length === 0) {
    return;
  }
  const rows = [...pairs].sort((a, b) => a.leftNo - b.leftNo || a.rightNo - b.rightNo);
  await sql`insert into duplicate_pair (id, dataset, left_no, right_no, score, reasons, state, found_at)
    select q.id, ${scope.dataset}, q.left_no, q.right_no, q.score, string_to_array(q.reasons, ','), 'open', ${new Date(at)}
    from unnest(${rows.map(({ id }) => id)}::uuid[], ${rows.map(({ leftNo }) => leftNo)}::bigint[],
      ${rows.map(({ rightNo }) => rightNo)}::bigint[], ${rows.map(({ score }) => score)}::float8[],
      ${rows.map(({ reasons }) => reasons.join(','))}::text[]) as q(id, left_no, right_no, score, reasons)
    on conflict (left_no, right_no) do update set score = excluded.score, reasons = excluded.reasons
      where duplicate_pair.state = 'open'`.execute(tx);
}

/** Pairs of this person that were decided to be two people. */
export async function readDifferent(
  scope: Scope,
  tx: Db | Tx,
  no: number,
): Promise<{ leftNo: number; rightNo: number }[]> {
  const found = await sql<{ leftNo: number; rightNo: number }>`
    select left_no as "leftNo", right_no as "rightNo" from duplicate_pair
    where (left_no = ${no}::bigint or right_no = ${no}::bigint) and state = 'different'
      and dataset = ${scope.dataset}`.execute(tx);
  return found.rows;
}

/** Those of these pairs that were decided to be two people. */
export async function differentAmong(
  scope: Scope,
  tx: Db | Tx,
  pairs: readonly { readonly leftNo: number; readonly rightNo: number }[],
): Promise<{ leftNo: number; rightNo: number }[]> {
  const found = await sql<{ leftNo: number; rightNo: number }>`
    select d.left_no as "leftNo", d.right_no as "rightNo"
    from unnest(${pairs.map(({ leftNo }) => leftNo)}::bigint[], ${pairs.map(({ rightNo }) => rightNo)}::bigint[])
      as p(left_no, right_no)
    join duplicate_pair d on d.left_no = p.left_no and d.right_no = p.right_no
    where d.state = 'different' and d.dataset = ${scope.dataset}`.execute(tx);
  return found.rows;
}

const columns = sql`d.id, d.left_no as "leftNo", d.right_no as "rightNo", d.score, d.reasons, d.state, d.found_at as "foundAt"`;

/**
 * Open pairs, best first, whose records are both still there and of which one lies in these areas or nowhere known.
 * @param areaNos null: all areas. @param after score and id of the last pair shown.
 */
export async function listPairs(
  scope: Scope,
  db: Db,
  query: { areaNos: readonly number[] | null; after: { score: number; id: string } | null; limit: number },
): Promise<StoredPair[]> {
  const { areaNos, after, limit } = query;
  const found = await sql<StoredPair>`select ${columns} from duplicate_pair d
    join person l on l.person_no = d.left_no join person r on r.person_no = d.right_no
    where d.dataset = ${scope.dataset} and d.state = 'open' and l.merged_into_no is null and r.merged_into_no is null
      and (${areaNos === null}::boolean or l.area_no is null or r.area_no is null
        or l.area_no = any(${areaNos ?? []}::int[]) or r.area_no = any(${areaNos ?? []}::int[]))
      and (d.score, d.id) < (${after?.score ?? 2}::float8, ${after?.id ?? 'ffffffff-ffff-ffff-ffff-ffffffffffff'}::uuid)
    order by d.score desc, d.id desc limit ${limit}`.execute(db);
  return found.rows;
}

/** The two numbers of a pair, which never change; undefined when there is none. */
export async function findPair(
  scope: Scope,
  tx: Tx,
  id: string,
): Promise<{ readonly leftNo: number; readonly rightNo: number } | undefined> {
  const found = await sql<{ leftNo: number; rightNo: number }>`
    select left_no as "leftNo", right_no as "rightNo" from duplicate_pair
    where id = ${id} and dataset = ${scope.dataset}`.execute(tx);
  return found.rows[0];
}

/** One pair by id, locked; undefined when there is none. Its people are locked first: merging one of them looks at all pairs of the other. */
export async function lockPair(scope: Scope, tx: Tx, id: string): Promise<StoredPair | undefined> {
  const found = await sql<StoredPair>`select ${columns} from duplicate_pair d
    where d.id = ${id} and d.dataset = ${scope.dataset} for update`.execute(tx);
  return found.rows[0];
}

/** Sets the state of the pair of two people, if there is one. */
export async function decidePair(
  scope: Scope,
  tx: Tx,
  pair: { a: number; b: number; state: StoredPair['state']; at: number },
): Promise<void> {
  await sql`update duplicate_pair set state = ${pair.state}, decided_at = ${pair.state === 'open' ? null : new Date(pair.at)},
      inherited = false
    where left_no = ${Math.min(pair.a, pair.b)} and right_no = ${Math.max(pair.a, pair.b)}
      and dataset = ${scope.dataset}`.execute(tx);
}

/** Remembers that these pairs are two people each because others are, unless somebody said so of themselves. */
export async function rememberDifferent(
  scope: Scope,
  tx: Tx,
  pairs: readonly Pick<PairToQueue, 'id' | 'leftNo' | 'rightNo'>[],
  at: number,
): Promise<void> {
  for (const { id, leftNo, rightNo } of pairs) {
    await sql`insert into duplicate_pair (id, dataset, left_no, right_no, score, reasons, state, found_at, decided_at,
        inherited)
      values (${id}, ${scope.dataset}, ${leftNo}, ${rightNo}, 0, '{}', 'different', ${new Date(at)}, ${new Date(at)}, true)
      on conflict (left_no, right_no) do update set state = 'different', decided_at = excluded.decided_at,
        inherited = true where duplicate_pair.state <> 'different'`.execute(tx);
  }
}

/** Whom this record is different from by what a merge handed on, records that went left out. */
export async function inheritedOf(scope: Scope, tx: Tx, no: number): Promise<number[]> {
  const found = await sql<{ no: number }>`
    with inherited as (select case when left_no = ${no}::bigint then right_no else left_no end as no from duplicate_pair
      where (left_no = ${no}::bigint or right_no = ${no}::bigint) and state = 'different' and inherited
        and dataset = ${scope.dataset})
    select p.person_no as no from inherited i join person p on p.person_no = i.no
    where p.merged_into_no is null and p.dataset = ${scope.dataset}`.execute(tx);
  return found.rows.map((row) => row.no);
}

/** Pairs among these records of which an officer said that they are two people. */
export async function decidedAmong(
  scope: Scope,
  tx: Tx,
  nos: readonly number[],
): Promise<{ leftNo: number; rightNo: number }[]> {
  const found = await sql<{ leftNo: number; rightNo: number }>`
    select left_no as "leftNo", right_no as "rightNo" from duplicate_pair
    where left_no = any(${[...nos]}::bigint[]) and right_no = any(${[...nos]}::bigint[]) and state = 'different'
      and not inherited and dataset = ${scope.dataset}`.execute(tx);
  return found.rows;
}

/** Forgets what a merge handed on of these pairs of one person, as if they had never been looked at. */
export async function forgetInherited(
  scope: Scope,
  tx: Tx,
  no: number,
  others: readonly number[],
): Promise<void> {
  await sql`delete from duplicate_pair where dataset = ${scope.dataset} and inherited
    and ((left_no = ${no}::bigint and right_no = any(${[...others]}::bigint[]))
      or (right_no = ${no}::bigint and left_no = any(${[...others]}::bigint[])))`.execute(tx);
}
