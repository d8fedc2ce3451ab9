import { sql } from 'kysely';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { ANONYMISED } from '../../../platform/holdings/terms.ts';

/** Holds records back, or lets them go again (null). */
export async function setRestricted(
  scope: Scope,
  tx: Tx,
  nos: readonly number[],
  at: Date | null,
): Promise<void> {
  await sql`update person set restricted_at = ${at}, version = version + 1
    where person_no = any(${nos}::bigint[]) and dataset = ${scope.dataset}`.execute(tx);
}

/**
 * Takes everything off these records that tells who they are. Number, id, sex, year of birth, area and household stay, so
 * that facts and links keep hanging from somebody. The key of the id stays: it names nobody outside this program.
 */
export async function stripPeople(scope: Scope, tx: Tx, nos: readonly number[], at: Date): Promise<void> {
  const own = sql`person_no in (select person_no from person
    where person_no = any(${nos}::bigint[]) and dataset = ${scope.dataset})`;
  await sql`delete from person_phone where ${own}`.execute(tx);
  await sql`delete from person_identifier where ${own}`.execute(tx);
  await sql`delete from person_card where ${own}`.execute(tx);
  await sql`delete from person_key where person_no = any(${nos}::bigint[]) and dataset = ${scope.dataset}
    and kind <> 'i'`.execute(tx);
  await sql`delete from person_match where person_no = any(${nos}::bigint[]) and dataset = ${scope.dataset}`.execute(
    tx,
  );
  await sql`delete from duplicate_pair where dataset = ${scope.dataset}
    and (left_no = any(${nos}::bigint[]) or right_no = any(${nos}::bigint[]))`.execute(tx);
  // The journal of a merge holds what both records were called.
  await sql`delete from person_merge where dataset = ${scope.dataset}
    and (keep_no = any(${nos}::bigint[]) or gone_no = any(${nos}::bigint[]))`.execute(tx);
  await sql`update person set full_name = ${ANONYMISED}, given_folded = null, name_folded = '', name_marked = '',
      birth_year = coalesce(birth_year, extract(year from birth_date)::smallint), birth_date = null, address = null,
      restricted_at = null, anonymised_at = ${at}, version = version + 1, field_versions = '{}'
    where person_no = any(${nos}::bigint[]) and dataset = ${scope.dataset}`.execute(tx);
}
