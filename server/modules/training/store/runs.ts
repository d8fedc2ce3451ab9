import { type RawBuilder, sql, type SqlBool } from 'kysely';
import { fold } from '../../../../lib/vietnamese/index.ts';
import { pathsOf, type Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import type { DoneAct, Own } from '../rules/drills.ts';

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
  done: string[];
  own: Own | null;
  answered: string[];
  moved_at: Date;
  token_hash: Buffer | null;
};
type Tables = { training_run: RunRow };

/** Making the records of a run takes seconds; who claimed it longer ago was cut off. */
const CLAIM_MS = 60_000;

export async function insertTrainee(
  scope: Scope,
  db: Tx | Db,
  row: {
    readonly accountId: string;
    readonly name: string;
    readonly unit: string;
    readonly drill: string;
    readonly at: Date;
  },
): Promise<void> {
  const { accountId, name, unit, drill, at } = row;
  await sql`insert into trainee (account_id, dataset, unit, enrolled_at, name, drill, search)
    values (${accountId}, ${scope.dataset}, ${unit}, ${at}, ${name}, ${drill}, ${fold(`${name} ${unit}`)})`.execute(
    db,
  );
}

/** The unit that the caller named when enrolling; null for an account that was not made for training. */
export async function ownUnit(scope: Scope, db: Tx | Db): Promise<string | null> {
  const found = await sql<{ unit: string }>`select unit from trainee
    where account_id = ${scope.actor.id} and dataset = ${scope.dataset}`.execute(db);
  return found.rows[0]?.unit ?? null;
}

/** @returns false where a run has this id. */
export async function insertRun(db: Db | Tx, row: RunRow): Promise<boolean> {
  const inserted = await db
    .withTables<Tables>()
    .insertInto('training_run')
    .values(row)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('id')
    .execute();
  return inserted.length > 0;
}

/** The caller's own run with this id. */
export async function ownRun(scope: Scope, db: Db | Tx, id: string): Promise<RunRow | undefined> {
  return await ownRuns(scope, db).where('id', '=', id).executeTakeFirst();
}

/** The caller's run that was begun last. */
export async function lastRun(scope: Scope, db: Db | Tx): Promise<RunRow | undefined> {
  return await ownRuns(scope, db).orderBy('started_at', 'desc').limit(1).executeTakeFirst();
}

function ownRuns(scope: Scope, db: Db | Tx) {
  return db
    .withTables<Tables>()
    .selectFrom('training_run')
    .selectAll()
    .where('dataset', '=', scope.dataset)
    .where('account_id', '=', scope.actor.id!);
}

/** Takes it upon this process to make the records of a run. @returns false where another one is at it. */
export async function claimRun(db: Db, { id, moved_at }: RunRow, now: number): Promise<boolean> {
  // A run that was just begun again carries the moment of that; a claim moves it on.
  const claimed = await sql`update training_run set moved_at = ${new Date(now + CLAIM_MS)}
    where id = ${id} and own is null and moved_at = ${moved_at} and moved_at <= ${new Date(now)}`.execute(db);
  return Number(claimed.numAffectedRows ?? 0) > 0;
}

/** The records are made: the run begins now. */
export async function readyRun(db: Db, { id, own, started_at, moved_at }: RunRow): Promise<void> {
  await db
    .withTables<Tables>()
    .updateTable('training_run')
    .set({ own, started_at, moved_at })
    .where('id', '=', id)
    .where('own', 'is', null)
    .execute();
}

/** Keeps how far a run is; a look that came late takes nothing back. */
export async function saveProgress(
  db: Db,
  { id, done, finished_at, moved_at }: Pick<RunRow, 'id' | 'done' | 'finished_at' | 'moved_at'>,
): Promise<void> {
  await sql`update training_run set done = ${done}::text[], finished_at = ${finished_at}, moved_at = ${moved_at}
    where id = ${id} and finished_at is null and cardinality(done) < ${done.length}`.execute(db);
}

/** Keeps that the question of a step was answered rightly. */
export async function saveAnswer(db: Db, id: string, step: string): Promise<void> {
  await sql`update training_run set answered = array_append(answered, ${step})
    where id = ${id} and not (${step} = any(answered))`.execute(db);
}

/** What the caller did of these since a moment, by the audit trail of the simulated province. */
export async function actsSince(
  scope: Scope,
  db: Db | Tx,
  since: Date,
  actions: readonly string[],
): Promise<DoneAct[]> {
  // The dataset stands in the text, as in the index.
  const found = await sql<DoneAct>`select distinct action, subject_id, detail from audit
    where at >= ${since} and actor_id = ${scope.actor.id} and dataset = 'demo'
      and action = any(${[...actions]}::text[])`.execute(db);
  return found.rows;
}

/** Whether the caller administers the trainee; whoever trains without an account is in nobody's area, and so in everybody's. */
export function isOwn(scope: Scope, accountId: RawBuilder<unknown>): RawBuilder<SqlBool> {
  const paths = pathsOf(scope, 'user.manage');
  return sql<SqlBool>`(${paths.includes('')}::boolean
    or not exists (select 1 from account where id = ${accountId})
    or exists (select 1 from account_grant g join area a on a.id = g.area_id where g.account_id = ${accountId}
      and exists (select 1 from unnest(${[...paths]}::text[]) as own where starts_with(a.path, own))))`;
}

/** A new run without records for each of these that is the newest of its trainee, of whom the caller administers. @returns how many. */
export async function restartRuns(
  scope: Scope,
  tx: Tx,
  runs: readonly { readonly from: string; readonly id: string }[],
  at: Date,
): Promise<number> {
  const made = await sql`insert into training_run
      (id, dataset, account_id, trainee, unit, search, drill, started_at, done, answered, moved_at, token_hash)
    select n.id, r.dataset, r.account_id, r.trainee, r.unit, r.search, r.drill, ${at}, '{}', '{}', ${at}, r.token_hash
    from unnest(${runs.map(({ from }) => from)}::uuid[], ${runs.map(({ id }) => id)}::uuid[]) as n(source, id)
    join training_run r on r.id = n.source and r.dataset = ${scope.dataset} and ${isOwn(scope, sql.ref('r.account_id'))}
    where not exists (select 1 from training_run later
      where later.account_id = r.account_id and later.started_at > r.started_at)`.execute(tx);
  return Number(made.numAffectedRows ?? 0);
}

/** The run that a phone without an account shows this token for; after a restart the newest. */
export async function runByToken(scope: Scope, db: Db, tokenHash: Buffer): Promise<RunRow | undefined> {
  return await db
    .withTables<Tables>()
    .selectFrom('training_run')
    .selectAll()
    .where('token_hash', '=', tokenHash)
    .where('dataset', '=', scope.dataset)
    .orderBy('started_at', 'desc')
    .limit(1)
    .executeTakeFirst();
}
