import { sql } from 'kysely';
import { pathsOf, type Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';

/** A drill that was begun. */
export type RunRow = {
  id: string;
  dataset: string;
  account_id: string;
  trainee: string;
  unit: string | null;
  search: string;
  drill: string;
  started_at: Date;
  finished_at: Date | null;
  ticked: string[];
  done: string[];
};
type Tables = { training_run: RunRow };

export async function insertTrainee(
  scope: Scope,
  db: Tx | Db,
  row: { readonly accountId: string; readonly unit: string; readonly at: Date },
): Promise<void> {
  await sql`insert into trainee values (${row.accountId}, ${scope.dataset}, ${row.unit}, ${row.at})`.execute(
    db,
  );
}

/** The unit that the caller named when enrolling; null for an account that was not made for training. */
export async function ownUnit(scope: Scope, db: Tx | Db): Promise<string | null> {
  const found = await sql<{ unit: string }>`select unit from trainee
    where account_id = ${scope.actor.id} and dataset = ${scope.dataset}`.execute(db);
  return found.rows[0]?.unit ?? null;
}

export async function insertRun(tx: Tx, row: RunRow): Promise<void> {
  await tx.withTables<Tables>().insertInto('training_run').values(row).execute();
}

/** The caller's own run: the one named, or the one begun last; `lock` holds it until the transaction ends. */
export async function ownRun(
  scope: Scope,
  db: Db | Tx,
  id: string | null,
  lock = false,
): Promise<RunRow | undefined> {
  let query = db
    .withTables<Tables>()
    .selectFrom('training_run')
    .selectAll()
    .where('dataset', '=', scope.dataset)
    .where('account_id', '=', scope.actor.id!)
    .orderBy('started_at', 'desc')
    .limit(1);
  query = id === null ? query : query.where('id', '=', id);
  return await (lock ? query.forUpdate() : query).executeTakeFirst();
}

/** Keeps how far a run is. */
export async function saveProgress(
  scope: Scope,
  tx: Tx,
  { id, ticked, done, finished_at }: Pick<RunRow, 'id' | 'ticked' | 'done' | 'finished_at'>,
): Promise<void> {
  await tx
    .withTables<Tables>()
    .updateTable('training_run')
    .set({ ticked, done, finished_at })
    .where('id', '=', id)
    .where('dataset', '=', scope.dataset)
    .execute();
}

/** What the caller did since a moment, by the audit trail. */
export async function actsSince(scope: Scope, db: Db | Tx, since: Date): Promise<Set<string>> {
  const found = await sql<{ action: string }>`select distinct action from audit
    where at >= ${since} and actor_id = ${scope.actor.id} and dataset = ${scope.dataset}`.execute(db);
  return new Set(found.rows.map(({ action }) => action));
}

/** Runs of whom the caller administers, the newest first, after the last one of the page before. */
export async function listRuns(
  scope: Scope,
  db: Db,
  asked: {
    readonly limit: number;
    readonly words: string | null;
    readonly after: readonly [at: string, id: string] | null;
  },
): Promise<RunRow[]> {
  let query = db
    .withTables<Tables>()
    .selectFrom('training_run')
    .selectAll()
    .where('dataset', '=', scope.dataset)
    .orderBy('started_at', 'desc')
    .orderBy('id', 'desc')
    .limit(asked.limit);
  if (asked.after !== null) {
    query = query.where(
      sql<boolean>`(started_at, id) < (${asked.after[0]}::timestamptz, ${asked.after[1]}::uuid)`,
    );
  }
  if (asked.words !== null) {
    query = query.where('search', 'like', `%${asked.words.replaceAll(/[\\%_]/g, '\\$&')}%`);
  }
  const paths = pathsOf(scope, 'user.manage');
  if (!paths.includes('')) {
    query = query.where(sql<boolean>`exists (select 1 from account_grant g join area a on a.id = g.area_id
      where g.account_id = training_run.account_id
        and exists (select 1 from unnest(${[...paths]}::text[]) as own where starts_with(a.path, own)))`);
  }
  return await query.execute();
}
