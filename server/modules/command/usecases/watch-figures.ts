import { type Scope, systemScope } from '../../../platform/access/scope.ts';
import { appendEvent } from '../../../platform/events/outbox.ts';
import { uuid7 } from '../../../platform/ids/uuid7.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import type { Area } from '../../../registry/areas/index.ts';
import type { CommandContext } from '../context.ts';
import { callTree } from '../rules/call-tree.ts';
import { type Finding, lookBack, nextLatch } from '../rules/evaluate-rule.ts';
import { lookAtMetric } from '../rules/look-at-metric.ts';
import { activeRules, type RuleRow } from '../store/alert-rules.ts';
import {
  type AlertRow,
  clearAlerts,
  type HistoryRow,
  insertAlert,
  insertHistory,
  latches,
  lockEvaluation,
  saveAlert,
  saveLatches,
  unanswered,
} from '../store/alerts.ts';
import { dutyBetween } from '../store/duty.ts';
import { communesOf, needsProvince, provinceOf } from './province.ts';
import { catalogueOf, readWatched } from './read-watched.ts';
import { textDuty } from './text-duty.ts';

const ROSTER_MS = 3_600_000;
export type Seen = { readonly rule: RuleRow; readonly area: Area; readonly finding: Finding | null };

/**
 * Holds every rule in force against the figures of now: raises what went over its limit, notes what came back, and
 * moves unanswered alerts on to the next level of the call tree, whose people are texted.
 */
export async function watchFigures(
  context: CommandContext,
  dataset: string,
): Promise<{ raised: number; cleared: number }> {
  const { db, clock } = context.platform;
  const scope = systemScope('command.alerts', dataset);
  const now = clock.now();
  const rules = await activeRules(scope, db);
  const seen = await lookAt(context, scope, rules, now);
  const found = await db.transaction().execute(async (tx) => {
    await lockEvaluation(scope, tx);
    const applied = await applyFindings(scope, tx, seen, now);
    await climbCallTree(scope, tx, now);
    return applied;
  });
  // Texts leave after the commit: what is written of them never says more than what was raised.
  await textDuty(context, scope);
  return found;
}

/** The same because an officer asks for it, in the officer's dataset. */
export async function watchNow(
  context: CommandContext,
  scope: Scope,
): Promise<Outcome<{ raised: number; cleared: number }>> {
  return needsProvince(context, scope, 'command.work') ?? done(await watchFigures(context, scope.dataset));
}

/** What these rules say of the figures of now. */
export async function lookAt(
  context: CommandContext,
  scope: Scope,
  rules: readonly RuleRow[],
  now: number,
): Promise<Seen[]> {
  const seen: Seen[] = [];
  const all = await catalogueOf(context, scope);
  for (const rule of rules) {
    const { document } = rule;
    const entry = all.get(document.metric);
    if (entry === undefined) {
      // The metric of an old rule may be gone: nothing is known of it, so nothing is raised or cleared.
      continue;
    }
    const areas = document.per === 'province' ? [provinceOf(context)] : communesOf(context);
    const from = now - lookBack(document);
    const watched = await readWatched(context, scope, all, entry, areas, from);
    for (const area of areas) {
      const { finding } = lookAtMetric(document, watched(area), now);
      seen.push({ rule, area, finding });
    }
  }
  return seen;
}

async function applyFindings(
  scope: Scope,
  tx: Tx,
  seen: readonly Seen[],
  now: number,
): Promise<{ raised: number; cleared: number }> {
  const former = await latches(scope, tx);
  const moved: { code: string; areaNo: number; latched: boolean }[] = [];
  const cleared: { code: string; areaNo: number }[] = [];
  const history: HistoryRow[] = [];
  let raised = 0;
  for (const { rule, area, finding } of seen) {
    const key = { code: rule.code, areaNo: area.no };
    const was = former.get(`${rule.code} ${area.no}`) ?? false;
    const next = nextLatch(rule.document, was, finding?.value ?? null);
    if (next.latched !== was) {
      moved.push({ ...key, latched: next.latched });
    }
    if (next.event === 'clear') {
      cleared.push(key);
    }
    if (next.event === 'raise') {
      raised += (await raiseAlert(scope, tx, rule, area, finding!, now)) === null ? 0 : 1;
    }
  }
  await saveLatches(scope, tx, moved, new Date(now));
  const ended = cleared.length === 0 ? [] : await clearAlerts(scope, tx, cleared, new Date(now));
  history.push(...ended.map((id) => happening(id, now, 'cleared')));
  await insertHistory(scope, tx, history);
  return { raised, cleared: ended.length };
}

/** Writes an alert and says so, unless one of this rule and area is open. @returns its id; null: one is open. */
export async function raiseAlert(
  scope: Scope,
  tx: Tx,
  rule: RuleRow,
  area: Area,
  finding: Finding,
  now: number,
): Promise<string | null> {
  const alert = newAlert(scope, rule, area, finding, now);
  if (!(await insertAlert(scope, tx, alert))) {
    return null;
  }
  await insertHistory(scope, tx, [happening(alert.id, now, 'raised')]);
  const payload = { alertId: alert.id, code: rule.code, areaNos: [area.no] };
  await appendEvent(tx, { topic: 'command.alert-raised', dataset: scope.dataset, payload, at: now });
  return alert.id;
}

/** Every ten minutes without an answer the next level that has somebody on duty is to be called. */
async function climbCallTree(scope: Scope, tx: Tx, now: number): Promise<void> {
  const alerts = await unanswered(scope, tx);
  if (alerts.length === 0) {
    return;
  }
  const from = new Date(Math.min(...alerts.map(({ raised_at }) => raised_at.getTime())));
  const roster = await dutyBetween(scope, tx, from, new Date(now + ROSTER_MS));
  const turns = roster.map((row) => ({
    level: row.level,
    from: row.from_at.getTime(),
    until: row.until_at.getTime(),
  }));
  for (const alert of alerts) {
    const due = callTree(turns, alert.raised_at.getTime(), null, now).filter(
      ({ due, level }) => due && level > alert.called_level,
    );
    if (due.length > 0) {
      await insertHistory(
        scope,
        tx,
        due.map(({ level, dueAt }) => ({ ...happening(alert.id, dueAt, 'called-level'), level })),
      );
      await saveAlert(scope, tx, { ...alert, called_level: due.at(-1)!.level });
    }
  }
}

function newAlert(scope: Scope, rule: RuleRow, area: Area, finding: Finding, now: number): AlertRow {
  return {
    id: uuid7(now),
    dataset: scope.dataset,
    rule_id: rule.id,
    code: rule.code,
    area_no: area.no,
    state: 'RAISED',
    raised_at: new Date(now),
    finding,
    acknowledged_at: null,
    acknowledged_by: null,
    assigned_to: null,
    cleared_at: null,
    closed_at: null,
    close_reason: null,
    called_level: 0,
    version: 1,
  };
}

/** A line of an alert's history without a person. */
export function happening(alertId: string, at: number, what: HistoryRow['what']): HistoryRow {
  return {
    id: uuid7(at),
    alert_id: alertId,
    at: new Date(at),
    what,
    by_name: null,
    level: null,
    duty_id: null,
    result: null,
    note: null,
  };
}
