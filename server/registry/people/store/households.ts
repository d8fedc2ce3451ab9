import { sql } from 'kysely';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';

export type HouseholdToOpen = { readonly id: string; readonly areaNo: number | null };

/**
 * Numbers of households by id. A household is made by the first use of its id; an id of another dataset is not ours
 * and is left out.
 */
export async function openHouseholds(
  scope: Scope,
  tx: Tx,
  households: readonly HouseholdToOpen[],
  at: number,
): Promise<Map<string, number>> {
  if (households.length === 0) {
    return new Map();
  }
  const rows = [...new Map(households.map((one) => [one.id, one])).values()].sort((a, b) =>
    a.id < b.id ? -1 : 1,
  );
  await sql`insert into household (id, dataset, area_no, created_at)
    select h.id, ${scope.dataset}, h.area_no, ${new Date(at)}
    from unnest(${rows.map(({ id }) => id)}::uuid[], ${rows.map(({ areaNo }) => areaNo)}::int[]) as h(id, area_no)
    on conflict do nothing`.execute(tx);
  const found = await sql<{ id: string; no: number }>`select id, household_no as no from household
    where id = any(${rows.map(({ id }) => id)}::uuid[]) and dataset = ${scope.dataset}`.execute(tx);
  return new Map(found.rows.map(({ id, no }) => [id, no]));
}

/** Outside ids of households by number. */
export async function readHouseholdIds(
  scope: Scope,
  db: Db | Tx,
  nos: readonly number[],
): Promise<Map<number, string>> {
  if (nos.length === 0) {
    return new Map();
  }
  const found = await sql<{ id: string; no: number }>`select id, household_no as no from household
    where household_no = any(${nos}::bigint[]) and dataset = ${scope.dataset}`.execute(db);
  return new Map(found.rows.map(({ id, no }) => [no, id]));
}

/** Members of households, merged records left out. */
export async function readMembers(
  scope: Scope,
  db: Db | Tx,
  householdNos: readonly number[],
): Promise<{ personNo: number; householdNo: number }[]> {
  if (householdNos.length === 0) {
    return [];
  }
  const found = await sql<{ personNo: number; householdNo: number }>`
    select person_no as "personNo", household_no as "householdNo" from person
    where household_no = any(${householdNos}::bigint[]) and dataset = ${scope.dataset} and merged_into_no is null
    order by household_no, person_no`.execute(db);
  return found.rows;
}
