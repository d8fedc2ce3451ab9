import { sql } from 'kysely';
import type { Scope } from '../access/scope.ts';
import type { Db } from '../db/database.ts';

/** What was done to a record, in the codes of the audit trail. */
export type HistoryRow = {
  readonly at: string;
  readonly by: string;
  readonly action: string;
  /** Fields that were changed, as the contract names them. */
  readonly fields: string[];
  readonly reason: string | null;
};
type Row = { at: Date; actor: string; action: string; detail: { fields?: unknown }; reason: string | null };

/** Acts that changed these records, the newest first; looks are left out. */
export async function historyOf(
  scope: Scope,
  db: Db,
  subjectIds: readonly string[],
  looks: readonly string[],
  limit = 200,
): Promise<HistoryRow[]> {
  const found = await sql<Row>`select at, actor, action, detail, reason from audit
    where subject_id = any(${[...subjectIds]}::uuid[]) and dataset = ${scope.dataset}
      and not action = any(${[...looks]}::text[])
    order by at desc, seq desc limit ${limit}`.execute(db);
  return found.rows.map(({ at, actor, action, detail, reason }) => ({
    at: at.toISOString(),
    by: actor,
    action,
    fields: Array.isArray(detail.fields) ? detail.fields.map((field) => apiName(String(field))) : [],
    reason,
  }));
}

/** `onset_date` as the contract names it: `onsetDate`; `area_no` points to `areaId`. */
function apiName(field: string): string {
  return field.replace(/_no$/u, '_id').replace(/_(\w)/gu, (_, letter: string) => letter.toUpperCase());
}
