import { sql } from 'kysely';
import type { Scope } from '../access/scope.ts';
import type { Db } from '../db/database.ts';
import { uuid7 } from '../ids/uuid7.ts';
import { type After, lookerColumns, lookers, type LookRow } from './looks.ts';

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

/** A file that somebody stood in. */
export type ListLook = Pick<LookRow, 'at' | 'by' | 'role' | 'areaId'> & {
  readonly exportId: string;
  readonly list: string;
};

/** Files that any of these records stood in, the newest first: which list, by which role; no name of the officer. */
export async function listLooksAt(
  scope: Scope,
  db: Db,
  subjectIds: readonly string[],
  page: { readonly after: After; readonly limit: number },
): Promise<readonly ListLook[]> {
  const { after, limit } = page;
  const found = await sql<ListLook>`select a.export_id as "exportId", a.at, a.list, ${lookerColumns} from
      (select distinct on (export_id) export_id, at, list, account_id as actor_id from list_look
        where subjects && ${[...subjectIds]}::uuid[] and dataset = ${scope.dataset} order by export_id) a
    ${lookers}
    where ${after === null}::boolean
      or (a.at, a.export_id) < (${after?.at ?? null}::timestamptz, ${after?.id ?? null}::uuid)
    order by a.at desc, a.export_id desc limit ${limit}`.execute(db);
  return found.rows;
}
