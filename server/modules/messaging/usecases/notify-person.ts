import { randomInt } from 'node:crypto';
import type { Static } from 'typebox';
import type { Body } from '../../../../contract/kit.ts';
import type { messagingApi } from '../../../../contract/messaging.ts';
import { mayIn, type Scope, systemScope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { DAY_MS } from '../../../platform/clock/clock.ts';
import { refuse as refuseGeneral } from '../../../platform/outcomes/general.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import { once } from '../../../platform/receipts/receipts.ts';
import { refusePerson } from '../../../registry/people/index.ts';
import type { MessagingContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import { noticeSms } from '../rules/naming.ts';
import { findSms } from '../store/messages.ts';
import { insertNotice } from '../store/notices.ts';
import { isOptedOut } from '../store/opt-outs.ts';
import { phoneHashOf } from './outgoing.ts';
import { sendSms } from './send-sms.ts';

type Notified = Static<(typeof messagingApi)['POST /messages/notices']['reply'][201]>;

const HOLDS_DAYS = 14;
/** Letters of a code that somebody may have to type: no I, O, U, 0, 1. */
const LETTERS = '23456789ABCDEFGHJKLMNPQRSTVWXYZ';
const LENGTH = 10;

/**
 * Leaves a message for one person, and tells the phone that it is there. The SMS names nobody; who opens the link says the
 * year of birth first. A phone of several people never makes them one, and tells none of them about another.
 */
export async function notifyPerson(
  context: MessagingContext,
  scope: Scope,
  body: Body<(typeof messagingApi)['POST /messages/notices']>,
): Promise<Outcome<Notified>> {
  const { platform, people, areas } = context;
  const { db, clock, secrets } = platform;
  const id = body.id.toLowerCase();
  const person = (await people.byIds(scope, [body.personId])).get(body.personId.toLowerCase());
  if (person === undefined) {
    return refusePerson('unknown');
  }
  if (!mayIn(scope, 'person.write', areas.pathOf(person.areaNo))) {
    return refuseGeneral('forbidden');
  }
  const reader = systemScope('messaging', scope.dataset);
  const shown = (await people.byNos(reader, [person.personNo])).get(person.personNo);
  if (shown === undefined || shown.phone === null) {
    return refuse('no-phone');
  }
  if (shown.birthYear === null) {
    return refuse('no-birth-year');
  }
  const number = shown.phone;
  const urgent = body.urgent ?? false;
  if (!urgent && (await isOptedOut(db, scope.dataset, phoneHashOf(context, number)))) {
    return refuse('opted-out');
  }
  const holders = (await people.byPhones(reader, db, [number])).get(number) ?? [];
  const shared = holders.length > 1;
  const at = clock.now();
  const code = drawCode();
  const request = { id, kind: 'notice', content: [scope.dataset, { ...body, id }], at };
  const stored = await db.transaction().execute(
    async (tx) =>
      await once(tx, request, async () => {
        await insertNotice(scope, tx, {
          id,
          areaNo: person.areaNo ?? context.homeAreaNo(),
          personNo: person.personNo,
          codeHash: secrets.blindIndex('notice', code),
          body: secrets.encrypt(body.text),
          phone: secrets.encrypt(number),
          at: new Date(at),
          byName: scope.actor.name,
          expiresAt: new Date(at + HOLDS_DAYS * DAY_MS),
        });
        await audit(tx, scope, at, [
          { action: 'notice.send', subjectKind: 'person', subjectId: person.personId, areaNo: person.areaNo },
        ]);
        return done({ id, shared }, 201);
      }),
  );
  if (!stored.ok) {
    return stored;
  }
  if (stored.status === 200) {
    const row = await findSms(scope, db, body.smsId.toLowerCase());
    return done({
      ...stored.value,
      smsState: row?.state ?? 'cancelled',
      sendsAt: row?.due_at?.toISOString() ?? null,
    });
  }
  const simulated = scope.dataset !== 'live';
  const text = noticeSms(platform.publicUrl, code, shared, simulated);
  // Officers who see what left may not open the message.
  const kept = noticeSms(platform.publicUrl, '…', shared, simulated);
  const sent = await sendSms(context, scope, {
    id: body.smsId,
    to: number,
    text,
    shown: kept,
    sentAs: 'notice',
    urgent,
    ...(person.areaNo !== null && { areaNo: person.areaNo }),
  });
  return sent.ok
    ? done({ ...stored.value, smsState: sent.value.state, sendsAt: sent.value.sendsAt }, 201)
    : sent;
}

function drawCode(): string {
  return Array.from({ length: LENGTH }, () => LETTERS[randomInt(LETTERS.length)]).join('');
}
