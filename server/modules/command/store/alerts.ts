import { sql } from 'kysely';
import type { alertHappenings, callResults } from '../../../../contract/command-alerts.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import type { AlertState } from '../rules/alert-steps.ts';
import type { Finding } from '../rules/evaluate-rule.ts';
import type { AlertRule } from '../rules/shipped.ts';

export type AlertRow = {
  id: string;
  dataset: string;
  rule_id: string;
  code: string;
  area_no: number;
  state: AlertState;
  raised_at: Date;
  finding: Finding;
  acknowledged_at: Date | null;
  acknowledged_by: string | null;
  assigned_to: string | null;
  cleared_at: Date | null;
  closed_at: Date | null;
  close_reason: string | null;
  called_level: number;
  version: number;
};
export type RuledAlert = AlertRow & { document: AlertRule };

export type HistoryRow = {
  id: string;
  alert_id: string;
  at: Date;
  what: (typeof alertHappenings)[number];
  by_name: string | null;
  level: number | null;
  duty_id: string | null;
  result: (typeof callResults)[number] | null;
  note: string | null;
};

/** Which areas of which rules are over their limit. */
export async function latches(scope: Scope, tx: Tx): Promise<Map<string, boolean>> {
  const found = await sql<{ code: string; area_no: number; latched: boolean }>`
    select code, area_no, latched from command_alert_latch where dataset = ${scope.dataset}`.execute(tx);
  return new Map(found.rows.map((row) => [`${row.code} ${row.area_no}`, row.latched]));
}

/** Only one evaluation of a dataset at a time: two at once would raise twice. */
export async function lockEvaluation(scope: Scope, tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext(${`command.alerts ${scope.dataset}`}))`.execute(tx);
}

export async function saveLatches(
  scope: Scope,
  tx: Tx,
  rows: readonly { readonly code: string; readonly areaNo: number; readonly latched: boolean }[],
  at: Date,
): Promise<void> {
  if (rows.length === 0) {
    return;
  }
  await sql`insert into command_alert_latch (dataset, code, area_no, latched, at)
    select ${scope.dataset}, l.code, l.area_no, l.latched, ${at}
    from unnest(${rows.map((r) => r.code)}::text[], ${rows.map((r) => r.areaNo)}::int[],
      ${rows.map((r) => r.latched)}::boolean[]) as l(code, area_no, latched)
    on conflict (dataset, code, area_no) do update set latched = excluded.latched, at = excluded.at`.execute(
    tx,
  );
}

/** Writes a new alert unless one of this rule and area is open; answers whether it was written. */
export async function insertAlert(_scope: Scope, tx: Tx, row: AlertRow): Promise<boolean> {
  const found =
    await sql`insert into command_alert (id, dataset, rule_id, code, area_no, state, raised_at, finding,
      called_level, version)
    values (${row.id}, ${row.dataset}, ${row.rule_id}, ${row.code}, ${row.area_no}, ${row.state}, ${row.raised_at},
      ${JSON.stringify(row.finding)}::jsonb, ${row.called_level}, ${row.version})
    on conflict do nothing`.execute(tx);
  return (found.numAffectedRows ?? 0n) > 0n;
}

/** Notes that the figures behind open alerts came back; answers their ids. */
export async function clearAlerts(
  scope: Scope,
  tx: Tx,
  rows: readonly { readonly code: string; readonly areaNo: number }[],
  at: Date,
): Promise<string[]> {
  const found = await sql<{ id: string }>`update command_alert a set cleared_at = ${at}
    from unnest(${rows.map((r) => r.code)}::text[], ${rows.map((r) => r.areaNo)}::int[]) as c(code, area_no)
    where a.dataset = ${scope.dataset} and a.code = c.code and a.area_no = c.area_no and a.state <> 'CLOSED'
      and a.cleared_at is null returning a.id`.execute(tx);
  return found.rows.map(({ id }) => id);
}

/** Alerts that nobody took yet. */
export async function unanswered(scope: Scope, tx: Tx): Promise<AlertRow[]> {
  const found = await sql<AlertRow>`select * from command_alert
    where dataset = ${scope.dataset} and state = 'RAISED' order by raised_at for update`.execute(tx);
  return found.rows;
}

export async function lockAlert(scope: Scope, tx: Tx, id: string): Promise<AlertRow | undefined> {
  const found = await sql<AlertRow>`select * from command_alert
    where dataset = ${scope.dataset} and id = ${id} for update`.execute(tx);
  return found.rows[0];
}

export async function findAlert(scope: Scope, db: Db | Tx, id: string): Promise<RuledAlert | undefined> {
  const found = await sql<RuledAlert>`select a.*, r.document from command_alert a
    join command_alert_rule r on r.id = a.rule_id
    where a.dataset = ${scope.dataset} and a.id = ${id}`.execute(db);
  return found.rows[0];
}

export async function saveAlert(scope: Scope, tx: Tx, row: AlertRow): Promise<void> {
  await sql`update command_alert set state = ${row.state}, acknowledged_at = ${row.acknowledged_at},
      acknowledged_by = ${row.acknowledged_by}, assigned_to = ${row.assigned_to}, closed_at = ${row.closed_at},
      close_reason = ${row.close_reason}, called_level = ${row.called_level}, version = ${row.version}
    where dataset = ${scope.dataset} and id = ${row.id}`.execute(tx);
}

export type AlertPage = {
  readonly states: readonly AlertState[] | null;
  readonly rule: string | null;
  /** Sort values of the last one seen. */
  readonly after: readonly [closed: boolean, watch: boolean, raisedAt: string, id: string] | null;
  readonly limit: number;
};

/** A page of alerts: open before closed, urgent before others, newest first. */
export async function listAlerts(scope: Scope, db: Db, page: AlertPage): Promise<RuledAlert[]> {
  const [closed, watch, raisedAt, id] = page.after ?? [null, null, null, null];
  const found = await sql<RuledAlert>`select a.*, r.document from command_alert a
    join command_alert_rule r on r.id = a.rule_id
    where a.dataset = ${scope.dataset}
      and (${page.states}::text[] is null or a.state = any(${page.states}::text[]))
      and (${page.rule}::text is null or a.code = ${page.rule})
      and (${id}::uuid is null or
        (a.state = 'CLOSED', r.document->>'severity' <> 'urgent', -extract(epoch from a.raised_at), a.id) >
        (${closed}::boolean, ${watch}::boolean, -extract(epoch from ${raisedAt}::timestamptz), ${id}::uuid))
    order by a.state = 'CLOSED', r.document->>'severity' <> 'urgent', -extract(epoch from a.raised_at), a.id
    limit ${page.limit}`.execute(db);
  return found.rows;
}

/** Writes what happened to alerts; history is appended, never changed. */
export async function insertHistory(scope: Scope, tx: Tx, rows: readonly HistoryRow[]): Promise<void> {
  const full = rows.map((row) => ({ ...row, dataset: scope.dataset }));
  await sql`insert into command_alert_history select * from
    jsonb_populate_recordset(null::command_alert_history, ${JSON.stringify(full)}::jsonb)`.execute(tx);
}

export async function historyOf(scope: Scope, db: Db | Tx, alertId: string): Promise<HistoryRow[]> {
  const found = await sql<HistoryRow>`select * from command_alert_history
    where dataset = ${scope.dataset} and alert_id = ${alertId}
    order by at, what <> 'raised', level nulls last, id`.execute(db);
  return found.rows;
}
