import { hash as digest } from 'node:crypto';
import { sql } from 'kysely';
import type { Tx } from '../db/database.ts';
import { refuse } from '../outcomes/general.ts';
import { done, type Outcome } from '../outcomes/outcome.ts';

/** A receipt as stored: what was answered to the request with this id. */
export type Receipt = { id: string; hash: Buffer; status: number; body: unknown };

/** Hash of a request's content: key order doesn't matter, absent and undefined are the same. */
export function contentHash(content: unknown): Buffer {
  return digest('sha256', canonical(content), 'buffer').subarray(0, 16);
}

function canonical(value: unknown): string {
  if (value === null || typeof value !== 'object') {
    return JSON.stringify(value) ?? 'null';
  }
  if (Array.isArray(value)) {
    return `[${value.map(canonical).join(',')}]`;
  }
  const entries = Object.entries(value)
    .filter(([, item]) => item !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonical(item)}`).join(',')}}`;
}

/**
 * Runs `work` once for the request `id`, in the caller's transaction. A repeat with equal content gets the
 * first answer (status 200); the same id with other content is a conflict.
 * The receipt is written first: a second process with the same id waits for our commit, then sees the receipt.
 */
export async function once<T>(
  tx: Tx,
  request: { id: string; kind: string; content: unknown; at: number },
  work: () => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  const hash = contentHash([request.kind, request.content]);
  const claimed = await sql`insert into receipt (id, kind, hash, status, body, at)
    values (${request.id}, ${request.kind}, ${hash}, 0, 'null', ${new Date(request.at)}) on conflict do nothing`.execute(
    tx,
  );
  if (claimed.numAffectedRows === 0n) {
    const [receipt] = await readReceipts(tx, [request.id]);
    return receipt !== undefined && receipt.hash.equals(hash)
      ? done(receipt.body as T, 200)
      : refuse('conflict');
  }
  const outcome = await work();
  if (!outcome.ok) {
    await sql`delete from receipt where id = ${request.id}`.execute(tx);
    return outcome;
  }
  await sql`update receipt set status = ${outcome.status ?? 200}, body = ${JSON.stringify(outcome.value)}::jsonb
    where id = ${request.id}`.execute(tx);
  return outcome;
}

/** Receipts of these ids, in no order. */
export async function readReceipts(tx: Tx, ids: readonly string[]): Promise<Receipt[]> {
  const found =
    await sql<Receipt>`select id, hash, status, body from receipt where id = any(${ids}::uuid[])`.execute(tx);
  return found.rows;
}

/**
 * Writes many receipts at once, in the order of their ids, so that two writers of the same ones can't deadlock.
 * @throws an error that `isReceiptTaken` knows when one of the ids exists; the transaction is lost then.
 */
export async function writeReceipts(
  tx: Tx,
  kind: string,
  at: number,
  receipts: readonly Receipt[],
): Promise<void> {
  await sql`
    insert into receipt (id, kind, hash, status, body, at)
    select r.id, ${kind}, r.hash, r.status, r.body, ${new Date(at)}
    from unnest(${receipts.map((r) => r.id)}::uuid[], ${receipts.map((r) => r.hash)}::bytea[],
      ${receipts.map((r) => r.status)}::smallint[], ${receipts.map((r) => JSON.stringify(r.body))}::jsonb[])
      as r(id, hash, status, body) order by r.id`.execute(tx);
}

/** Did another transaction take one of our ids between our look and our write? Then look again. */
export function isReceiptTaken(error: unknown): boolean {
  return (
    error instanceof Error &&
    'code' in error &&
    error.code === '23505' &&
    'table' in error &&
    error.table === 'receipt'
  );
}
