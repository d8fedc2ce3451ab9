import type { Sent } from '../../../adapters/sms/index.ts';
import type { MessagingContext } from '../context.ts';
import { CUT_OFF_MS, nextTry, STALE_MS } from '../rules/sending.ts';
import type { SmsRow } from '../store/messages.ts';
import { type AttemptEnd, claimDue, endAttempt, endCutOff, endStale } from '../store/outbox.ts';

/** Texts that one turn sends, so that a long queue holds up no other job. */
const MOST_A_TURN = 500;

/** Sends what is due, urgent ones first, and settles what was cut off or waited for too long. Runs every minute. */
export async function sendDue(
  context: MessagingContext,
): Promise<{ tried: number; unsure: number; late: number }> {
  const { db, clock } = context.platform;
  const now = clock.now();
  const unsure = await endCutOff(db, new Date(now), new Date(now - CUT_OFF_MS));
  const late = await endStale(db, new Date(now - STALE_MS));
  let tried = 0;
  while (tried < MOST_A_TURN && (await sendOne(context, null))) {
    tried += 1;
  }
  return { tried, unsure, late };
}

/** Sends one text that is due. False: none is. @param id this one only. */
export async function sendOne(context: MessagingContext, id: string | null): Promise<boolean> {
  const { db, clock, secrets } = context.platform;
  const row = await claimDue(db, new Date(clock.now()), id);
  if (row !== undefined) {
    await tryOnce(context, row, secrets.decrypt(row.wire ?? row.body));
  }
  return row !== undefined;
}

/** Hands a claimed text to the gateway and notes what became of it. */
export async function tryOnce(context: MessagingContext, row: SmsRow, text: string): Promise<void> {
  const { db, clock, secrets } = context.platform;
  const to = secrets.decrypt(row.phone).replace(/^0/u, '84').replace(/^\+/u, '');
  const sent = await context.adapter.send({ id: row.id, to, text });
  await endAttempt(db, row, endOf(sent, row, clock.now()));
}

/** Only what certainly did not leave is tried again: nobody gets a text twice by itself. */
function endOf(sent: Sent, row: SmsRow, now: number): AttemptEnd {
  const { state, detail } = sent;
  const next =
    sent.state === 'failed' && sent.again && row.repeats
      ? nextTry(row.tries, now, { urgent: row.urgent, queuedAt: row.queued_at?.getTime() ?? now })
      : null;
  return { at: new Date(now), state, detail, dueAt: next === null ? null : new Date(next) };
}
