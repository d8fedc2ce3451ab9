import type { callResults } from '../../../../contract/command-alerts.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { uuid7 } from '../../../platform/ids/uuid7.ts';
import { refuse as refuseGeneral } from '../../../platform/outcomes/general.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import { once } from '../../../platform/receipts/receipts.ts';
import type { CommandContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import { afterStep, type AlertStep } from '../rules/alert-steps.ts';
import { type AlertRow, insertHistory, lockAlert, saveAlert } from '../store/alerts.ts';
import { dutyName } from '../store/duty.ts';
import { needsProvince } from './province.ts';
import { showAlert, type ShownAlert } from './show-alerts.ts';
import { happening } from './watch-figures.ts';

type Step =
  | { readonly step: 'acknowledge'; readonly version: number }
  | {
      readonly step: 'assign';
      readonly version: number;
      readonly to: string;
      readonly note?: string | undefined;
    }
  | { readonly step: 'close'; readonly version: number; readonly reason: string };

const happenings = { acknowledge: 'acknowledged', assign: 'assigned', close: 'closed' } as const satisfies {
  [step in AlertStep]: string;
};

/** Takes an alert one step on; one that somebody moved meanwhile is refused with its state. */
export async function handleAlert(
  context: CommandContext,
  scope: Scope,
  id: string,
  given: Step,
): Promise<Outcome<ShownAlert>> {
  const { db, clock } = context.platform;
  const refused = needsProvince(context, scope, 'command.work');
  if (refused !== null) {
    return refused;
  }
  const now = clock.now();
  const moved = await db.transaction().execute(async (tx): Promise<Outcome<null>> => {
    const row = await lockAlert(scope, tx, id.toLowerCase());
    if (row === undefined) {
      return refuseGeneral('not-found');
    }
    const state = afterStep(row.state, given.step);
    if (state === null || row.version !== given.version) {
      return refuse('wrong-step', { params: { state: row.state } });
    }
    const next: AlertRow = { ...row, ...changed(given, scope, row, now), state, version: row.version + 1 };
    await saveAlert(scope, tx, next);
    const note =
      given.step === 'assign'
        ? [given.to, given.note].filter(Boolean).join(': ')
        : given.step === 'close'
          ? given.reason
          : null;
    await insertHistory(scope, tx, [
      { ...happening(row.id, now, happenings[given.step]), by_name: scope.actor.name, note },
    ]);
    await audit(tx, scope, now, [
      {
        action: `command.alert.${given.step}`,
        subjectKind: 'alert',
        subjectId: row.id,
        areaNo: row.area_no,
        detail: { code: row.code },
      },
    ]);
    return done(null);
  });
  return moved.ok ? await showAlert(context, scope, id) : moved;
}

function changed(given: Step, scope: Scope, row: AlertRow, now: number): Partial<AlertRow> {
  if (given.step === 'close') {
    return { closed_at: new Date(now), close_reason: given.reason };
  }
  const taken =
    row.acknowledged_at === null ? { acknowledged_at: new Date(now), acknowledged_by: scope.actor.name } : {};
  return given.step === 'assign' ? { ...taken, assigned_to: given.to } : taken;
}

/** Notes a call that an officer made; the alert itself stays as it is until somebody takes it. */
export async function noteCall(
  context: CommandContext,
  scope: Scope,
  alertId: string,
  input: {
    readonly id?: string | undefined;
    readonly dutyId: string;
    readonly result: (typeof callResults)[number];
  },
): Promise<Outcome<ShownAlert>> {
  const { db, clock } = context.platform;
  const refused = needsProvince(context, scope, 'command.work');
  if (refused !== null) {
    return refused;
  }
  const now = clock.now();
  const id = (input.id ?? uuid7(now)).toLowerCase();
  const dutyId = input.dutyId.toLowerCase();
  const content = { alertId: alertId.toLowerCase(), dutyId, result: input.result };
  const noted = await db.transaction().execute(
    async (tx) =>
      await once(tx, { id, kind: 'command.call', content, at: now }, async () => {
        const row = await lockAlert(scope, tx, content.alertId);
        if (row === undefined) {
          return refuseGeneral('not-found');
        }
        const called = await dutyName(scope, tx, dutyId);
        if (called === null) {
          return refuse('unknown-duty', { fields: { dutyId: 'unknown' } });
        }
        await insertHistory(scope, tx, [
          {
            ...happening(row.id, now, 'call'),
            id,
            by_name: scope.actor.name,
            duty_id: dutyId,
            result: input.result,
            note: called,
          },
        ]);
        return done(null);
      }),
  );
  return noted.ok ? await showAlert(context, scope, alertId) : noted;
}
