import { createHmac, timingSafeEqual } from 'node:crypto';
import { parsePhone } from '../../../../lib/vietnamese/index.ts';
import { anonymousScope, type Scope } from '../../../platform/access/scope.ts';
import type { FileAnswer } from '../../../platform/http/handler.ts';
import type { RateGuard } from '../../../platform/http/rate-guard.ts';
import { namedUuid7 } from '../../../platform/ids/uuid7.ts';
import type { Refusal } from '../../../platform/outcomes/outcome.ts';
import type { InboundSettings, MessagingContext, SmsAnswer } from '../context.ts';
import { refuse } from '../refusals.ts';
import type { Platform } from '../../../platform/module.ts';
import { replyTo } from '../rules/replies.ts';
import { readWish, wishReply } from '../rules/wishes.ts';
import { findSms, insertSms, type SmsRow } from '../store/messages.ts';
import { noteWish } from './opt-outs.ts';

/** A text as a gateway hands it in. */
export type IncomingSms = {
  readonly from: string;
  readonly to?: string | undefined;
  readonly text: string;
  readonly id: string;
};
/** How the gateway proves itself: by its key, or by a signature over what it says. */
export type GatewayProof = { readonly key: string } | { readonly signature: string; readonly time: string };

/** The time in ids of texts: they must not depend on when the gateway hands one in again. */
const ID_TIME = Date.parse('2020-01-01T00:00:00Z');
/** Signed requests that are older were recorded by somebody and are played again. */
const FRESH_MS = 10 * 60_000;

/**
 * Takes a text from the gateway and answers the text to send back. Handed in again under the same id it gets the same answer
 * and is recorded once. Only the gateway's addresses with its key are heard.
 */
export async function receiveSms(
  context: MessagingContext,
  senders: RateGuard,
  address: string,
  message: IncomingSms,
  proof: GatewayProof,
): Promise<FileAnswer | Refusal> {
  const { inbound, platform } = context;
  if (inbound === null) {
    return refuse('closed');
  }
  const now = platform.clock.now();
  if (!isGateway(inbound, address, message, proof, now)) {
    return refuse('gateway');
  }
  const scope = anonymousScope(context.publicDataset);
  const phone = parsePhone(message.from);
  const from = phone.ok ? phone.value.canonical : message.from.replaceAll(/\D/g, '');
  const identity = platform.secrets
    .blindIndex(`sms:${scope.dataset}`, `${from}\n${message.id}`)
    .toString('hex');
  const id = namedUuid7(ID_TIME, `sms:${identity}`);
  const before = await findSms(scope, platform.db, id);
  if (before?.reply) {
    return textAnswer(platform.secrets.decrypt(before.reply));
  }
  const wish = phone.ok ? readWish(message.text) : null;
  if (wish !== null) {
    return await keepWish(context, scope, { id, from, text: message.text, at: now }, wish);
  }
  const answer: SmsAnswer =
    senders.note(from, now) > 0
      ? { kind: 'too-many' }
      : await context.declare(scope, {
          id: namedUuid7(ID_TIME, `sms-declaration:${identity}`),
          from: phone.ok ? from : '',
          text: message.text,
          at: now,
        });
  return await keep(context, scope, { id, from, text: message.text, at: now }, answer);
}

/** A phone that says whether it wants texts is heard however many it sent before: nothing is made of it but the wish. */
async function keepWish(
  context: MessagingContext,
  scope: Scope,
  message: { readonly id: string; readonly from: string; readonly text: string; readonly at: number },
  wish: 'stop' | 'start',
): Promise<FileAnswer> {
  const { secrets, db } = context.platform;
  const reply = wishReply(wish, scope.dataset !== 'live');
  const row: SmsRow = {
    ...incomingRow(message, secrets, scope),
    area_no: context.homeAreaNo(),
    state: wish === 'stop' ? 'opted-out' : 'opted-in',
    reply: secrets.encrypt(reply),
  };
  await db.transaction().execute(async (tx) => {
    if (await insertSms(tx, row)) {
      await noteWish(context, scope, tx, message.from, wish, 'reply');
    }
  });
  return textAnswer(reply);
}

async function keep(
  context: MessagingContext,
  scope: Scope,
  message: { readonly id: string; readonly from: string; readonly text: string; readonly at: number },
  answer: SmsAnswer,
): Promise<FileAnswer> {
  const { secrets, db } = context.platform;
  const reply = replyTo(answer, scope.dataset !== 'live');
  const row: SmsRow = {
    ...incomingRow(message, secrets, scope),
    area_no: answer.kind === 'declared' ? answer.areaNo : context.homeAreaNo(),
    state: answer.kind === 'declared' || answer.kind === 'incomplete' ? answer.kind : 'refused',
    reply: secrets.encrypt(reply),
    declaration_id: answer.kind === 'declared' ? answer.id : null,
    detail: answer.kind === 'refused' ? answer.code : answer.kind === 'too-many' ? 'too-many' : null,
  };
  if (await insertSms(db, row)) {
    return textAnswer(reply);
  }
  // The gateway handed the same text in at the same moment: both get the answer that stands.
  const first = await findSms(scope, db, message.id);
  return textAnswer(first?.reply ? secrets.decrypt(first.reply) : reply);
}

/** What every text that came in has, whatever became of it. */
function incomingRow(
  message: { readonly id: string; readonly from: string; readonly text: string; readonly at: number },
  secrets: Platform['secrets'],
  scope: Scope,
): Omit<SmsRow, 'area_no' | 'state' | 'reply'> {
  return {
    id: message.id,
    dataset: scope.dataset,
    direction: 'in',
    at: new Date(message.at),
    phone: secrets.encrypt(message.from),
    body: secrets.encrypt(message.text),
    declaration_id: null,
    detail: null,
    by_name: null,
    by_id: null,
    purpose: null,
    urgent: false,
    repeats: false,
    wire: null,
    phone_hash: null,
    queued_at: null,
    due_at: null,
    claimed_at: null,
    tries: 0,
  };
}

function textAnswer(text: string): FileAnswer {
  return {
    ok: true,
    file: { type: 'text/plain; charset=utf-8', name: 'reply.txt', body: text, inline: true },
  };
}

function isGateway(
  { secret, sources }: InboundSettings,
  address: string,
  { id, from, to = '', text }: IncomingSms,
  proof: GatewayProof,
  now: number,
): boolean {
  // An IPv4 address may come mapped into IPv6.
  if (!sources.includes(address.replace(/^::ffff:/u, ''))) {
    return false;
  }
  if ('key' in proof) {
    return same(Buffer.from(proof.key), Buffer.from(secret));
  }
  const signed = createHmac('sha256', secret).update([id, from, to, text, proof.time].join('\n')).digest();
  const fresh = Math.abs(Date.parse(proof.time) - now) <= FRESH_MS;
  return fresh && same(Buffer.from(proof.signature, 'hex'), signed);
}

function same(given: Buffer, expected: Buffer): boolean {
  return given.length === expected.length && timingSafeEqual(given, expected);
}
