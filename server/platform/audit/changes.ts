import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Scope } from '../access/scope.ts';
import type { Db, Tx } from '../db/database.ts';
import type { FieldChanges } from '../db/merge-edit.ts';
import type { Secrets } from '../secrets/secrets.ts';
import { audit, type AuditEntry } from './audit.ts';

/** An act on one record, with the values that it replaced and set. */
export type ChangeEntry = AuditEntry & {
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly changes: FieldChanges;
};

/**
 * Appends acts to the audit trail and keeps their values beside it, sealed: the trail itself holds names of fields and a digest,
 * so that values can be erased and its chain of hashes stays whole.
 */
export async function auditChanges(
  secrets: Pick<Secrets, 'encrypt'>,
  tx: Db | Tx,
  scope: Scope,
  at: number,
  entries: readonly ChangeEntry[],
): Promise<void> {
  const acts: AuditEntry[] = [];
  const kept: { digest: string; kind: string; id: string; sealed: Buffer }[] = [];
  for (const { changes, ...entry } of entries) {
    const fields = Object.keys(changes);
    if (fields.length === 0) {
      acts.push(entry);
      continue;
    }
    const sealed = secrets.encrypt(JSON.stringify(changes));
    const digest = digestOf(sealed);
    kept.push({ digest, kind: entry.subjectKind, id: entry.subjectId, sealed });
    acts.push({ ...entry, detail: { ...entry.detail, fields, values: digest } });
  }
  if (kept.length > 0) {
    await sql`insert into record_change (digest, dataset, subject_kind, subject_id, at, sealed)
      select c.digest, ${scope.dataset}, c.kind, c.id, ${new Date(at)}, c.sealed
      from unnest(${kept.map(({ digest }) => digest)}::text[], ${kept.map(({ kind }) => kind)}::text[],
        ${kept.map(({ id }) => id)}::uuid[], ${kept.map(({ sealed }) => sealed)}::bytea[])
        as c(digest, kind, id, sealed)`.execute(tx);
  }
  await audit(tx, scope, at, acts);
}

/**
 * Takes the kept values of records away for good: what anonymising calls. That something was changed, by whom and when, stays.
 * @returns changes that lost their values.
 */
export async function eraseChanges(scope: Scope, tx: Tx, subjectIds: readonly string[]): Promise<number> {
  const gone = await sql`delete from record_change
    where subject_id = any(${[...subjectIds]}::uuid[]) and dataset = ${scope.dataset}`.execute(tx);
  return Number(gone.numAffectedRows ?? 0n);
}

/**
 * The same for single acts that stand in records of others: their values told of both.
 * @param detail the key of what they have in common in the trail, and its values.
 */
export async function eraseChangesOfActs(
  scope: Scope,
  tx: Tx,
  subjectIds: readonly string[],
  [key, values]: readonly [key: string, values: readonly string[]],
): Promise<void> {
  await sql`delete from record_change where dataset = ${scope.dataset} and digest in (
    select detail->>'values' from audit where subject_id = any(${[...subjectIds]}::uuid[])
      and dataset = ${scope.dataset} and detail->>${key} = any(${[...values]}::text[]))`.execute(tx);
}

/** What an audit row names of sealed values: SHA-256, in hexadecimal digits. */
export function digestOf(sealed: Buffer): string {
  return createHash('sha256').update(sealed).digest('hex');
}
