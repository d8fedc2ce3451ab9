import { sql } from 'kysely';
import type { FigureOverride, RiskRule } from '../../../../lib/epidemiology/risk/index.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';

export type RuleStatus = 'SHIPPED' | 'DRAFT' | 'ACTIVE' | 'WITHDRAWN';
export type RuleRow = {
  id: string;
  dataset: string;
  code: string;
  based_on: string | null;
  document: RiskRule;
  overrides: FigureOverride[];
  status: RuleStatus;
  author: string;
  reason: string;
  created_at: Date;
  active_from: string | null;
  active_to: string | null;
  activated_at: Date | null;
  activated_by: string | null;
  withdrawn_at: Date | null;
  withdrawn_by: string | null;
  withdrawn_reason: string | null;
};

/** The dataset of the shipped versions: everybody sees them, nobody changes them. */
export const SHIPPED = '';

/** Writes a shipped version, or brings it up to date with the program's data. */
export async function saveShipped(
  _scope: Scope,
  tx: Db | Tx,
  row: { id: string; document: RiskRule; at: Date },
): Promise<void> {
  const { id, document, at } = row;
  await sql`insert into risk_rule (id, dataset, code, document, overrides, status, author, reason, created_at)
    values (${id}, ${SHIPPED}, ${document.code}, ${JSON.stringify(document)}::jsonb, '[]'::jsonb, 'SHIPPED', '', '', ${at})
    on conflict (id) do update set document = excluded.document`.execute(tx);
}

/** Versions of the scope's dataset and the shipped ones: shipped first, then by making. */
export async function listRules(scope: Scope, db: Db | Tx): Promise<RuleRow[]> {
  const found = await sql<RuleRow>`select * from risk_rule where dataset in (${SHIPPED}, ${scope.dataset})
    order by dataset <> ${SHIPPED}, document->>'from', created_at, id`.execute(db);
  return found.rows;
}

/** One version of the scope's dataset or a shipped one. */
export async function findRule(scope: Scope, db: Db | Tx, id: string): Promise<RuleRow | undefined> {
  const found = await sql<RuleRow>`select * from risk_rule
    where id = ${id} and dataset in (${SHIPPED}, ${scope.dataset})`.execute(db);
  return found.rows[0];
}

/** Writes a new copy. */
export async function insertRule(scope: Scope, tx: Tx, row: RuleRow): Promise<void> {
  await sql`insert into risk_rule select * from
    jsonb_populate_record(null::risk_rule, ${JSON.stringify({ ...row, dataset: scope.dataset })}::jsonb)`.execute(
    tx,
  );
}

/** Writes the state of a copy. */
export async function updateRule(scope: Scope, tx: Tx, row: RuleRow): Promise<void> {
  await sql`update risk_rule set status = ${row.status}, active_from = ${row.active_from}, active_to = ${row.active_to},
      activated_at = ${row.activated_at}, activated_by = ${row.activated_by}, withdrawn_at = ${row.withdrawn_at},
      withdrawn_by = ${row.withdrawn_by}, withdrawn_reason = ${row.withdrawn_reason}
    where id = ${row.id} and dataset = ${scope.dataset}`.execute(tx);
}

/** Datasets in which a version is in use: where the daily job has work. */
export async function datasetsWithRules(_scope: Scope, db: Db): Promise<string[]> {
  const found = await sql<{ dataset: string }>`select distinct dataset from risk_rule
    where status = 'ACTIVE' order by dataset`.execute(db);
  return found.rows.map(({ dataset }) => dataset);
}
