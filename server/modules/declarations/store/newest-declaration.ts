import { sql } from 'kysely';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Db } from '../../../platform/db/database.ts';

/** Short code of what a person (give all numbers of merged records), or whoever has this phone, declared last since a moment; null: nothing since. */
export async function newestDeclaration(
  scope: Scope,
  db: Db,
  of: { readonly personNos: readonly number[]; readonly phoneIndex: Buffer | null },
  since: Date,
): Promise<string | null> {
  const found = await sql<{ short_code: string }>`select short_code from declaration
    where dataset = ${scope.dataset} and received_at >= ${since}
      and (person_no = any(${[...of.personNos]}::bigint[]) or phone_index = ${of.phoneIndex})
    order by received_at desc, id desc limit 1`.execute(db);
  return found.rows[0]?.short_code ?? null;
}
