import { sql } from 'kysely';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import type { AlertRule } from '../rules/shipped.ts';

export type RuleRow = {
  id: string;
  dataset: string;
  code: string;
  document: AlertRule;
  active_from: Date;
  active_to: Date | null;
  author: string;
  reason: string;
};

/** Writes a rule unless this id is known. */
export async function insertRule(_scope: Scope, tx: Db | Tx, row: RuleRow): Promise<void> {
  await sql`insert into command_alert_rule (id, dataset, code, document, active_from, active_to, author, reason)
    values (${row.id}, ${row.dataset}, ${row.code}, ${JSON.stringify(row.document)}::jsonb, ${row.active_from},
      ${row.active_to}, ${row.author}, ${row.reason}) on conflict (id) do nothing`.execute(tx);
}

/** Codes for which this dataset ever had a rule. */
export async function knownCodes(scope: Scope, db: Db | Tx): Promise<Set<string>> {
  const found = await sql<{ code: string }>`select distinct code from command_alert_rule
    where dataset = ${scope.dataset}`.execute(db);
  return new Set(found.rows.map(({ code }) => code));
}

/** Rules of the dataset, those in force first, then by end. */
export async function listRules(scope: Scope, db: Db | Tx): Promise<RuleRow[]> {
  const found = await sql<RuleRow>`select * from command_alert_rule where dataset = ${scope.dataset}
    order by active_to desc nulls first, code, active_from desc`.execute(db);
  return found.rows;
}

/** Rules in force. */
export async function activeRules(scope: Scope, db: Db | Tx): Promise<RuleRow[]> {
  const found = await sql<RuleRow>`select * from command_alert_rule
    where dataset = ${scope.dataset} and active_to is null order by code`.execute(db);
  return found.rows;
}

export async function findRule(scope: Scope, db: Db | Tx, id: string): Promise<RuleRow | undefined> {
  const found = await sql<RuleRow>`select * from command_alert_rule
    where dataset = ${scope.dataset} and id = ${id}`.execute(db);
  return found.rows[0];
}

/** Ends the rule in force of a code; answers whether there was one. */
export async function endRule(scope: Scope, tx: Tx, code: string, at: Date): Promise<boolean> {
  const found = await sql`update command_alert_rule set active_to = ${at}
    where dataset = ${scope.dataset} and code = ${code} and active_to is null`.execute(tx);
  return (found.numAffectedRows ?? 0n) > 0n;
}
