import { type Static, Type } from 'typebox';
import {
  type ApiTable,
  Id,
  IdParams,
  Instant,
  listQuery,
  Nullable,
  OneOf,
  Page,
  RowOutcomes,
  Text,
  Version,
} from './kit.ts';
import { type Right, roles } from './rights.ts';

/** What other systems may be told, and the right that their role must hold for it. */
export const webhookEvents = [
  'case.opened',
  'case.changed',
  'lab.result-released',
  'lab.result-corrected',
  'order.issued',
  'order.changed',
  'risk.published',
  'command.alert-raised',
  'declarations.submitted',
  'permit.decided',
] as const;
export type WebhookEvent = (typeof webhookEvents)[number];

export const webhookRights: { readonly [event in WebhookEvent]: Right } = {
  'case.opened': 'case.read',
  'case.changed': 'case.read',
  'lab.result-released': 'lab.read',
  'lab.result-corrected': 'lab.read',
  'order.issued': 'order.read',
  'order.changed': 'order.read',
  'risk.published': 'figure.read',
  'command.alert-raised': 'command.read',
  'declarations.submitted': 'declaration.read',
  'permit.decided': 'permit.read',
};

/** `paused` by an officer; `failed` after days without success; `gone` since the receiver answered 410. */
export const webhookStates = ['on', 'paused', 'failed', 'gone'] as const;
export const deliveryStates = ['waiting', 'sent'] as const;

const Webhook = Type.Object({
  id: Id,
  name: Type.String(),
  url: Type.String(),
  role: OneOf(roles),
  areaId: Nullable(Id),
  areaName: Nullable(Type.String()),
  events: Type.Array(OneOf(webhookEvents)),
  state: OneOf(webhookStates),
  version: Version,
  madeAt: Instant,
  madeBy: Type.String(),
  keeperId: Nullable(Id),
  keeper: Nullable(Type.String({ description: 'the administrator who answers for it' })),
  stopped: Nullable(
    OneOf(
      ['suspended', 'no-right'] as const,
      'why messages wait although nobody paused it: its keeper is suspended, or administers its area no more',
    ),
  ),
  missed: Type.Integer({ description: 'messages that waited for 30 days and were deleted unsent' }),
  formers: Type.Integer({ description: 'former secrets that sign too' }),
  /** Until when they do. */
  formerUntil: Nullable(Instant),
  waiting: Type.Integer(),
  /** First failure in a row; of one that is paused or held as it stood then, since nothing was tried meanwhile. */
  failingSince: Nullable(Instant),
  nextTryAt: Nullable(Instant),
  lastSentAt: Nullable(Instant),
});
export type Webhook = Static<typeof Webhook>;

const Delivery = Type.Object({
  id: Id,
  event: Type.String(),
  at: Instant,
  state: OneOf(deliveryStates),
  tries: Type.Integer(),
  status: Nullable(Type.Integer({ description: 'HTTP status of the last try' })),
  ms: Nullable(Type.Integer({ description: 'how long the last try took' })),
  error: Nullable(Type.String({ description: 'why there was no answer' })),
  triedAt: Nullable(Instant),
  nextTryAt: Nullable(Instant),
});
export type Delivery = Static<typeof Delivery>;

/** Receivers, or messages, in one request. */
export const MOST_AT_ONCE = 200;
const Several = Type.Array(Id, { minItems: 1, maxItems: MOST_AT_ONCE });

const Content = {
  name: Text(120, 'which system it is, and who answers for it'),
  url: Text(500),
  events: Type.Array(OneOf(webhookEvents), { minItems: 1 }),
};
const Secret = Type.Object({ id: Id, secret: Type.String() });

/** Signed messages to other systems: docs/examples/webhooks.md. */
export const webhooksApi = {
  'GET /webhooks': {
    summary: 'Receivers of the own areas; never their secrets',
    access: 'user.manage',
    reply: { 200: Type.Object({ privateAllowed: Type.Boolean(), items: Type.Array(Webhook) }) },
    file: ['text/csv'],
  },
  'POST /webhooks': {
    summary: 'Register a receiver as a role in an area; its secret is answered once',
    access: 'user.manage',
    body: Type.Object({ id: Id, ...Content, role: OneOf(roles), areaId: Nullable(Id) }),
    reply: { 201: Secret },
  },
  'PATCH /webhooks/{id}': {
    summary: 'Change name, address or events, pause or take up again',
    access: 'user.manage',
    params: IdParams,
    body: Type.Object({
      version: Version,
      ...Type.Partial(Type.Object(Content)).properties,
      on: Type.Optional(Type.Boolean()),
    }),
    reply: { 200: Type.Object({ version: Version }) },
  },
  'POST /webhooks/{id}/keeper': {
    summary: 'Hand a receiver to another administrator of its area; what waited meanwhile is sent',
    access: 'user.manage',
    params: IdParams,
    body: Type.Object({ keeperId: Id, reason: Text(300) }),
    reply: { 200: Type.Object({ id: Id, keeperId: Id }) },
  },
  'POST /webhooks/keeper': {
    summary: 'Hand several receivers to another administrator of their areas; each has its own outcome',
    access: 'user.manage',
    body: Type.Object({ ids: Several, keeperId: Id, reason: Text(300) }),
    reply: { 200: RowOutcomes },
  },
  'POST /webhooks/{id}/rotate': {
    summary: 'Make a new secret; the former ones sign too for a day, also after a lost answer',
    access: 'user.manage',
    params: IdParams,
    reply: { 200: Secret },
  },
  'POST /webhooks/{id}/former-secrets/removal': {
    summary: 'End the former secrets at once; the newest signs alone',
    access: 'user.manage',
    params: IdParams,
    reply: { 200: Type.Object({ ended: Type.Integer() }) },
  },
  'POST /webhooks/{id}/ping': {
    summary: 'Send a test message',
    access: 'user.manage',
    params: IdParams,
    reply: { 202: Type.Object({ id: Id }) },
  },
  'GET /webhooks/{id}/deliveries': {
    summary: 'What was sent, when, with what answer; the newest first',
    access: 'user.manage',
    params: IdParams,
    query: Type.Object({
      limit: listQuery.limit,
      cursor: listQuery.cursor,
      state: Type.Optional(OneOf(deliveryStates)),
      event: Type.Optional(OneOf([...webhookEvents, 'webhook.ping'] as const)),
      failed: Type.Optional(
        Type.Boolean({ description: 'only what was not taken at the first try, also what was taken later' }),
      ),
    }),
    reply: { 200: Page(Delivery) },
    file: ['text/csv'],
  },
  'GET /webhook-deliveries/{id}': {
    summary: 'One message as it is sent: its body, and those headers that are the same at every try',
    access: 'user.manage',
    params: IdParams,
    reply: {
      200: Type.Object({
        ...Delivery.properties,
        body: Type.String({ description: 'the bytes that are signed; ids and codes only' }),
        headers: Type.Record(Type.String(), Type.String()),
      }),
    },
  },
  'POST /webhook-deliveries/redeliver': {
    summary: 'Send several messages again; each has its own outcome',
    access: 'user.manage',
    ratePerMinute: 30,
    body: Type.Object({ ids: Several }),
    reply: { 200: RowOutcomes },
  },
  'POST /webhook-deliveries/{id}/redeliver': {
    summary: 'Send a message again, behind those that wait; one that waits is tried now',
    access: 'user.manage',
    params: IdParams,
    reply: { 202: Type.Object({ id: Id }) },
  },
} as const satisfies ApiTable;
