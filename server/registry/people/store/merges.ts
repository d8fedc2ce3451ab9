import { sql } from 'kysely';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';

export type StoredMerge = {
  readonly id: string;
  readonly keepNo: number;
  readonly goneNo: number;
  /** Version of the kept record after the merge. */
  readonly keepVersion: number;
  readonly before: Buffer;
  readonly mergedAt: Date;
  readonly undoneAt: Date | null;
};

const columns = sql`id, keep_no as "keepNo", gone_no as "goneNo", keep_version as "keepVersion", before,
  merged_at as "mergedAt", undone_at as "undoneAt"`;

/** Writes a merge into the journal. */
export async function insertMerge(scope: Scope, tx: Tx, merge: StoredMerge): Promise<void> {
  await sql`insert into person_merge (id, dataset, keep_no, gone_no, keep_version, before, merged_at)
    values (${merge.id}, ${scope.dataset}, ${merge.keepNo}, ${merge.goneNo}, ${merge.keepVersion}, ${merge.before},
      ${merge.mergedAt})`.execute(tx);
}

/** One merge, locked; undefined when there is none. */
export async function lockMerge(scope: Scope, tx: Tx, id: string): Promise<StoredMerge | undefined> {
  const found = await sql<StoredMerge>`select ${columns} from person_merge
    where id = ${id} and dataset = ${scope.dataset} for update`.execute(tx);
  return found.rows[0];
}

/** Merges into a record that still stand, the latest first. */
export async function mergesInto(
  scope: Scope,
  db: Db | Tx,
  keepNo: number,
): Promise<Pick<StoredMerge, 'id' | 'goneNo' | 'mergedAt'>[]> {
  const found = await sql<Pick<StoredMerge, 'id' | 'goneNo' | 'mergedAt'>>`
    select id, gone_no as "goneNo", merged_at as "mergedAt" from person_merge
    where keep_no = ${keepNo} and dataset = ${scope.dataset} and undone_at is null
    order by keep_version desc limit 50`.execute(db);
  return found.rows;
}

/** Merges that any of these records took part in, undone ones too. */
export async function mergesOf(
  scope: Scope,
  tx: Tx,
  nos: readonly number[],
): Promise<Pick<StoredMerge, 'id' | 'keepNo' | 'goneNo'>[]> {
  const found = await sql<Pick<StoredMerge, 'id' | 'keepNo' | 'goneNo'>>`
    select id, keep_no as "keepNo", gone_no as "goneNo" from person_merge
    where dataset = ${scope.dataset} and (keep_no = any(${nos}::bigint[]) or gone_no = any(${nos}::bigint[]))`.execute(
    tx,
  );
  return found.rows;
}

/** Whether a later merge into the same record still stands: then this one must wait. */
export async function hasLaterMerge(scope: Scope, tx: Tx, merge: StoredMerge): Promise<boolean> {
  const found =
    await sql`select 1 from person_merge where keep_no = ${merge.keepNo} and dataset = ${scope.dataset}
    and undone_at is null and keep_version > ${merge.keepVersion} limit 1`.execute(tx);
  return found.rows.length > 0;
}

/** Marks a merge as undone. */
export async function markUndone(scope: Scope, tx: Tx, merge: StoredMerge, at: number): Promise<void> {
  await sql`update person_merge set undone_at = ${new Date(at)}
    where id = ${merge.id} and keep_no = ${merge.keepNo} and dataset = ${scope.dataset}`.execute(tx);
}
