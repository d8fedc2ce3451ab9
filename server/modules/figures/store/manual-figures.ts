import { sql } from 'kysely';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';

/** A metric that officers enter, as stored. */
export type ManualMetricRow = {
  readonly code: string;
  readonly vi: string;
  readonly en: string;
  readonly unit: string;
  readonly explain_vi: string | null;
  readonly explain_en: string | null;
  readonly public: boolean;
};

/** Metrics that the dataset's officers declared, by code. */
export async function manualMetrics(scope: Scope, db: Db | Tx): Promise<ManualMetricRow[]> {
  const found = await sql<ManualMetricRow>`select code, vi, en, unit, explain_vi, explain_en, public
    from manual_metric where dataset = ${scope.dataset} order by code`.execute(db);
  return found.rows;
}

export type ManualValue = {
  readonly metric: string;
  readonly area_no: number;
  readonly at: Date;
  readonly value: number;
};

/** Values as they stand (a corrected one is left out), of exactly these areas, in order of time. */
export async function manualValues(
  scope: Scope,
  db: Db | Tx,
  query: { readonly metrics: readonly string[]; readonly areaNos: readonly number[]; readonly to: number },
): Promise<ManualValue[]> {
  const found = await sql<ManualValue>`select f.metric, f.area_no, f.at, f.value from manual_figure f
    left join manual_figure c on c.area_no = f.area_no and c.corrects = f.id
    where f.dataset = ${scope.dataset} and f.metric = any(${query.metrics}::text[])
      and f.area_no = any(${query.areaNos}::int[]) and f.at < ${new Date(query.to)} and c.id is null
    order by f.at, f.entered_at`.execute(db);
  return found.rows;
}
