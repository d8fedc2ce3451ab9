import { sql } from 'kysely';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import { these } from './read-people.ts';

export type StoredCard = {
  readonly personNo: number;
  readonly hash: Buffer;
  readonly code: Buffer;
  readonly signed: Buffer;
  /** Under which the signed code is withdrawn; null: issued before codes kept theirs. */
  readonly credentialId: string | null;
  readonly issuedAt: Date;
  readonly expiresAt: Date;
};

/** Cards in use of these people, newest first. */
export async function readCards(scope: Scope, db: Db | Tx, nos: readonly number[]): Promise<StoredCard[]> {
  const found =
    await sql<StoredCard>`select person_no as "personNo", hash, code, signed, credential_id as "credentialId", issued_at as "issuedAt",
      expires_at as "expiresAt"
    from ${these(nos)} join person_card using (person_no) join person p using (person_no)
    where p.dataset = ${scope.dataset} and revoked_at is null
    order by issued_at desc`.execute(db);
  return found.rows;
}

/** Revokes the cards in use of these people; answers their keys and the ids of their codes. */
export async function revokeCards(
  scope: Scope,
  tx: Tx,
  nos: readonly number[],
  at: number,
): Promise<Pick<StoredCard, 'hash' | 'credentialId'>[]> {
  const ended = await sql<
    Pick<StoredCard, 'hash' | 'credentialId'>
  >`update person_card c set revoked_at = ${new Date(at)} from person p
    where c.person_no = any(${nos}::bigint[]) and p.person_no = c.person_no and p.dataset = ${scope.dataset}
      and c.revoked_at is null returning c.hash, c.credential_id as "credentialId"`.execute(tx);
  return ended.rows;
}

/** Whether a record has no card in use since one was replaced after a moment. */
export async function lostCardSince(scope: Scope, tx: Tx, personNo: number, since: Date): Promise<boolean> {
  const found = await sql<{ lost: boolean }>`select coalesce(
      bool_or(revoked_at >= ${since}) and not bool_or(revoked_at is null), false) as lost
    from person_card join person p using (person_no)
    where person_no = ${personNo} and p.dataset = ${scope.dataset}`.execute(tx);
  return found.rows[0]?.lost ?? false;
}

/** Writes a new card. */
export async function insertCard(scope: Scope, tx: Tx, card: StoredCard): Promise<void> {
  await sql`insert into person_card (person_no, hash, code, signed, credential_id, issued_at, expires_at)
    select person_no, ${card.hash}, ${card.code}, ${card.signed}, ${card.credentialId}, ${card.issuedAt}, ${card.expiresAt} from person
    where person_no = ${card.personNo} and dataset = ${scope.dataset}`.execute(tx);
}
