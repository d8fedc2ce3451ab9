import { sql } from 'kysely';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';

export type ScreenRow = {
  id: string;
  dataset: string;
  name: string;
  created_at: Date;
  created_by: string;
  code_hash: Buffer | null;
  code_until: Date | null;
  key_id: string | null;
  paired_at: Date | null;
  revoked_at: Date | null;
  revoked_by: string | null;
  revoke_reason: string | null;
};
type Tables = { command_screen: ScreenRow };

export async function insertScreen(scope: Scope, tx: Tx, row: Omit<ScreenRow, 'dataset'>): Promise<boolean> {
  const made = await tx
    .withTables<Tables>()
    .insertInto('command_screen')
    .values({ ...row, dataset: scope.dataset })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return made.numInsertedOrUpdatedRows === 1n;
}

export async function listScreens(scope: Scope, db: Db): Promise<ScreenRow[]> {
  const found = await sql<ScreenRow>`select * from command_screen where dataset = ${scope.dataset}
    order by revoked_at is not null, created_at desc, id limit 500`.execute(db);
  return found.rows;
}

export async function lockScreen(scope: Scope, tx: Tx, id: string): Promise<ScreenRow | undefined> {
  const found = await sql<ScreenRow>`select * from command_screen
    where dataset = ${scope.dataset} and id = ${id} for update`.execute(tx);
  return found.rows[0];
}

/** The screen whose code this is, whatever the dataset: the code is the key, and there is no session yet. */
export async function lockByCode(tx: Tx, codeHash: Buffer, now: Date): Promise<ScreenRow | undefined> {
  const found = await sql<ScreenRow>`select * from command_screen
    where code_hash = ${codeHash} and code_until > ${now} and revoked_at is null for update`.execute(tx);
  return found.rows[0];
}

export async function updateScreen(
  scope: Scope,
  tx: Tx,
  id: string,
  change: Partial<Omit<ScreenRow, 'id' | 'dataset'>>,
): Promise<void> {
  await tx
    .withTables<Tables>()
    .updateTable('command_screen')
    .set(change)
    .where('id', '=', id)
    .where('dataset', '=', scope.dataset)
    .execute();
}
