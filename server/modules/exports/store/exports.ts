import { sql } from 'kysely';
import type { Static } from 'typebox';
import type { DataExport, exportKinds } from '../../../../contract/exports.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';

export type ExportRow = {
  readonly id: string;
  readonly dataset: string;
  readonly area_no: number;
  readonly kind: (typeof exportKinds)[number];
  readonly pseudonymised: boolean;
  readonly purpose: string;
  readonly recipient: string;
  readonly purpose_key: string;
  readonly disease: Static<typeof DataExport>['disease'];
  readonly from_day: string | null;
  readonly to_day: string | null;
  readonly rows: number;
  readonly small_cells: number | null;
  readonly downloads: number;
  readonly created_at: Date;
  readonly created_by: string;
};

export async function insertExport(_scope: Scope, tx: Tx, row: ExportRow): Promise<void> {
  await tx.withTables<{ data_export: ExportRow }>().insertInto('data_export').values(row).execute();
}

/** One export of the scope's dataset and areas (null: all). */
export async function findExport(
  scope: Scope,
  db: Db | Tx,
  own: readonly number[] | null,
  id: string,
): Promise<ExportRow | undefined> {
  const found = await sql<ExportRow>`select * from data_export where id = ${id} and dataset = ${scope.dataset}
    and (${own}::int[] is null or area_no = any(${own}::int[]))`.execute(db);
  return found.rows[0];
}

/** Exports, the newest first. */
export async function listExports(
  scope: Scope,
  db: Db,
  own: readonly number[] | null,
  query: {
    readonly kind: string | null;
    readonly q: string | null;
    readonly after: readonly [at: string, id: string] | null;
    readonly limit: number;
  },
): Promise<ExportRow[]> {
  const { kind, q, after, limit } = query;
  const like = q === null ? null : `%${q.replace(/[\\%_]/gu, '\\$&')}%`;
  const found = await sql<ExportRow>`select * from data_export where dataset = ${scope.dataset}
    and (${own}::int[] is null or area_no = any(${own}::int[]))
    and (${kind}::text is null or kind = ${kind})
    and (${like}::text is null or purpose_key like ${like})
    and (${after?.[0] ?? null}::timestamptz is null
      or (created_at, id) < (${after?.[0] ?? null}::timestamptz, ${after?.[1] ?? null}::uuid))
    order by created_at desc, id desc limit ${limit}`.execute(db);
  return found.rows;
}

/** Counts a download. */
export async function countDownload(scope: Scope, tx: Tx, id: string): Promise<void> {
  await sql`update data_export set downloads = downloads + 1 where id = ${id} and dataset = ${scope.dataset}`.execute(
    tx,
  );
}
