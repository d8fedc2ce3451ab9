import { sql } from 'kysely';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';

/** A message to one person as stored. */
export type NoticeRow = {
  readonly id: string;
  readonly areaNo: number;
  readonly personNo: number;
  readonly codeHash: Buffer;
  readonly body: Buffer;
  /** The number that the link went to; null: not kept. */
  readonly phone: Buffer | null;
  readonly at: Date;
  readonly byName: string;
  readonly expiresAt: Date;
  readonly openedAt: Date | null;
};

/** Keeps a message. */
export async function insertNotice(scope: Scope, tx: Tx, row: Omit<NoticeRow, 'openedAt'>): Promise<void> {
  await sql`insert into notice (id, dataset, area_no, person_no, code_hash, body, phone, at, by_name, expires_at)
    values (${row.id}, ${scope.dataset}, ${row.areaNo}, ${row.personNo}, ${row.codeHash}, ${row.body}, ${row.phone},
      ${row.at}, ${row.byName}, ${row.expiresAt})`.execute(tx);
}

/** The message of a link that still holds. */
export async function noticeByCode(
  scope: Scope,
  db: Db,
  codeHash: Buffer,
  now: Date,
): Promise<NoticeRow | undefined> {
  const found =
    await sql<NoticeRow>`select id, area_no as "areaNo", person_no as "personNo", code_hash as "codeHash", body, phone,
      at, by_name as "byName", expires_at as "expiresAt", opened_at as "openedAt" from notice
    where code_hash = ${codeHash} and dataset = ${scope.dataset} and expires_at > ${now}`.execute(db);
  return found.rows[0];
}

/** Notes that it was read, the first time. */
export async function markOpened(scope: Scope, db: Db, id: string, at: Date): Promise<void> {
  await sql`update notice set opened_at = ${at}
    where id = ${id} and dataset = ${scope.dataset} and opened_at is null`.execute(db);
}

/** Deletes messages whose link no longer holds; @returns how many. */
export async function deleteExpired(db: Db, now: Date): Promise<number> {
  const gone = await sql`delete from notice where expires_at < ${now}`.execute(db);
  return Number(gone.numAffectedRows ?? 0n);
}
