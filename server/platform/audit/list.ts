import { sql } from 'kysely';
import type { Scope } from '../access/scope.ts';
import type { Db } from '../db/database.ts';
import { cutPage, decodeCursor } from '../http/paging.ts';

type Query = {
  limit?: number | undefined;
  cursor?: string | undefined;
  actor?: string | undefined;
  action?: string | undefined;
  subject?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
};

type Row = {
  seq: number;
  at: Date;
  actor: string;
  action: string;
  subject_kind: string | null;
  subject_id: string | null;
  area_no: number | null;
  reason: string | null;
  sealed: boolean;
};

/**
 * The audit trail, newest first. `areaNos` null: everything of the dataset; else acts in these areas, and acts
 * that name no area stay with those who may see everything.
 */
export async function listAudit(
  scope: Scope,
  db: Db,
  query: Query,
  areaNos: readonly number[] | null,
  nameOfNo: (no: number) => string | undefined,
) {
  const limit = query.limit ?? 50;
  const before = Number(decodeCursor(query.cursor)?.[0] ?? Number.MAX_SAFE_INTEGER);
  const found =
    await sql<Row>`select a.seq, a.at, a.actor, a.action, a.subject_kind, a.subject_id, a.area_no, a.reason,
      a.seq <= coalesce((select max(to_seq) from audit_seal), 0) as sealed
    from audit a where a.dataset = ${scope.dataset} and a.seq < ${before}
      and (${areaNos === null}::boolean or a.area_no = any(${areaNos ?? []}::int[]))
      and (${query.actor ?? null}::text is null or a.actor ilike '%' || ${query.actor ?? ''} || '%')
      and (${query.action ?? null}::text is null or a.action like ${query.action ?? ''} || '%')
      and (${query.subject ?? null}::uuid is null or a.subject_id = ${query.subject ?? null}::uuid)
      and (${query.from ?? null}::timestamptz is null or a.at >= ${query.from ?? null}::timestamptz)
      and (${query.to ?? null}::timestamptz is null or a.at < ${query.to ?? null}::timestamptz)
    order by a.seq desc limit ${limit + 1}`.execute(db);
  const page = cutPage(found.rows, limit, (row) => [row.seq]);
  return {
    items: page.rows.map((row) => ({
      id: String(row.seq),
      at: row.at.toISOString(),
      actor: row.actor,
      action: row.action,
      subjectKind: row.subject_kind,
      subjectId: row.subject_id,
      areaName: row.area_no === null ? null : (nameOfNo(row.area_no) ?? null),
      reason: row.reason,
      sealed: row.sealed,
    })),
    next: page.next,
    total: null,
  };
}
