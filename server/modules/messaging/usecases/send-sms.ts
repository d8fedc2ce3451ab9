import type { Static } from 'typebox';
import type { Body } from '../../../../contract/kit.ts';
import type { messagingApi } from '../../../../contract/messaging.ts';
import { parsePhone } from '../../../../lib/vietnamese/index.ts';
import { type Scope, systemScope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import { once } from '../../../platform/receipts/receipts.ts';
import { UNKNOWN_NAME } from '../../../registry/people/index.ts';
import type { MessagingContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import { saysHealth, saysName } from '../rules/naming.ts';
import { findSms } from '../store/messages.ts';
import { isOptedOut } from '../store/opt-outs.ts';
import { phoneHashOf, queueText, senderAreaNo, type SmsPurpose } from './outgoing.ts';
import { sendOne } from './send-due.ts';
import { presentSms } from './show-sms.ts';

type Shown = Static<(typeof messagingApi)['POST /messages/sms']['reply'][201]>;

/**
 * Sends what an officer wrote. No text goes that names somebody who has the phone, or that tells of anybody's health: others
 * use it too, or it went to somebody else, and who reads it is not asked. Such words go as a message behind the year of birth.
 */
export async function sendWritten(
  context: MessagingContext,
  scope: Scope,
  body: Body<(typeof messagingApi)['POST /messages/sms']>,
): Promise<Outcome<Shown>> {
  const { people, platform } = context;
  if (saysHealth(body.text)) {
    return refuse('tells-health', { fields: { text: 'tells of health' } });
  }
  const phone = parsePhone(body.to);
  if (phone.ok) {
    const reader = systemScope('messaging', scope.dataset);
    const number = phone.value.canonical;
    const holders = (await people.byPhones(reader, platform.db, [number])).get(number) ?? [];
    // The number's own record, of whom nothing else is known, is nobody beside the one who has it.
    const names = [...(await people.byNos(reader, holders)).values()]
      .map(({ fullName }) => fullName)
      .filter((name) => name !== UNKNOWN_NAME);
    if (saysName(body.text, names)) {
      return refuse('names-person', { fields: { text: 'names a person' } });
    }
  }
  return await sendSms(context, scope, body);
}

/** A text for the outbox, as whoever sends it says it. */
export type TextToSend = Body<(typeof messagingApi)['POST /messages/sms']> & {
  /** What only the program sends a text for. */
  readonly sentAs?: SmsPurpose;
  /** What is kept of a text that leaves, where officers may not read it: the link of a message. */
  readonly shown?: string;
  /** Whose officers see it; the sender's own by default. */
  readonly areaNo?: number;
};

/**
 * Puts a text into the outbox and tries it at once, unless it waits for the morning. What may have left is never sent a second
 * time by itself. Without a gateway, and always in simulated data, it is kept and nobody gets it. Ordinary texts go to nobody
 * who wants none.
 */
export async function sendSms(
  context: MessagingContext,
  scope: Scope,
  { shown, areaNo: givenArea, sentAs, ...body }: TextToSend,
): Promise<Outcome<Shown>> {
  const { db, clock } = context.platform;
  const phone = parsePhone(body.to);
  if (!phone.ok) {
    return refuse('phone', { fields: { to: 'invalid' } });
  }
  const id = body.id.toLowerCase();
  const at = clock.now();
  const to = phone.value.canonical;
  const urgent = body.urgent ?? false;
  const areaNo = givenArea ?? senderAreaNo(context, scope);
  const request = { id, kind: 'sms.out', content: [scope.dataset, body], at };
  const stored = await db.transaction().execute(
    async (tx) =>
      await once(tx, request, async () => {
        if (!urgent && (await isOptedOut(tx, scope.dataset, phoneHashOf(context, to)))) {
          return refuse('opted-out');
        }
        await queueText(context, scope, tx, {
          id,
          to,
          at,
          text: body.text,
          ...(shown !== undefined && { shown }),
          urgent,
          areaNo,
          purpose: sentAs ?? body.purpose ?? 'other',
        });
        await audit(tx, scope, at, [
          { action: 'sms.send', subjectKind: 'sms', subjectId: id, areaNo, detail: { urgent } },
        ]);
        return done(null, 201);
      }),
  );
  if (!stored.ok) {
    return stored;
  }
  if (stored.status === 201) {
    await sendOne(context, id);
  }
  const row = (await findSms(scope, db, id))!;
  return done(presentSms(context, scope, row), stored.status ?? 201);
}
