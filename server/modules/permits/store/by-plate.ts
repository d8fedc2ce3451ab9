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
> & { plate_index: Buffer; withdrawn_at: Date | null };

/** Permits of vehicles that were approved, those withdrawn since too, by the blind indexes of their plates. */
export async function approvedByPlates(
  scope: Scope,
  db: Db | Tx,
  indexes: readonly Buffer[],
): Promise<PlatePermit[]> {
  const found = await sql<PlatePermit>`
    select id, short_code, valid_from, valid_until, from_minute, until_minute, plate_index,
      case when state = 'REVOKED' then decided_at end as withdrawn_at
    from permit
    where dataset = ${scope.dataset} and state in ('APPROVED', 'REVOKED')
      and plate_index = any(${[...indexes]}::bytea[])
    order by state, decided_at desc`.execute(db);
  return found.rows;
}

/** Those of these permits that were withdrawn, and when. */
export async function withdrawnOf(
  scope: Scope,
  db: Db | Tx,
  ids: readonly string[],
): Promise<{ id: string; withdrawnAt: Date }[]> {
  const found = await sql<{ id: string; withdrawnAt: Date }>`
    select id, decided_at as "withdrawnAt" from permit
    where dataset = ${scope.dataset} and state = 'REVOKED' and id = any(${[...ids]}::uuid[])`.execute(db);
  return found.rows;
}
