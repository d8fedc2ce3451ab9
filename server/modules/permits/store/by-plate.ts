import { sql } from 'kysely';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import type { PermitRow } from './permits.ts';

/** The plates (encrypted) of these permits that are approved. */
export async function approvedPlates(scope: Scope, db: Db | Tx, ids: readonly string[]): Promise<Buffer[]> {
  const found = await sql<{ plate: Buffer }>`
    select plate from permit where dataset = ${scope.dataset} and state = 'APPROVED' and plate is not null
      and id = any(${[...ids]}::uuid[])`.execute(db);
  return found.rows.map(({ plate }) => plate);
}

export type PlatePermit = Pick<
  PermitRow,
  'id' | 'short_code' | 'valid_from' | 'valid_until' | 'from_minute' | 'until_minute'
> & { plate_index: Buffer };

/** Approved permits of vehicles by the blind indexes of their plates. */
export async function approvedByPlates(
  scope: Scope,
  db: Db | Tx,
  indexes: readonly Buffer[],
): Promise<PlatePermit[]> {
  const found = await sql<PlatePermit>`
    select id, short_code, valid_from, valid_until, from_minute, until_minute, plate_index from permit
    where dataset = ${scope.dataset} and state = 'APPROVED' and plate_index = any(${[...indexes]}::bytea[])
    order by decided_at desc`.execute(db);
  return found.rows;
}
