import { sql } from 'kysely';
import type { Scope } from '../access/scope.ts';
import type { Db, Tx } from '../db/database.ts';

/** One entry: who did what to whom. `detail` holds codes, counts and field names, never personal data. */
export type AuditEntry = {
  readonly action: string;
  readonly subjectKind?: string;
  readonly subjectId?: string;
  readonly areaNo?: number | null;
  readonly detail?: Readonly<Record<string, unknown>>;
};

/** Appends entries in the transaction of the act. Reads of persons are audited too; citizens' own scans are not. */
export async function audit(
  tx: Db | Tx,
  scope: Scope,
  at: number,
  entries: readonly AuditEntry[],
): Promise<void> {
  if (entries.length === 0) {
    return;
  }
  await sql`insert into audit (at, dataset, actor_id, actor, action, subject_kind, subject_id, area_no, reason, detail)
    select ${new Date(at)}, ${scope.dataset}, ${scope.actor.id}::uuid, ${scope.actor.name}, e.action, e.subject_kind,
      e.subject_id, e.area_no, ${scope.reason ?? null}::text, e.detail
    from unnest(${entries.map((e) => e.action)}::text[], ${entries.map((e) => e.subjectKind ?? null)}::text[],
      ${entries.map((e) => e.subjectId ?? null)}::uuid[], ${entries.map((e) => e.areaNo ?? null)}::int[],
      ${entries.map((e) => JSON.stringify(e.detail ?? {}))}::jsonb[])
      as e(action, subject_kind, subject_id, area_no, detail)`.execute(tx);
}
