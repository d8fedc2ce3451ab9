import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Db, Tx } from '../db/database.ts';

type Row = { seq: number; line: string };
const BATCH = 10_000;

/**
 * Seals the audit rows that no running transaction can add to any more: each range's hash covers its rows and the
 * hash before, so that a changed or removed row breaks every later seal. Run by a job, one at a time.
 * @returns rows sealed.
 */
export async function sealAudit(db: Db, at: number): Promise<number> {
  return await db.transaction().execute(async (tx) => {
    await sql`lock table audit in share mode`.execute(tx);
    const last = await lastSeal(tx);
    const rows = await readRows(tx, last.toSeq, null);
    if (rows.length === 0) {
      return 0;
    }
    await sql`insert into audit_seal values (${rows.at(-1)!.seq}, ${rows[0]!.seq}, ${rows.length},
      ${chain(last.hash, rows)}, ${new Date(at)})`.execute(tx);
    return rows.length;
  });
}

/** Checks every seal from the first one. @returns the first range that does not match, or null when all do. */
export async function verifyAudit(db: Db): Promise<{ fromSeq: number; toSeq: number } | null> {
  const seals = await sql<{ from_seq: number; to_seq: number; rows_sealed: number; hash: Buffer }>`
    select from_seq, to_seq, rows_sealed, hash from audit_seal order by to_seq`.execute(db);
  let before: Buffer = Buffer.alloc(32);
  let after = 0;
  for (const seal of seals.rows) {
    const rows = await readRows(db, after, seal.to_seq);
    if (rows.length !== seal.rows_sealed || !chain(before, rows).equals(seal.hash)) {
      return { fromSeq: seal.from_seq, toSeq: seal.to_seq };
    }
    before = seal.hash;
    after = seal.to_seq;
  }
  return null;
}

async function lastSeal(tx: Tx): Promise<{ toSeq: number; hash: Buffer }> {
  const found = await sql<{ to_seq: number; hash: Buffer }>`
    select to_seq, hash from audit_seal order by to_seq desc limit 1`.execute(tx);
  const row = found.rows[0];
  return row === undefined ? { toSeq: 0, hash: Buffer.alloc(32) } : { toSeq: row.to_seq, hash: row.hash };
}

async function readRows(db: Db | Tx, after: number, upTo: number | null): Promise<Row[]> {
  const found = await sql<Row>`select seq, row_to_json(a)::text as line from audit a
    where seq > ${after} and (${upTo}::bigint is null or seq <= ${upTo}) order by seq
    ${upTo === null ? sql`limit ${sql.lit(BATCH)}` : sql``}`.execute(db);
  return found.rows;
}

function chain(before: Buffer, rows: readonly Row[]): Buffer {
  const hash = createHash('sha256').update(before);
  for (const row of rows) {
    hash.update(row.line).update('\n');
  }
  return hash.digest();
}
