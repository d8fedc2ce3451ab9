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
import { sendOne } from './send-due.ts';
import { presentSms } from './show-sms.ts';

type Shown = Static<(typeof messagingApi)['GET /messages/sms/{id}']['reply'][200]>;

/** One text of the own areas with its tries. */
export async function showOneSms(
  context: MessagingContext,
  scope: Scope,
  id: string,
): Promise<Outcome<Shown>> {
  const row = await findOwn(context, scope, id, 'declaration.read');
  if (row === undefined) {
    return refuse('unknown');
  }
  await audit(context.platform.db, scope, context.platform.clock.now(), [
    { action: 'sms.read', subjectKind: 'sms', subjectId: row.id, areaNo: row.area_no },
  ]);
  return done(await withTries(context, scope, row));
}

/** Takes back a text that waits for the morning or for another try. */
export async function cancelSms(
  context: MessagingContext,
  scope: Scope,
  id: string,
): Promise<Outcome<Shown>> {
  const row = await findOwn(context, scope, id, 'declaration.record');
  if (row === undefined) {
    return refuse('unknown');
  }
  const { db, clock } = context.platform;
  const taken = await db.transaction().execute(async (tx) => {
    const cancelled = await cancelWaiting(tx, row, 'by-officer');
    await audit(tx, scope, clock.now(), [
      {
        action: 'sms.cancel',
        subjectKind: 'sms',
        subjectId: row.id,
        areaNo: row.area_no,
        detail: { cancelled },
      },
    ]);
    return cancelled;
  });
  return taken ? await shownNow(context, scope, row.id) : refuse('not-waiting');
}

/** Tries a text again that failed or may have left, because an officer says so; quiet hours and wishes hold as before. */
export async function sendAgain(
  context: MessagingContext,
  scope: Scope,
  id: string,
): Promise<Outcome<Shown>> {
  const row = await findOwn(context, scope, id, 'declaration.record');
  if (row === undefined) {
    return refuse('unknown');
  }
  if (!row.repeats) {
    return refuse('not-again');
  }
  const { db, clock } = context.platform;
  if (!row.urgent && row.phone_hash !== null && (await isOptedOut(db, scope.dataset, row.phone_hash))) {
    return refuse('opted-out');
  }
  const now = clock.now();
  const back = await db.transaction().execute(async (tx) => {
    const put = await requeue(
      tx,
      row,
      ['failed', 'unsure'],
      new Date(now),
      new Date(sendableAt(now, row.urgent)),
    );
    await audit(tx, scope, now, [
      { action: 'sms.again', subjectKind: 'sms', subjectId: row.id, areaNo: row.area_no, detail: { put } },
    ]);
    return put;
  });
  if (!back) {
    return refuse('not-again');
  }
  await sendOne(context, row.id);
  return await shownNow(context, scope, row.id);
}

async function findOwn(
  { platform, areas }: MessagingContext,
  scope: Scope,
  id: string,
  right: Right,
): Promise<SmsRow | undefined> {
  const row = await findSms(scope, platform.db, id.toLowerCase());
  return row !== undefined && mayIn(scope, right, areas.pathOf(row.area_no)) ? row : undefined;
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
