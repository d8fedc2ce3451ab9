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
  /** Of a ratio: what is divided by what; null where the metric is entered itself. */
  readonly numerator: string | null;
  readonly denominator: string | null;
  readonly per: number | null;
};

/** Metrics that the dataset's officers declared, by code. */
export async function manualMetrics(scope: Scope, db: Db | Tx): Promise<ManualMetricRow[]> {
  const found = await sql<ManualMetricRow>`select code, vi, en, unit, explain_vi, explain_en, public,
      numerator, denominator, per
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

/** Declares a metric; false where the code is taken. */
export async function insertManualMetric(
  scope: Scope,
  tx: Db | Tx,
  row: ManualMetricRow,
  at: number,
): Promise<boolean> {
  const made =
    await sql`insert into manual_metric (dataset, code, vi, en, unit, explain_vi, explain_en, public, numerator,
        denominator, per, author, created_at)
    values (${scope.dataset}, ${row.code}, ${row.vi}, ${row.en}, ${row.unit}, ${row.explain_vi}, ${row.explain_en},
      ${row.public}, ${row.numerator}, ${row.denominator}, ${row.per}, ${scope.actor.name}, ${new Date(at)}) on conflict (dataset, code) do nothing`.execute(
      tx,
    );
  return made.numAffectedRows === 1n;
}

/** A figure as entered. */
export type ManualFigureRow = ManualValue & {
  readonly id: string;
  readonly source: string;
  readonly author: string;
  readonly entered_at: Date;
  readonly corrects: string | null;
  readonly reason: string | null;
};

/** Entered figures of these areas with the corrected ones, newest first. */
export async function listManualFigures(
  scope: Scope,
  db: Db,
  areaNos: readonly number[],
  metric: string | null,
): Promise<(ManualFigureRow & { readonly corrected_by: string | null })[]> {
  const found = await sql<
    ManualFigureRow & { corrected_by: string | null }
  >`select f.id, f.metric, f.area_no, f.at,
      f.value, f.source, f.author, f.entered_at, f.corrects, f.reason, c.id as corrected_by
    from manual_figure f left join manual_figure c on c.area_no = f.area_no and c.corrects = f.id
    where f.dataset = ${scope.dataset} and f.area_no = any(${areaNos}::int[])
      and (${metric}::text is null or f.metric = ${metric})
    order by f.at desc, f.entered_at desc limit 500`.execute(db);
  return found.rows;
}

/** One entered figure, and whether it was corrected already. */
export async function findManualFigure(
  scope: Scope,
  tx: Tx,
  id: string,
): Promise<(ManualFigureRow & { readonly corrected: boolean }) | undefined> {
  const found = await sql<
    ManualFigureRow & { corrected: boolean }
  >`select f.id, f.metric, f.area_no, f.at, f.value,
      f.source, f.author, f.entered_at, f.corrects, f.reason, c.id is not null as corrected
    from manual_figure f left join manual_figure c on c.area_no = f.area_no and c.corrects = f.id
    where f.dataset = ${scope.dataset} and f.id = ${id}`.execute(tx);
  return found.rows[0];
}

export async function insertManualFigure(scope: Scope, tx: Tx, row: ManualFigureRow): Promise<void> {
  await sql`insert into manual_figure (id, dataset, metric, area_no, at, value, source, author, entered_at, corrects, reason)
    values (${row.id}, ${scope.dataset}, ${row.metric}, ${row.area_no}, ${row.at}, ${row.value}, ${row.source},
      ${row.author}, ${row.entered_at}, ${row.corrects}, ${row.reason})`.execute(tx);
}
