import type { Static } from 'typebox';
import type { messagingApi } from '../../../../contract/messaging.ts';
import { mayIn, type Scope } from '../../../platform/access/scope.ts';
import type { Right } from '../../../../contract/rights.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import type { MessagingContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import { sendableAt } from '../rules/sending.ts';
import { findSms, type SmsRow } from '../store/messages.ts';
import { isOptedOut } from '../store/opt-outs.ts';
import { type AttemptRow, attemptsOf, cancelWaiting, requeue } from '../store/outbox.ts';
import { senderId } from './outgoing.ts';
import { sendOne } from './send-due.ts';
import { presentSms } from './show-sms.ts';

type Shown = Static<(typeof messagingApi)['GET /messages/sms/{id}']['reply'][200]>;

/** One text of the own areas with its tries. */
export async function showOneSms(
  context: MessagingContext,
  scope: Scope,
  id: string,
): Promise<Outcome<Shown>> {
  const { db, clock } = context.platform;
  return await onOwn(context, scope, { id, right: 'declaration.read' }, async (row) => {
    await audit(db, scope, clock.now(), [auditOf(row, 'sms.read')]);
    return done(await withTries(context, scope, row));
  });
}

/** Takes back a text that waits for the morning or for another try. */
export async function cancelSms(
  context: MessagingContext,
  scope: Scope,
  id: string,
): Promise<Outcome<Shown>> {
  const { db, clock } = context.platform;
  return await onOwn(context, scope, { id, right: 'declaration.record' }, async (row) => {
    const taken = await db.transaction().execute(async (tx) => {
      const cancelled = await cancelWaiting(tx, row, 'by-officer');
      await audit(tx, scope, clock.now(), [{ ...auditOf(row, 'sms.cancel'), detail: { cancelled } }]);
      return cancelled;
    });
    return taken ? await shownNow(context, scope, row.id) : refuse('not-waiting');
  });
}

/** Tries a text again that failed or may have left, because an officer says so; quiet hours and wishes hold as before. */
export async function sendAgain(
  context: MessagingContext,
  scope: Scope,
  id: string,
): Promise<Outcome<Shown>> {
  const { db, clock } = context.platform;
  return await onOwn(context, scope, { id, right: 'declaration.record' }, async (row) => {
    if (!row.repeats) {
      return refuse('not-again');
    }
    if (!row.urgent && row.phone_hash !== null && (await isOptedOut(db, scope.dataset, row.phone_hash))) {
      return refuse('opted-out');
    }
    const now = clock.now();
    const due = new Date(sendableAt(now, row.urgent));
    const back = await db.transaction().execute(async (tx) => {
      const put = await requeue(tx, row, ['failed', 'unsure'], new Date(now), due);
      await audit(tx, scope, now, [{ ...auditOf(row, 'sms.again'), detail: { put } }]);
      return put;
    });
    if (!back) {
      return refuse('not-again');
    }
    await sendOne(context, row.id);
    return await shownNow(context, scope, row.id);
  });
}

/** Does something with a text of the areas in which the caller holds the right; who may not read what others sent, with their own alone. */
async function onOwn(
  { platform, areas }: MessagingContext,
  scope: Scope,
  asked: { readonly id: string; readonly right: Right },
  act: (row: SmsRow) => Promise<Outcome<Shown>>,
): Promise<Outcome<Shown>> {
  const row = await findSms(scope, platform.db, asked.id.toLowerCase());
  if (row === undefined) {
    return refuse('unknown');
  }
  const may = (right: Right) => mayIn(scope, right, areas.pathOf(row.area_no));
  const isTheirs = row.by_id !== null && row.by_id === senderId(scope);
  return may(asked.right) && (isTheirs || may('declaration.read')) ? await act(row) : refuse('unknown');
}

function auditOf(row: SmsRow, action: string) {
  return { action, subjectKind: 'sms', subjectId: row.id, areaNo: row.area_no };
}

async function shownNow(context: MessagingContext, scope: Scope, id: string): Promise<Outcome<Shown>> {
  return done(await withTries(context, scope, (await findSms(scope, context.platform.db, id))!));
}

async function withTries(context: MessagingContext, scope: Scope, row: SmsRow): Promise<Shown> {
  const attempts = await attemptsOf(context.platform.db, row);
  return {
    ...presentSms(context, scope, row),
    attempts: attempts.map(({ n, at, state, detail }: AttemptRow) => ({
      n,
      at: at.toISOString(),
      state: state as Shown['attempts'][number]['state'],
      detail,
    })),
  };
}
