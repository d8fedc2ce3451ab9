import { sql } from 'kysely';
import type { Scope } from '../access/scope.ts';
import type { Db } from '../db/database.ts';
import { uuid7 } from '../ids/uuid7.ts';
import type { LookRow } from './looks.ts';

/** A file of people that is being written. */
export type ListFile = { readonly exportId: string; readonly list: string; readonly at: number };

/**
 * Keeps who stands in the next rows of a file, before they leave: one row with all ids, so that a file of thousands costs a
 * few rows, and yet everybody can be told.
 */
export async function keepListLook(
  db: Db,
  scope: Scope,
  { exportId, list, at }: ListFile,
  subjects: readonly string[],
): Promise<void> {
  if (subjects.length === 0) {
    return;
  }
  await sql`insert into list_look (id, export_id, dataset, at, account_id, list, subjects)
    values (${uuid7(at)}, ${exportId}, ${scope.dataset}, ${new Date(at)}, ${scope.actor.id}::uuid, ${list},
      ${[...new Set(subjects)]}::uuid[])`.execute(db);
}

/** Files that any of these records stood in, the newest first: which list, by which role; no name of the officer. */
export async function listLooksAt(
  scope: Scope,
  db: Db,
  subjectIds: readonly string[],
  limit: number,
): Promise<readonly (Pick<LookRow, 'at' | 'role' | 'areaId'> & { readonly list: string })[]> {
  const found = await sql<Pick<LookRow, 'at' | 'role' | 'areaId'> & { list: string }>`
    select l.at, l.list, g.role, g.area_id as "areaId" from
      (select distinct on (export_id) export_id, at, list, account_id from list_look
        where subjects && ${[...subjectIds]}::uuid[] and dataset = ${scope.dataset} order by export_id) l
    left join lateral (select role, area_id from account_grant where account_id = l.account_id
      order by role limit 1) g on true
    order by l.at desc, l.export_id limit ${limit}`.execute(db);
  return found.rows;
}
