import type { Scope } from '../../../platform/access/scope.ts';
import { DAY_MS } from '../../../platform/clock/clock.ts';
import { namedUuid7 } from '../../../platform/ids/uuid7.ts';
import type { CommandContext } from '../context.ts';
import { callTree } from '../rules/call-tree.ts';
import { dutyText } from '../rules/duty-text.ts';
import { listAlerts, type RuledAlert } from '../store/alerts.ts';
import { dutyBetween } from '../store/duty.ts';
import { insertText, textsOf } from '../store/texts.ts';

/** Nobody is woken for what lay unanswered longer than this: it is seen in the morning. */
const FRESH_MS = DAY_MS;
const MOST_ALERTS = 200;

/**
 * Texts whoever is on duty as an alert that nobody took comes to their level, each person once an alert. The id of a text
 * follows from alert and turn, so a run that was cut short, or a second process, sends none twice.
 * @returns how many texts were handed over.
 */
export async function textDuty(context: CommandContext, scope: Scope): Promise<number> {
  const { db, clock } = context.platform;
  const now = clock.now();
  const rows = await listAlerts(scope, db, {
    states: ['RAISED'],
    rule: null,
    after: null,
    limit: MOST_ALERTS,
  });
  const alerts = rows.filter(({ raised_at }) => now - raised_at.getTime() < FRESH_MS);
  if (alerts.length === 0) {
    return 0;
  }
  const from = new Date(Math.min(...alerts.map(({ raised_at }) => raised_at.getTime())));
  const [roster, texted] = await Promise.all([
    dutyBetween(scope, db, from, new Date(now + 1)),
    textsOf(
      scope,
      db,
      alerts.map(({ id }) => id),
    ),
  ]);
  const known = new Set(texted.map(({ alert_id, duty_id }) => `${alert_id} ${duty_id}`));
  const turns = roster.map((turn) => ({
    ...turn,
    from: turn.from_at.getTime(),
    until: turn.until_at.getTime(),
  }));
  let sent = 0;
  for (const alert of alerts) {
    const due = callTree(turns, alert.raised_at.getTime(), null, now).filter((step) => step.due);
    for (const { level, people } of due) {
      for (const turn of people.filter(({ id }) => !known.has(`${alert.id} ${id}`))) {
        const state = await context.sendText(scope, {
          id: namedUuid7(alert.raised_at.getTime(), `alert-text/${alert.id}/${turn.id}`),
          to: context.platform.secrets.decrypt(turn.phone),
          text: textOf(context, alert, level),
        });
        const noted = { alert_id: alert.id, duty_id: turn.id, level, state, at: new Date(now) };
        await insertText(scope, db, noted);
        sent += 1;
      }
    }
  }
  return sent;
}

function textOf({ areas }: CommandContext, alert: RuledAlert, level: number): string {
  return dutyText({
    rule: alert.document,
    areaName: areas.byNo(alert.area_no)?.fullName ?? '',
    value: alert.finding.value,
    limit: alert.finding.limit,
    raisedAt: alert.raised_at.getTime(),
    level,
    simulated: alert.dataset !== 'live',
  });
}
