import { Type } from 'typebox';
import { historyEndpoint } from './history.ts';
import {
  type ApiTable,
  Id,
  IdParams,
  Instant,
  LateHours,
  Nullable,
  OneOf,
  Page,
  Text,
  Version,
  listQuery,
} from './kit.ts';
import { Certificate, CertificateRef } from './order-certificates.ts';
import { orderChanges } from './order-change-codes.ts';
import { ChangeDecision, ChangeDecisionInput, ChangeDecisionRef, TemplateUsed } from './order-changes.ts';
import { siteViews } from './order-sites.ts';
import { appealOutcomes, serviceManners } from './order-papers.ts';

export const orderKinds = [
  'quarantine-facility',
  'quarantine-home',
  'isolation-hospital',
  'isolation-home',
  'test',
] as const;
export const orderStatuses = ['IN_FORCE', 'RELEASED', 'CANCELLED', 'EXPIRED'] as const;

export const Order = Type.Object({
  id: Id,
  number: Type.String(),
  kind: OneOf(orderKinds),
  status: OneOf(orderStatuses),
  personId: Id,
  personName: Type.String(),
  phone: Nullable(Type.String()),
  areaName: Nullable(Type.String()),
  caseId: Nullable(Id),
  placeId: Nullable(Id),
  placeName: Nullable(Type.String()),
  legalBasis: Type.String(),
  issuerOfficeId: Id,
  issuerOfficeName: Type.String(),
  issuedAt: Instant,
  from: Instant,
  until: Instant,
  previousUntil: Nullable(Instant),
  releaseRule: Type.String({ description: 'when it ends, in words' }),
  releaseRuleEn: Type.String(),
  reason: Type.String(),
  lastFollowUpAt: Nullable(Instant),
  lateHours: Type.Integer({
    ...LateHours,
    description: 'of the daily check: since the last one, or the beginning, whichever is later',
  }),
  signerName: Nullable(Type.String()),
  servedAt: Nullable(Type.String({ description: 'first service: the legal start' })),
  lastDecision: Nullable(ChangeDecisionRef),
  certificate: Nullable(CertificateRef),
  version: Version,
});

/** A term over the legal limit and the like: stored, but to be looked at. */
const Warning = Type.Object({ code: Type.String(), message: Type.String(), messageEn: Type.String() });

const IssuedOrders = Type.Object({
  orders: Type.Array(Type.Object({ id: Id, number: Type.String(), personId: Id })),
  warnings: Type.Array(Warning),
});

/** One order with the record of its changes and its daily checks, newest first. */
export const OrderDetail = Type.Object({
  ...Order.properties,
  warnings: Type.Array(Warning),
  signerLines: Type.Array(Type.String()),
  signerDocument: Nullable(Type.String()),
  template: TemplateUsed,
  certificates: Type.Array(Certificate, {
    description: 'of completion: the one that stands, then the newest',
  }),
  services: Type.Array(
    Type.Object({
      id: Id,
      at: Instant,
      by: Type.String(),
      manner: OneOf(serviceManners),
      decisionId: Nullable(Type.String({ ...Id, description: 'of a change; null: the order itself' })),
      signedBy: Nullable(Type.String()),
      witness: Nullable(Type.String()),
      photo: Type.Boolean({ description: 'there is one of the served page' }),
      note: Nullable(Type.String()),
    }),
  ),
  appeals: Type.Array(
    Type.Object({
      id: Id,
      at: Instant,
      by: Type.String(),
      content: Type.String(),
      answeredAt: Nullable(Instant),
      answeredBy: Nullable(Type.String()),
      outcome: Nullable(OneOf(appealOutcomes)),
      answer: Nullable(Type.String()),
    }),
  ),
  changes: Type.Array(
    Type.Object({
      kind: OneOf(orderChanges),
      at: Instant,
      by: Type.String(),
      reason: Nullable(Type.String()),
      previousUntil: Instant,
      until: Instant,
      decision: Type.Union([ChangeDecision, Type.Null()], { description: 'null: a note alone' }),
    }),
  ),
  followUps: Type.Array(
    Type.Object({
      id: Id,
      at: Instant,
      by: Type.String(),
      present: Type.Boolean(),
      temperature: Nullable(Type.Number()),
      symptoms: Type.Array(Type.String()),
      note: Nullable(Type.String()),
    }),
    { description: 'the last 100; health data is null or empty below the sensitive class' },
  ),
});

/** A quarantine is for contacts: whoever became a case is refused by name, unless that is meant. */
export const CasesToo = Type.Boolean({
  description:
    'people who are open cases are quarantined like contacts on purpose; else they are refused by name',
});

/** Quarantine and isolation orders. */
export const ordersApi = {
  'POST /orders': {
    summary: 'Issue orders to people, numbered in the series of the issuing office',
    access: 'order.issue',
    body: Type.Object({
      id: Type.Optional(Id),
      personIds: Type.Array(Id, { minItems: 1, maxItems: 1000 }),
      kind: OneOf(orderKinds),
      legalBasis: Text(400),
      issuerOfficeId: Id,
      from: Instant,
      until: Instant,
      placeId: Type.Optional(Id),
      caseId: Type.Optional(Id),
      signerId: Type.Optional(Type.String({ ...Id, description: 'row of the authority table' })),
      reason: Text(400),
      casesToo: Type.Optional(CasesToo),
    }),
    reply: {
      201: IssuedOrders,
      200: IssuedOrders,
    },
  },
  'GET /orders': {
    summary: 'Orders of the own areas; `due` lists whom to follow up today',
    access: 'order.read',
    query: Type.Object({
      ...listQuery,
      q: Type.Optional(Text(120)),
      kind: Type.Optional(OneOf(orderKinds)),
      status: Type.Optional(OneOf(orderStatuses)),
      area: Type.Optional(Id),
      person: Type.Optional(Id),
      due: Type.Optional(Type.Boolean()),
      unserved: Type.Optional(Type.Boolean({ description: 'in force, not served for 24 hours since issue' })),
      uncertified: Type.Optional(
        Type.Boolean({ description: 'released, without a certificate of completion that stands' }),
      ),
      appealed: Type.Optional(Type.Boolean({ description: 'with a complaint not answered' })),
      site: Type.Optional(OneOf(siteViews)),
      place: Type.Optional(Type.String({ ...Id, description: 'place of stay, within the own areas' })),
      endingWithinDays: Type.Optional(Type.Integer({ minimum: 0, maximum: 60 })),
    }),
    reply: { 200: Page(Order) },
    file: ['text/csv'],
  },
  'GET /orders/{id}': {
    summary: 'One order with its changes and checks',
    access: 'order.read',
    params: IdParams,
    reply: { 200: OrderDetail },
  },
  'GET /orders/{id}/document.pdf': {
    summary: 'The decision as a document',
    access: 'order.read',
    params: IdParams,
    file: ['application/pdf'],
  },
  'GET /orders/{id}/history': historyEndpoint('an order', 'order.read'),
  'POST /orders/{id}/extension': {
    summary: 'Change the end of an order, with a reason; the former end stays on record',
    access: 'order.issue',
    params: IdParams,
    body: Type.Object({
      version: Version,
      until: Instant,
      reason: Text(400),
      decision: Type.Optional(ChangeDecisionInput),
    }),
    reply: { 200: OrderDetail },
  },
  'POST /orders/{id}/release': {
    summary: 'Release a person: at the end of the term, or earlier with a reason',
    access: 'order.issue',
    params: IdParams,
    body: Type.Object({
      version: Version,
      reason: Type.Optional(Text(400)),
      cancelled: Type.Optional(Type.Boolean()),
      decision: Type.Optional(ChangeDecisionInput),
    }),
    reply: { 200: OrderDetail },
  },
  'POST /orders/{id}/follow-ups': {
    summary: 'Record a daily check of a person under an order',
    access: 'followup.record',
    params: IdParams,
    body: Type.Object({
      id: Id,
      at: Instant,
      present: Type.Boolean(),
      temperature: Type.Optional(Type.Number({ minimum: 30, maximum: 45 })),
      symptoms: Type.Optional(Type.Array(Text(40), { maxItems: 20 })),
      note: Type.Optional(Text(1000)),
    }),
    reply: { 201: Type.Object({ id: Id }), 200: Type.Object({ id: Id }) },
  },
} as const satisfies ApiTable;
