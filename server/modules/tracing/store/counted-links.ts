import { sql } from 'kysely';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import { joinWholeTables } from '../../../platform/db/whole-tables.ts';
import { withKept } from '../../../registry/people/index.ts';
import { iso, type LinkRow } from './tables.ts';

/** Locks the tracings of all cases in which decisions were taken on these people: nobody decides meanwhile. */
export async function lockTracesOf(scope: Scope, tx: Tx, personNos: readonly number[]): Promise<void> {
  await sql`select 1 from contact_trace where dataset = ${scope.dataset} and case_id in (
      select case_id from contact_link where person_no = any(${personNos}::bigint[]) and dataset = ${scope.dataset})
    order by case_id for update`.execute(tx);
}

/** Every decision on these people, those that do not count too, locked. */
export async function lockLinksOf(scope: Scope, tx: Tx, personNos: readonly number[]): Promise<LinkRow[]> {
  const found = await sql<LinkRow>`select * from contact_link
    where person_no = any(${personNos}::bigint[]) and dataset = ${scope.dataset} order by id for update`.execute(
    tx,
  );
  return found.rows;
}

/** Keeps by which other decision each of these is counted, and since when; null: it counts itself. */
export async function saveCountedBy(scope: Scope, tx: Tx, rows: readonly LinkRow[]): Promise<void> {
  if (rows.length > 0) {
    await sql`update contact_link l set counted_by = n.by, counted_by_since = n.since
      from unnest(${rows.map((row) => row.case_id)}::uuid[], ${rows.map((row) => row.id)}::uuid[],
        ${rows.map((row) => row.counted_by)}::uuid[],
        ${rows.map((row) => (row.counted_by_since === null ? null : iso(row.counted_by_since.getTime())))}::timestamptz[])
        as n(case_id, id, by, since)
      where l.case_id = n.case_id and l.id = n.id and l.dataset = ${scope.dataset}`.execute(tx);
  }
}

/** Kept numbers of people of whom not exactly one decision counts in some case: merged before merges were followed here. */
export async function countedTwice(db: Db): Promise<{ dataset: string; no: number }[]> {
  return await joinWholeTables(db, async (tx) => {
    const found = await sql<{ dataset: string; no: number }>`
      with merged as (select distinct merged_into_no as no from person where merged_into_no is not null),
      own as (select no as person_no from merged union all
        select person_no from person where merged_into_no is not null)
      select distinct dataset, kept_no as no from (
        select x.dataset, x.case_id, x.kept_no from (${withKept(sql`select l.dataset, l.case_id, l.person_no, l.counted_by
          from contact_link l join own on own.person_no = l.person_no`)}) x
        group by 1, 2, 3 having count(*) filter (where x.counted_by is null) <> 1) twice`.execute(tx);
    return found.rows;
  });
}
