import type { commandAlertsApi } from '../../../../contract/command-alerts.ts';
import type { Query, Reply } from '../../../../contract/kit.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { cutPage, decodeCursor } from '../../../platform/http/paging.ts';
import { refuse as refuseGeneral } from '../../../platform/outcomes/general.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import type { CommandContext } from '../context.ts';
import type { AlertState } from '../rules/alert-steps.ts';
import { CALL_STEP_MS, callTree } from '../rules/call-tree.ts';
import {
  type AlertPage,
  findAlert,
  type HistoryRow,
  historyOf,
  listAlerts,
  type RuledAlert,
} from '../store/alerts.ts';
import { dutyBetween } from '../store/duty.ts';
import { type TextRow, textsOf } from '../store/texts.ts';
import { needsProvince } from './province.ts';
import { type Catalogue, catalogueOf } from './read-watched.ts';

type List = (typeof commandAlertsApi)['GET /command/alerts'];
type Asked = { [name in keyof Query<List>]: Query<List>[name] | undefined };
export type ShownAlert = Reply<(typeof commandAlertsApi)['GET /command/alerts/{id}']>;

const OPEN: readonly AlertState[] = ['RAISED', 'ACKNOWLEDGED', 'ASSIGNED'];
const LEVELS = 5;

/** A page of alerts, those that want somebody first. */
export async function showAlerts(
  context: CommandContext,
  scope: Scope,
  query: Asked,
): Promise<Outcome<Reply<List>>> {
  const refused = needsProvince(context, scope, 'command.read');
  if (refused !== null) {
    return refused;
  }
  const limit = query.limit ?? 50;
  const after = decodeCursor(query.cursor);
  const rows = await listAlerts(scope, context.platform.db, {
    states: query.state === undefined ? null : query.state === 'OPEN' ? OPEN : [query.state],
    rule: query.rule ?? null,
    after: after?.length === 4 ? (after as unknown as AlertPage['after']) : null,
    limit: limit + 1,
  });
  const page = cutPage(rows, limit, (row) => [
    row.state === 'CLOSED',
    row.document.severity !== 'urgent',
    row.raised_at.toISOString(),
    row.id,
  ]);
  const all = await catalogueOf(context, scope);
  return done({ items: page.rows.map((row) => presentRow(context, all, row)), next: page.next, total: null });
}

/** One alert with whom to call and what was done. */
export async function showAlert(
  context: CommandContext,
  scope: Scope,
  id: string,
): Promise<Outcome<ShownAlert>> {
  const { db, clock, secrets } = context.platform;
  const refused = needsProvince(context, scope, 'command.work');
  if (refused !== null) {
    return refused;
  }
  const row = await findAlert(scope, db, id.toLowerCase());
  if (row === undefined) {
    return refuseGeneral('not-found');
  }
  const raisedAt = row.raised_at.getTime();
  const answeredAt = row.acknowledged_at?.getTime() ?? row.closed_at?.getTime() ?? null;
  const now = clock.now();
  // Beyond the last step that time has come to, the roster of its hour is shown.
  const until = new Date(Math.max(now, raisedAt) + LEVELS * CALL_STEP_MS);
  const [roster, history, texts] = await Promise.all([
    dutyBetween(scope, db, row.raised_at, until),
    historyOf(scope, db, row.id),
    textsOf(scope, db, [row.id]),
  ]);
  const turns = roster.map((turn) => ({
    ...turn,
    from: turn.from_at.getTime(),
    until: turn.until_at.getTime(),
  }));
  return done({
    ...presentRow(context, await catalogueOf(context, scope), row),
    closeReason: row.close_reason,
    callTree: callTree(turns, raisedAt, answeredAt, now).map(({ level, dueAt, due, people }) => ({
      level,
      dueAt: new Date(dueAt).toISOString(),
      due,
      people: people.map((turn) => ({
        dutyId: turn.id,
        name: turn.name,
        office: turn.office,
        role: turn.role,
        phone: secrets.decrypt(turn.phone),
        ...callsOf(history, turn.id),
        text: textTo(texts, turn.id),
      })),
    })),
    history: history.map(({ at, what, by_name, level, result, note }) => ({
      at: at.toISOString(),
      what,
      by: by_name,
      level,
      note: note ?? result,
    })),
  });
}

function textTo(texts: readonly TextRow[], dutyId: string) {
  const text = texts.find(({ duty_id }) => duty_id === dutyId);
  return text === undefined ? null : { state: text.state, at: text.at.toISOString() };
}

function callsOf(history: readonly HistoryRow[], dutyId: string) {
  const calls = history.filter(({ what, duty_id }) => what === 'call' && duty_id === dutyId);
  return { calls: calls.length, lastResult: calls.at(-1)?.result ?? null };
}

function presentRow(
  { areas }: CommandContext,
  all: Catalogue,
  row: RuledAlert,
): Reply<List>['items'][number] {
  const area = areas.byNo(row.area_no)!;
  const { document } = row;
  return {
    id: row.id,
    ruleId: row.rule_id,
    code: row.code,
    vi: document.vi,
    en: document.en,
    kind: document.kind,
    severity: document.severity,
    unit: all.get(document.metric)?.unit ?? '',
    areaId: area.id,
    areaName: area.fullName,
    state: row.state,
    raisedAt: row.raised_at.toISOString(),
    finding: row.finding,
    acknowledgedAt: row.acknowledged_at?.toISOString() ?? null,
    acknowledgedBy: row.acknowledged_by,
    assignedTo: row.assigned_to,
    clearedAt: row.cleared_at?.toISOString() ?? null,
    closedAt: row.closed_at?.toISOString() ?? null,
    version: row.version,
  };
}
