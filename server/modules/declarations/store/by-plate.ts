import { sql } from 'kysely';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';

export type PlateDeclaration = {
  id: string;
  short_code: string;
  plate_index: Buffer;
  declared_at: Date;
  valid_until: Date;
  change: 'corrected' | 'renewed' | null;
  replaced_by: string | null;
  replaced_at: Date | null;
};

/**
 * Declarations that name one of these plates (blind indexes) and were good at a moment or later, the newest first; those
 * that others took the place of too.
 */
export async function declarationsByPlates(
  scope: Scope,
  db: Db | Tx,
  indexes: readonly Buffer[],
  from: Date,
): Promise<PlateDeclaration[]> {
  const found = await sql<PlateDeclaration>`
    select id, short_code, plate_index, declared_at, valid_until, change, replaced_by, replaced_at from declaration
    where dataset = ${scope.dataset} and plate_index = any(${[...indexes]}::bytea[]) and valid_until > ${from}
    order by declared_at desc`.execute(db);
  return found.rows;
}

/** The plate (encrypted) that a declaration names, and when it was made; undefined: it names no vehicle. */
export async function plateOf(
  scope: Scope,
  db: Db | Tx,
  { id, personNo }: { readonly id: string; readonly personNo: number },
): Promise<{ plate: Buffer; declaredAt: Date } | undefined> {
  const found = await sql<{ plate: Buffer; declaredAt: Date }>`
    select plate, declared_at as "declaredAt" from declaration
    where dataset = ${scope.dataset} and person_no = ${personNo} and id = ${id} and plate is not null`.execute(
    db,
  );
  return found.rows[0];
}
