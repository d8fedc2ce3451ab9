import { sql } from 'kysely';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import { numberList, uuidList } from '../../../platform/db/long-lists.ts';

/** A confirmed contact as chains draw it. */
export type ChainContact = {
  readonly caseId: string;
  readonly personNo: number;
  readonly areaNo: number | null;
  readonly lastAt: Date;
};

/**
 * Confirmed contacts of these cases, the strongest of each case first.
 * @param personNos only these people; null: everybody.
 */
export async function chainContacts(
  scope: Scope,
  db: Db | Tx,
  caseIds: readonly string[],
  personNos: readonly number[] | null,
  limit: number,
): Promise<ChainContact[]> {
  const found =
    await sql<ChainContact>`select case_id as "caseId", person_no as "personNo", area_no as "areaNo",
      last_at as "lastAt"
    from contact_link
    where case_id = any(${uuidList(caseIds)}) and dataset = ${scope.dataset} and decision = 'CONFIRMED'
      and counted_by is null
      ${personNos === null ? sql`` : sql`and person_no + 0 = any(${numberList(personNos)})`}
    order by case_id, score desc, person_no limit ${limit}`.execute(db);
  return found.rows;
}
