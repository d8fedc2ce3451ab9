import { Type } from 'typebox';
import { type ApiTable, Id, IdParams, Instant, OneOf, RowOutcomes, RowOutcomesWith, Text } from './kit.ts';
import { ChangeDecisionInput } from './order-changes.ts';

/** How an order reached the person: signed for, not signed for before a witness, left with the household, posted up. */
export const serviceManners = ['signed', 'refused-to-sign', 'household', 'posted'] as const;
/** Of these such as are the same for many: each person signed alone, or nobody did before one witness. */
export const sharedManners = ['signed', 'refused-to-sign', 'posted'] as const;
/** What was served on many people: their orders, or the newest decision on a change of each. */
export const servedPapers = ['order', 'change'] as const;
/** Pictures of the served page. */
export const photoTypes = ['image/jpeg', 'image/png'] as const;
/** What became of an order that somebody complained of. */
export const appealOutcomes = ['kept', 'changed', 'cancelled'] as const;

const BulkReply = RowOutcomesWith({
  decision: Type.Optional(Type.Object({ id: Id, number: Type.String() }, { description: 'on the change' })),
});
const PaperQuery = Type.Object({
  ids: Type.String({ maxLength: 20_000, description: 'order ids, comma-separated; at most 500' }),
});
const AppealParams = Type.Object({ id: Id, appealId: Id });

/** Many orders at once, their papers, decisions on their changes, their service, complaints. */
export const orderPapersApi = {
  'GET /orders/attention': {
    summary: 'How many orders of the own areas need something now',
    access: 'order.read',
    reply: {
      200: Type.Object({
        endingSoon: Type.Integer({ description: 'in force, ending within two days' }),
        toComplete: Type.Integer({ description: 'ended, completion not confirmed' }),
        toCompleteLate: Type.Integer({ description: 'of these, for more than 24 hours' }),
        unserved: Type.Integer({
          description: 'in force and, or its extension by decision, not served for 24 hours since issue',
        }),
        unservedLate: Type.Integer({ description: 'of these, for 48 hours' }),
        appeals: Type.Integer({ description: 'orders with a complaint without an answer' }),
      }),
    },
  },
  'GET /orders/decisions.pdf': {
    summary: 'The decisions of many orders in one document',
    access: 'order.read',
    query: PaperQuery,
    file: ['application/pdf'],
  },
  'GET /orders/change-decisions.pdf': {
    summary: 'The newest decision on a change of each of many orders in one document',
    access: 'order.read',
    query: PaperQuery,
    file: ['application/pdf'],
  },
  'GET /orders/{id}/change-decisions/{decisionId}/document.pdf': {
    summary: 'A decision on an extension, a reduction, a release or a cancellation as a document',
    access: 'order.read',
    params: Type.Object({ id: Id, decisionId: Id }),
    file: ['application/pdf'],
  },
  'POST /orders/change-decisions': {
    summary:
      'Issue the decision on the newest change of many orders that stands as a note alone; each has its own outcome',
    access: 'order.issue',
    body: Type.Object({
      ids: Type.Array(Id, { minItems: 1, maxItems: 1000 }),
      decision: ChangeDecisionInput,
      reason: Type.Optional(Text(400, 'of changes that were made without one')),
    }),
    reply: { 200: BulkReply },
  },
  'POST /orders/extensions': {
    summary: 'Move the ends of many orders, with one reason; each has its own outcome',
    access: 'order.issue',
    body: Type.Object({
      items: Type.Array(Type.Object({ id: Id, until: Instant }), { minItems: 1, maxItems: 1000 }),
      reason: Text(400),
      decision: Type.Optional(ChangeDecisionInput),
    }),
    reply: { 200: BulkReply },
  },
  'POST /orders/releases': {
    summary: 'Release many people; before the end with a reason; each has its own outcome',
    access: 'order.issue',
    body: Type.Object({
      ids: Type.Array(Id, { minItems: 1, maxItems: 1000 }),
      reason: Type.Optional(Text(400)),
      decision: Type.Optional(ChangeDecisionInput),
    }),
    reply: { 200: BulkReply },
  },
  'POST /orders/cancellations': {
    summary: 'Cancel many orders that should not have been issued, with one reason; each has its own outcome',
    access: 'order.issue',
    body: Type.Object({
      ids: Type.Array(Id, { minItems: 1, maxItems: 1000 }),
      reason: Text(400),
      decision: Type.Optional(ChangeDecisionInput),
    }),
    reply: { 200: BulkReply },
  },
  'POST /orders/services': {
    summary:
      'Record that many orders, or the newest decisions on their changes, were served at one time; each has its own outcome',
    access: 'followup.record',
    body: Type.Object({
      id: Type.String({ ...Id, description: 'of the batch: sent again it records nothing twice' }),
      ids: Type.Array(Id, { minItems: 1, maxItems: 1000 }),
      paper: OneOf(servedPapers),
      at: Instant,
      manner: OneOf(sharedManners),
      witness: Type.Optional(Text(200)),
      note: Type.Optional(Text(400)),
    }),
    reply: { 200: RowOutcomes },
  },
  'POST /orders/{id}/services': {
    summary:
      'Record that an order was served: its legal start is the first time of service; or that a decision on a change was',
    access: 'followup.record',
    params: IdParams,
    body: Type.Object({
      id: Id,
      at: Instant,
      manner: OneOf(serviceManners),
      decisionId: Type.Optional(Type.String({ ...Id, description: 'of a change; else the order itself' })),
      signedBy: Type.Optional(Text(120, 'who signed for it')),
      witness: Type.Optional(Text(200)),
      note: Type.Optional(Text(400)),
      photo: Type.Optional(
        Type.Object({
          name: Text(160),
          type: OneOf(photoTypes),
          data: Type.String({ minLength: 8, maxLength: 11_500_000, description: 'base64' }),
        }),
      ),
    }),
    bodyLimit: 12_000_000,
    reply: { 201: Type.Object({ id: Id }), 200: Type.Object({ id: Id }) },
  },
  'GET /orders/{id}/services/{serviceId}/photo': {
    summary: 'The photo of the served page, without what the camera wrote into it',
    access: 'order.read',
    params: Type.Object({ id: Id, serviceId: Id }),
    file: [...photoTypes],
  },
  'POST /orders/{id}/appeals': {
    summary: 'Record a complaint against an order; the order holds on until it is answered',
    access: 'followup.record',
    params: IdParams,
    body: Type.Object({ id: Id, at: Instant, content: Text(1000) }),
    reply: { 201: Type.Object({ id: Id }), 200: Type.Object({ id: Id }) },
  },
  'POST /orders/{id}/appeals/{appealId}/answer': {
    summary: 'Answer a complaint',
    access: 'order.issue',
    params: AppealParams,
    body: Type.Object({ outcome: OneOf(appealOutcomes), answer: Text(1000) }),
    reply: { 200: Type.Object({ id: Id }) },
  },
} as const satisfies ApiTable;
