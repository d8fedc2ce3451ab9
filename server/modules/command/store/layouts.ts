import { sql } from 'kysely';
import type { SceneSetting } from '../../../../contract/command-wall.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';

export type LayoutRow = {
  version: number;
  /** Null: those that ship. */
  scenes: SceneSetting[] | null;
  at: Date;
  by_name: string;
  reason: string;
};

const KEPT_IN_SIGHT = 50;

/** The version in force; undefined where nobody set any. */
export async function layoutInForce(scope: Scope, db: Db | Tx): Promise<LayoutRow | undefined> {
  const found = await sql<LayoutRow>`select version, scenes, at, by_name, reason from command_wall_layout
    where dataset = ${scope.dataset} order by version desc limit 1`.execute(db);
  return found.rows[0];
}

/** Versions, the newest first. */
export async function layoutHistory(scope: Scope, db: Db): Promise<LayoutRow[]> {
  const found = await sql<LayoutRow>`select version, scenes, at, by_name, reason from command_wall_layout
    where dataset = ${scope.dataset} order by version desc limit ${KEPT_IN_SIGHT}`.execute(db);
  return found.rows;
}

/** Adds a version; false: somebody else has added it meanwhile. */
export async function insertLayout(scope: Scope, tx: Tx, row: LayoutRow): Promise<boolean> {
  const scenes = row.scenes === null ? null : JSON.stringify(row.scenes);
  const made = await sql`insert into command_wall_layout (dataset, version, scenes, at, by_name, reason)
    values (${scope.dataset}, ${row.version}, ${scenes}::jsonb, ${row.at}, ${row.by_name}, ${row.reason})
    on conflict do nothing`.execute(tx);
  return (made.numAffectedRows ?? 0n) > 0n;
}
