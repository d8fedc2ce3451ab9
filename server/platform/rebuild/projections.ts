import { sql } from 'kysely';
import type { Db, Tx } from '../db/database.ts';
import type { Scope } from '../access/scope.ts';

/**
 * A derived table: what is in it can be made again from the facts. `rebuild` replaces its content inside the
 * transaction it is given; `./vungxanh rebuild NAME` runs it, and a test compares rebuilt with live.
 */
export type Projection = {
  readonly name: string;
  readonly version: number;
  readonly rebuild: (scope: Scope, tx: Tx) => Promise<void>;
};

/** Names of the projections whose stored version is not the program's: they must be rebuilt before use. */
export async function staleProjections(db: Db, projections: readonly Projection[]): Promise<Projection[]> {
  const rows = await sql<{ name: string; version: number }>`select name, version from projection`.execute(db);
  const versions = new Map(rows.rows.map((row) => [row.name, row.version]));
  return projections.filter((projection) => versions.get(projection.name) !== projection.version);
}

/** Rebuilds one projection and notes its version and time. */
export async function rebuild(db: Db, scope: Scope, projection: Projection, at: number): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await projection.rebuild(scope, tx);
    await touchProjection(tx, projection, at);
  });
}

/** Notes that a projection is good up to `at`. */
export async function touchProjection(
  tx: Db | Tx,
  projection: Pick<Projection, 'name' | 'version'>,
  at: number,
): Promise<void> {
  await sql`insert into projection values (${projection.name}, ${projection.version}, ${new Date(at)})
    on conflict (name) do update set version = excluded.version, as_of = excluded.as_of`.execute(tx);
}
