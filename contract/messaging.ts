import { Type } from 'typebox';
import { type ApiTable, Id, IdParams, Instant, Nullable, OneOf, Page, Text, listQuery } from './kit.ts';

export const smsDirections = ['in', 'out'] as const;
/**
 * In: `declared` became a declaration, `incomplete` was asked for what it lacks, `refused` was not taken, `opted-out` and
 * `opted-in` say whether the phone wants ordinary texts. Out: `kept` nobody got it, `waiting` until it is due or tried again,
 * `sending`, `accepted` by the gateway (not delivery), `failed` it did not leave, `unsure` it may have left, `cancelled`.
 */
export const smsStates = [
  'declared',
  'incomplete',
  'refused',
  'opted-out',
  'opted-in',
  'kept',
  'waiting',
  'sending',
  'accepted',
  'failed',
  'unsure',
  'cancelled',
] as const;

/** What an officer may say that a text is for. */
export const writtenPurposes = ['declare', 'call-back', 'invite', 'guidance', 'other'] as const;
/** The same, and what the program itself sends: the link of a message to one person, an alert of the duty roster, a code. */
export const smsPurposes = [...writtenPurposes, 'notice', 'duty-alert', 'code'] as const;

const incoming = {
  from: Text(30),
  to: Type.Optional(Text(30)),
  text: Type.String({ maxLength: 1000 }),
  /** The gateway's own number of the message: the same one is answered again, and recorded once. */
  id: Text(120),
};

const Sms = Type.Object({
  id: Id,
  direction: OneOf(smsDirections),
  state: OneOf(smsStates),
  at: Instant,
  phone: Nullable(Type.String()),
  text: Nullable(Type.String()),
  reply: Nullable(Type.String()),
  declarationId: Nullable(Id),
  detail: Nullable(Type.String()),
  by: Nullable(Type.String()),
  urgent: Type.Boolean({ description: 'leaves at night too, and to who wants no ordinary texts' }),
  sendsAt: Nullable(Type.String({ format: 'date-time', description: 'when it is tried next by itself' })),
  timesTried: Type.Integer(),
  repeats: Type.Boolean({ description: 'an officer may send it again where it failed' }),
});
/** What its sender reads of a text afterwards: that it was sent, and nothing that somebody could be known by. */
const OwnSms = Type.Object({
  id: Id,
  at: Instant,
  phone: Nullable(Type.String({ description: 'the last three digits' })),
  purpose: OneOf(smsPurposes),
  state: OneOf(smsStates),
  detail: Nullable(
    Type.String({ description: 'why it stands so, in the words of the gateway or by a code' }),
  ),
  urgent: Type.Boolean(),
  sendsAt: Nullable(Type.String({ format: 'date-time', description: 'when it is tried next by itself' })),
  timesTried: Type.Integer(),
  repeats: Type.Boolean({ description: 'it may be sent again, as it failed or may have' }),
});
const SmsWithTries = Type.Object({
  ...Sms.properties,
  attempts: Type.Array(
    Type.Object({
      n: Type.Integer(),
      at: Instant,
      state: OneOf(smsStates),
      detail: Nullable(Type.String()),
    }),
  ),
});
/** How a wish for no texts came. */
export const optOutWays = ['reply', 'officer'] as const;
const OptOut = Type.Object({
  phone: Nullable(Type.String()),
  at: Instant,
  via: OneOf(optOutWays),
  by: Nullable(Type.String()),
});
const Urgent = Type.Optional(
  Type.Boolean({ description: 'leaves between 21:00 and 07:00 too, and to who wants no ordinary texts' }),
);

const Notified = Type.Object({
  id: Id,
  shared: Type.Boolean({ description: 'several people of the register have this phone' }),
  smsState: OneOf(smsStates),
  sendsAt: Nullable(
    Type.String({ format: 'date-time', description: 'when the SMS leaves; null: now, or not' }),
  ),
});

/** Text messages: declarations that come by SMS, and what leaves. */
export const messagingApi = {
  'GET /gateways/sms': {
    summary:
      'A text from an SMS gateway (Kannel get-url): a declaration as one line; the answer is the text to send back. Needs the key of the gateway',
    access: 'public',
    ratePerMinute: 6_000,
    query: Type.Object({ ...incoming, key: Text(200) }),
    file: ['text/plain'],
  },
  'POST /gateways/sms': {
    summary:
      'The same, signed: hex HMAC-SHA256 under the key of the gateway over id, from, to, text and time, joined by line feeds',
    access: 'public',
    ratePerMinute: 6_000,
    body: Type.Object({ ...incoming, time: Instant, signature: Text(64) }),
    file: ['text/plain'],
  },
  'GET /messages/sms': {
    summary: 'Texts that came in and that left, the newest first, of the own areas',
    access: 'declaration.read',
    query: Type.Object({
      ...listQuery,
      direction: Type.Optional(OneOf(smsDirections)),
      state: Type.Optional(OneOf(smsStates)),
    }),
    reply: { 200: Page(Sms) },
    file: ['text/csv'],
  },
  'GET /messages/sms/own': {
    summary:
      'Texts that the caller sent, the newest first, with the number in part and without their words; sorts: at, state',
    access: 'declaration.record',
    query: Type.Object({
      ...listQuery,
      state: Type.Optional(OneOf(smsStates)),
      purpose: Type.Optional(OneOf(smsPurposes)),
    }),
    reply: { 200: Page(OwnSms) },
    file: ['text/csv'],
  },
  'GET /messages/sms/gateway': {
    summary: 'Whether texts can come in, and whether those that leave reach anybody',
    access: 'declaration.record',
    reply: {
      200: Type.Object({
        adapter: OneOf(['kept', 'kannel'] as const),
        inbound: Type.Boolean(),
        sends: Type.Boolean({ description: 'false in simulated data, whatever the adapter' }),
        quietUntil: Nullable(
          Type.String({
            format: 'date-time',
            description: 'until when ordinary texts wait; null: they leave',
          }),
        ),
      }),
    },
  },
  'POST /messages/notices': {
    summary:
      'A message to one person: the SMS names nobody, the text is read behind a link and the year of birth',
    access: 'person.write',
    ratePerMinute: 30,
    body: Type.Object({ id: Id, smsId: Id, personId: Id, text: Text(1000), urgent: Urgent }),
    reply: { 201: Notified, 200: Notified },
  },
  'POST /messages/notices/open': {
    summary:
      'Read a message by the code of its link and the year of birth of the person it is for, and the name where the year does not tell who',
    access: 'public',
    ratePerMinute: 10,
    rateAcross: true,
    body: Type.Object({
      code: Text(20),
      birthYear: Type.Integer({ minimum: 1880, maximum: 2200 }),
      name: Type.Optional(
        Type.String({
          minLength: 1,
          maxLength: 120,
          description: 'asked for by sms.name-needed: several who use the phone were born in that year',
        }),
      ),
    }),
    reply: { 200: Type.Object({ name: Type.String(), text: Type.String(), at: Instant }) },
  },
  'POST /messages/sms': {
    summary:
      'A text to one phone; without a gateway, and always in simulated data, it is kept and sent to nobody',
    access: 'declaration.record',
    ratePerMinute: 30,
    body: Type.Object({
      id: Id,
      to: Text(30),
      text: Text(480),
      urgent: Urgent,
      purpose: Type.Optional(OneOf(writtenPurposes, 'what its sender reads it was for; `other` unless told')),
    }),
    reply: { 201: Sms, 200: Sms },
  },
  'GET /messages/sms/{id}': {
    summary: 'One text with every try to send it',
    access: 'declaration.read',
    params: IdParams,
    reply: { 200: SmsWithTries },
  },
  'POST /messages/sms/{id}/again': {
    summary: 'Try a text again that did not leave, or may have left',
    access: 'declaration.record',
    ratePerMinute: 30,
    params: IdParams,
    reply: { 200: SmsWithTries },
  },
  'POST /messages/sms/{id}/cancel': {
    summary: 'Take back a text that waits',
    access: 'declaration.record',
    params: IdParams,
    reply: { 200: SmsWithTries },
  },
  'GET /messages/opt-outs': {
    summary: 'Phones that want no texts but urgent ones, the newest wish first',
    access: 'declaration.record',
    query: Type.Object({ ...listQuery }),
    reply: { 200: Page(OptOut) },
    file: ['text/csv'],
  },
  'POST /messages/opt-outs': {
    summary: 'Note what somebody asked for: no texts to this phone but urgent ones, or texts again',
    access: 'declaration.record',
    ratePerMinute: 30,
    body: Type.Object({ phone: Text(30), wants: OneOf(['urgent-only', 'all'] as const) }),
    reply: { 200: Type.Object({ changed: Type.Boolean(), cancelled: Type.Integer() }) },
  },
} as const satisfies ApiTable;
