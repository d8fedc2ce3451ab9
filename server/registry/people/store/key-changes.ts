import { sql } from 'kysely';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import type { KeyHolder } from './keys.ts';

/** Keys that were kept since a moment, null where they are too many, and the transaction that asked. */
export type KeysSince = { readonly tx: string; readonly keys: readonly KeyHolder[] | null };

/** Beyond so many transactions or keys, looking for all people anew is cheaper than holding them against what changed. */
const [MOST_TRANSACTIONS, MOST_KEYS] = [1_000, 5_000];

/** The first transaction that whoever looks from now on may not see, or see changed. */
export async function firstUnseen(db: Db | Tx): Promise<string> {
  const found = await sql<{
    since: string;
  }>`select pg_snapshot_xmin(pg_current_snapshot())::text as since`.execute(db);
  return found.rows[0]!.since;
}

/** Keys under which transactions from `since` on kept people, but for the caller's and `own`. */
export async function keysSince(
  scope: Scope,
  tx: Tx,
  since: string,
  own: readonly string[],
): Promise<KeysSince> {
  // From one transaction to the next by the index: one of ours may have kept thousands.
  const found = await sql<{ tx: string; others: string[] }>`with recursive later (tx) as (
      (select m.tx from person_match m where m.tx >= ${since}::xid8 order by m.tx limit 1)
      union all
      select (select m.tx from person_match m where m.tx > later.tx order by m.tx limit 1) from later
      where later.tx is not null
    )
    select pg_current_xact_id()::text as tx, array(select later.tx from later
      where later.tx <> pg_current_xact_id() and later.tx <> all(${own}::xid8[])
      limit ${MOST_TRANSACTIONS + 1})::text[] as others`.execute(tx);
  const { tx: self, others } = found.rows[0]!;
  if (others.length === 0 || others.length > MOST_TRANSACTIONS) {
    return { tx: self, keys: others.length === 0 ? [] : null };
  }
  const kept = await sql<
    Omit<KeyHolder, 'sketch'> & { sketch: string | null }
  >`select hash, kind, person_no as "personNo",
      name_sketch::text as sketch from person_match
    where tx = any(${others}::xid8[]) and dataset = ${scope.dataset} limit ${MOST_KEYS + 1}`.execute(tx);
  const keys = kept.rows.map(({ sketch, ...key }) => ({
    ...key,
    sketch: sketch === null ? null : BigInt(sketch),
  }));
  return { tx: self, keys: keys.length > MOST_KEYS ? null : keys };
}
