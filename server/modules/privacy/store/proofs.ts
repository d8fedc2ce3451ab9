import { sql } from 'kysely';
import type { Db, Tx } from '../../../platform/db/database.ts';

/** A proof by SMS, before there is any scope: the dataset is the public one. */
export type ProofRow = {
  id: string;
  dataset: string;
  person_no: number | null;
  code_hash: Buffer;
  tries: number;
  asked_at: Date;
  until_at: Date;
  token_hash: Buffer | null;
  token_until: Date | null;
};
type Tables = { privacy_proof: ProofRow };

/** Keeps a proof that was asked for. False: this id was used before. */
export async function insertProof(db: Db, row: ProofRow): Promise<boolean> {
  const made = await db
    .withTables<Tables>()
    .insertInto('privacy_proof')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return made.numInsertedOrUpdatedRows === 1n;
}

/** Codes that were sent to a person, by all numbers of theirs, since a moment. */
export async function countProofs(
  db: Db,
  dataset: string,
  personNos: readonly number[],
  since: Date,
): Promise<number> {
  const found = await sql<{ rows: number }>`select count(*)::int as rows from privacy_proof
    where person_no = any(${personNos}::bigint[]) and dataset = ${dataset} and asked_at > ${since}`.execute(
    db,
  );
  return found.rows[0]!.rows;
}

/** Counts a try of a code that is still good; undefined where there is none. */
export async function takeTry(
  tx: Tx,
  dataset: string,
  id: string,
  at: Date,
  most: number,
): Promise<ProofRow | undefined> {
  const found = await sql<ProofRow>`update privacy_proof set tries = tries + 1
    where id = ${id} and dataset = ${dataset} and until_at > ${at} and tries < ${most} and token_hash is null
    returning *`.execute(tx);
  return found.rows[0];
}

/** Puts a code on a proof that waits for one. False: it has one, or is gone. */
export async function giveCode(
  tx: Tx,
  dataset: string,
  id: string,
  personNo: number,
  hash: Buffer,
): Promise<boolean> {
  const given = await sql`update privacy_proof set person_no = ${personNo}, code_hash = ${hash}
    where id = ${id} and dataset = ${dataset} and person_no is null`.execute(tx);
  return given.numAffectedRows === 1n;
}

export async function giveToken(tx: Tx, id: string, hash: Buffer, until: Date): Promise<void> {
  await sql`update privacy_proof set token_hash = ${hash}, token_until = ${until} where id = ${id}`.execute(
    tx,
  );
}

/** The person who holds this token now. */
export async function holderOf(db: Db, dataset: string, hash: Buffer, at: Date): Promise<number | null> {
  const found = await sql<{ person_no: number | null }>`select person_no from privacy_proof
    where token_hash = ${hash} and dataset = ${dataset} and token_until > ${at}`.execute(db);
  return found.rows[0]?.person_no ?? null;
}

/** Deletes proofs that nobody can use any more. @returns how many. */
export async function dropProofs(db: Db, before: Date): Promise<number> {
  const gone = await sql`delete from privacy_proof where asked_at < ${before}`.execute(db);
  return Number(gone.numAffectedRows ?? 0n);
}
