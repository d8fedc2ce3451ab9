import { Type } from 'typebox';
import { Upload } from './directives.ts';
import {
  type ApiTable,
  CalendarDate,
  Id,
  IdParams,
  Instant,
  Nullable,
  OneOf,
  Page,
  RowOutcome,
  RowOutcomes,
  Text,
  listQuery,
} from './kit.ts';
import { legalCertainties } from './order-signing.ts';

/** `SENT`: the sender answers for the person until the receiver has accepted. */
export const handoverStatuses = ['SENT', 'ACCEPTED', 'REFUSED', 'RETURNED', 'WITHDRAWN'] as const;
/** What the person is handed over as; everything open of the person goes along. */
export const handoverSubjects = ['case', 'contact'] as const;
export const handoverReasons = ['moved', 'staying', 'wrong-area', 'other'] as const;
/** `back`: what the number of refused and returned ones counts. */
export const handoverViews = ['in', 'out', 'late', 'back', 'closed', 'all'] as const;
/** In the order in which they may happen: what happened within a millisecond is told apart by it. */
export const handoverEvents = [
  'sent',
  'warned-12',
  'late-24',
  'late-48',
  'accepted',
  'refused',
  'withdrawn',
  'returned',
] as const;
/** What a unit outside the province answered on paper. */
export const outsideAnswers = ['accepted', 'refused', 'returned'] as const;

/** So many people go with one letter, or are answered at once. */
export const MOST_HANDED = 200;

const Ids = Type.Array(Id, { minItems: 1, maxItems: MOST_HANDED });

export const Handover = Type.Object({
  id: Id,
  status: OneOf(handoverStatuses),
  subject: OneOf(handoverSubjects),
  personId: Id,
  personName: Type.String(),
  phone: Nullable(Type.String()),
  caseId: Id,
  caseLabel: Type.String(),
  fromAreaId: Id,
  fromAreaName: Type.String(),
  toAreaId: Nullable(Id),
  toName: Type.String({ description: 'unit that shall take over; outside: its province too' }),
  outside: Type.Boolean(),
  responsibleName: Type.String({ description: 'who answers for the person now' }),
  reason: OneOf(handoverReasons),
  letterId: Id,
  letterNumber: Type.String(),
  sentAt: Instant,
  sentBy: Type.String(),
  dueAt: Instant,
  /** Hours of the warnings passed: 0, 12, 24 or 48. */
  lateHours: Type.Integer(),
  superiorName: Nullable(Type.String({ description: 'to whom it went when the time had passed' })),
  superiorPhone: Nullable(Type.String()),
  answeredAt: Nullable(Instant),
  answeredBy: Nullable(Type.String()),
  answerReason: Nullable(Type.String()),
  mayAnswer: Type.Boolean({ description: 'the caller may accept or refuse' }),
  mayReturn: Type.Boolean({ description: 'the caller may still give it back' }),
  mayWithdraw: Type.Boolean({ description: 'the caller may take it back' }),
  sendAgainId: Nullable(
    Type.String({
      description: 'case or contact that the caller may hand over anew, where this one came back',
    }),
  ),
});

/** What was handed over, as it stood when it was sent or accepted. */
const Dossier = Type.Object({
  asOf: Instant,
  disease: Type.String(),
  classification: Nullable(Type.String()),
  onsetDate: Nullable(CalendarDate),
  isolatedAt: Nullable(Instant),
  orders: Type.Array(
    Type.Object({
      id: Id,
      number: Type.String(),
      officeName: Type.Optional(
        Type.String({ description: 'who issued it; not in what was sealed before it was kept' }),
      ),
      kind: Type.String(),
      status: Type.String(),
      from: Instant,
      until: Instant,
    }),
  ),
  contactOf: Type.Array(
    Type.Object({
      caseLabel: Type.String(),
      level: Type.String(),
      firstAt: Instant,
      lastAt: Instant,
      minutes: Type.Number(),
      evidence: Type.Integer({ description: 'pieces of evidence that were copied into the decision' }),
      followUpUntil: Nullable(CalendarDate),
      lastVisitAt: Nullable(Instant),
      lastResult: Nullable(Type.String()),
    }),
  ),
});

export const HandoverDetail = Type.Object({
  ...Handover.properties,
  note: Nullable(Type.String()),
  replyNumber: Nullable(Type.String()),
  replyDate: Nullable(CalendarDate),
  replyFile: Type.Boolean(),
  returnUntil: Nullable(Instant),
  dossier: Nullable(Dossier),
  events: Type.Array(
    Type.Object({
      kind: OneOf(handoverEvents),
      at: Instant,
      by: Type.String(),
      note: Nullable(Type.String()),
    }),
  ),
});

const Sent = Type.Object({
  letter: Nullable(Type.Object({ id: Id, number: Type.String() })),
  outcomes: Type.Array(RowOutcome),
});
const OneHandover = { 200: HandoverDetail, 201: HandoverDetail };
const WithReason = Type.Object({ ids: Ids, reason: Text(400) });

/** Hand-over of cases and contacts to another commune or another province. */
export const handoverApi = {
  'GET /handovers': {
    summary: 'Hand-overs from and to the own areas; those that wait come first',
    access: 'handover.read',
    query: Type.Object({
      ...listQuery,
      q: Type.Optional(Text(120)),
      view: Type.Optional(OneOf(handoverViews)),
      status: Type.Optional(OneOf(handoverStatuses)),
      subject: Type.Optional(OneOf(handoverSubjects)),
      person: Type.Optional(Id),
      area: Type.Optional(Id),
    }),
    reply: { 200: Page(Handover) },
    file: ['text/csv'],
  },
  'GET /handovers/attention': {
    summary: 'How many hand-overs of the own areas wait, are late or came back, and how long answers take',
    access: 'handover.read',
    reply: {
      200: Type.Object({
        incoming: Type.Integer(),
        incomingLate: Type.Integer(),
        outgoing: Type.Integer(),
        outgoingLate: Type.Integer(),
        returned: Type.Integer({
          description: 'refused or returned to the own areas within 7 days, and not sent again since',
        }),
        medianHours: Nullable(Type.Number({ description: 'from sending to the answer, last 30 days' })),
        answered: Type.Integer({ description: 'answers of the last 30 days' }),
      }),
    },
  },
  'GET /handovers/rules': {
    summary: 'The clock of hand-overs as dated data with source and certainty',
    access: 'session',
    reply: {
      200: Type.Object({
        items: Type.Array(
          Type.Object({
            validFrom: CalendarDate,
            answerHours: Type.Integer(),
            warnHours: Type.Array(Type.Integer()),
            returnHours: Type.Integer(),
            source: Type.String(),
            sourceEn: Type.String(),
            certainty: OneOf(legalCertainties),
            inForce: Type.Boolean(),
          }),
        ),
      }),
    },
  },
  'POST /handovers': {
    summary:
      'Hand people over with one letter; each has its own outcome, those refused stay out of the letter',
    access: 'handover.act',
    body: Type.Object({
      id: Id,
      items: Type.Array(Type.Object({ subject: OneOf(handoverSubjects), id: Id }), {
        minItems: 1,
        maxItems: MOST_HANDED,
      }),
      toAreaId: Type.Optional(Type.String({ ...Id, description: 'a commune of the province' })),
      outside: Type.Optional(
        Type.Object({ province: Text(80), unit: Text(160), phone: Type.Optional(Text(40)) }),
      ),
      officeId: Type.String({ ...Id, description: 'office that sends the letter' }),
      signerId: Type.Optional(Id),
      reason: OneOf(handoverReasons),
      note: Type.Optional(Text(600)),
    }),
    reply: { 201: Sent, 200: Sent },
  },
  'POST /handovers/acceptances': {
    summary: 'Accept: from now on the receiving commune answers for these people',
    access: 'handover.act',
    body: Type.Object({ ids: Ids, note: Type.Optional(Text(400)) }),
    reply: { 200: RowOutcomes },
  },
  'POST /handovers/refusals': {
    summary: 'Refuse: the sender goes on answering for these people',
    access: 'handover.act',
    body: WithReason,
    reply: { 200: RowOutcomes },
  },
  'POST /handovers/returns': {
    summary: 'Give back after accepting, within the time of the rule',
    access: 'handover.act',
    body: WithReason,
    reply: { 200: RowOutcomes },
  },
  'POST /handovers/withdrawals': {
    summary: 'Take back what nobody has answered yet',
    access: 'handover.act',
    body: WithReason,
    reply: { 200: RowOutcomes },
  },
  'GET /handovers/letters/{id}/document.pdf': {
    summary: 'The letter of a hand-over with the list of people',
    access: 'handover.read',
    params: IdParams,
    file: ['application/pdf'],
  },
  'GET /handovers/{id}': {
    summary: 'One hand-over with what was handed over and its history',
    access: 'handover.read',
    params: IdParams,
    reply: { 200: HandoverDetail },
  },
  'POST /handovers/{id}/reply': {
    summary: 'Enter what a unit outside the province answered, with its paper',
    access: 'handover.act',
    params: IdParams,
    bodyLimit: 12_000_000,
    body: Type.Object({
      id: Id,
      answer: OneOf(outsideAnswers),
      number: Text(80, 'number of the paper of the answer'),
      date: CalendarDate,
      by: Text(160, 'who answered'),
      note: Type.Optional(Text(400)),
      file: Type.Optional(Upload),
    }),
    reply: OneHandover,
  },
  'GET /handovers/{id}/reply': {
    summary: 'The paper of the answer',
    access: 'handover.read',
    params: IdParams,
    file: ['application/pdf', 'image/jpeg', 'image/png'],
  },
} as const satisfies ApiTable;
