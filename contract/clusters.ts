import { Type } from 'typebox';
import { caseClassifications } from './cases.ts';
import {
  type ApiTable,
  CalendarDate,
  Id,
  IdParams,
  Instant,
  Nullable,
  OneOf,
  Page,
  Text,
  Version,
  listQuery,
  RowOutcomesByLine,
  RowOutcomesWith,
} from './kit.ts';
import { CasesToo, orderKinds } from './orders.ts';
import { placeKinds } from './places.ts';
import { MAX_ROSTER_ROWS, SheetPerson } from './rosters.ts';
import { relations } from './tracing.ts';

export const eventStatuses = ['SIGNAL', 'EVENT', 'SCREENING', 'CLUSTER', 'DROPPED'] as const;
export const investigationStatuses = ['PENDING', 'ONGOING', 'DONE', 'DISCARDED'] as const;
export const riskLevels = ['LOW', 'MODERATE', 'HIGH', 'UNKNOWN'] as const;
export const involvements = [
  'guest',
  'host',
  'staff',
  'passenger',
  'crew',
  'household',
  'case',
  'other',
] as const;
export const participantSources = ['check-in', 'list', 'household', 'roster', 'case'] as const;

/** The most people that one bulk action takes. */
export const MAX_BULK = 1_000;

const ClusterFields = {
  title: Text(160),
  status: OneOf(eventStatuses),
  investigation: OneOf(investigationStatuses),
  risk: OneOf(riskLevels),
  disease: Text(40),
  areaId: Id,
  placeKind: OneOf(placeKinds),
  placeId: Nullable(Id),
  from: Instant,
  to: Instant,
  description: Nullable(Text(2000)),
};

export const ClusterSummary = Type.Object({
  id: Id,
  title: Type.String(),
  status: OneOf(eventStatuses),
  investigation: OneOf(investigationStatuses),
  risk: OneOf(riskLevels),
  disease: Type.String(),
  areaId: Id,
  areaName: Type.String(),
  placeKind: OneOf(placeKinds),
  placeId: Nullable(Id),
  placeName: Nullable(Type.String()),
  from: Instant,
  to: Instant,
  participants: Type.Integer(),
  cases: Type.Integer({ description: 'cases linked to the cluster' }),
  version: Version,
  createdAt: Instant,
});

export const Cluster = Type.Object({
  ...ClusterSummary.properties,
  description: Nullable(Type.String()),
  summary: Type.Object({
    participants: Type.Integer(),
    ill: Type.Integer({
      description: 'participants who became confirmed or probable cases from the first day on',
    }),
    illBefore: Type.Integer({ description: 'participants who were cases before it: not at risk' }),
    attackRate: Nullable(
      Type.Object(
        { value: Type.Number(), low: Type.Number(), high: Type.Number() },
        {
          description:
            'ill / (participants - ill before), Wilson 95 % interval; null where nobody was at risk',
        },
      ),
    ),
    firstOnset: Nullable(CalendarDate),
    lastOnset: Nullable(CalendarDate),
    asOf: Instant,
  }),
  linkedCases: Type.Array(
    Type.Object({
      id: Id,
      label: Type.String(),
      name: Type.String(),
      classification: OneOf(caseClassifications),
      onsetDate: Nullable(CalendarDate),
      reportDate: CalendarDate,
      participant: Type.Boolean(),
    }),
  ),
  timeline: Type.Array(
    Type.Object({
      at: Type.String({ description: 'an instant, or a calendar date for an onset or a report' }),
      kind: OneOf([
        'start',
        'end',
        'onset',
        'report',
        'change',
        'participants',
        'case',
        'contacts',
        'cases',
      ] as const),
      by: Nullable(Type.String()),
      count: Nullable(Type.Integer()),
      caseId: Nullable(Id),
      label: Nullable(Type.String()),
      fields: Type.Array(Type.String()),
    }),
  ),
});

const Participant = Type.Object({
  personId: Id,
  name: Type.String(),
  phone: Nullable(Type.String()),
  birthYear: Nullable(Type.Integer()),
  areaName: Nullable(Type.String()),
  involvement: OneOf(involvements),
  source: OneOf(participantSources),
  from: Instant,
  to: Instant,
  caseIds: Type.Array(Id),
  addedAt: Instant,
});

/** What became of each row of those who took part; `id` is the person's, null where the row was refused. */
const Added = RowOutcomesByLine({});
/** What became of each of these people; `id` is the person's. */
const Outcomes = RowOutcomesWith({
  caseId: Type.Optional(Id),
  contactId: Type.Optional(Id),
  orderNumber: Type.Optional(Type.String()),
});

/** What may be noted of a confirmed contact; null takes it away. */
const followUp = {
  relation: Type.Optional(Nullable(OneOf(relations))),
  officeId: Type.Optional(Nullable(Id)),
  officer: Type.Optional(Nullable(Text(120, 'name of the officer or team'))),
};
const People = Type.Array(Id, { minItems: 1, maxItems: MAX_BULK });

/** Clusters and events, and bulk work on contacts. */
export const clustersApi = {
  'POST /clusters': {
    summary: 'Open an event or cluster',
    access: 'tracing.run',
    body: Type.Object({
      id: Type.Optional(Id),
      ...Type.Partial(Type.Object(ClusterFields)).properties,
      title: ClusterFields.title,
      disease: ClusterFields.disease,
      areaId: ClusterFields.areaId,
      from: ClusterFields.from,
      to: ClusterFields.to,
    }),
    reply: { 201: Type.Object({ id: Id }), 200: Type.Object({ id: Id }) },
  },
  'GET /clusters': {
    summary: 'Clusters and events of the own areas, newest first',
    access: 'tracing.run',
    query: Type.Object({
      ...listQuery,
      q: Type.Optional(Text(120)),
      status: Type.Optional(OneOf(eventStatuses)),
      investigation: Type.Optional(OneOf(investigationStatuses)),
      risk: Type.Optional(OneOf(riskLevels)),
      area: Type.Optional(Id),
      case: Type.Optional(Id),
    }),
    reply: { 200: Page(ClusterSummary) },
    file: ['text/csv'],
  },
  'GET /clusters/{id}': {
    summary: 'One cluster: cases, attack rate, timeline',
    access: 'tracing.run',
    params: IdParams,
    reply: { 200: Cluster },
  },
  'PATCH /clusters/{id}': {
    summary: 'Edit a cluster by field; concurrent edits of other fields merge, of the same field answer 409',
    access: 'tracing.run',
    params: IdParams,
    body: Type.Object({ version: Version, ...Type.Partial(Type.Object(ClusterFields)).properties }),
    reply: { 200: Cluster },
  },
  'GET /clusters/{id}/participants': {
    summary: 'Who took part',
    access: 'tracing.run',
    params: IdParams,
    query: Type.Object({ ...listQuery, involvement: Type.Optional(OneOf(involvements)) }),
    reply: { 200: Page(Participant) },
    file: ['text/csv'],
  },
  'POST /clusters/{id}/participants': {
    summary:
      'Add participants in one step: a pasted list, check-ins at a place, a household, a roster, or cases',
    access: 'tracing.run',
    params: IdParams,
    body: Type.Object({
      id: Type.Optional(Id),
      involvement: Type.Optional(OneOf(involvements)),
      rows: Type.Optional(
        Type.Array(Type.Object({ ...SheetPerson, involvement: Type.Optional(OneOf(involvements)) }), {
          minItems: 1,
          maxItems: MAX_ROSTER_ROWS,
        }),
      ),
      checkIns: Type.Optional(Type.Object({ placeId: Id, from: Instant, to: Instant })),
      householdOf: Type.Optional(Id),
      rosterId: Type.Optional(Id),
      caseIds: Type.Optional(Type.Array(Id, { minItems: 1, maxItems: MAX_BULK })),
    }),
    reply: {
      200: Type.Object({ added: Type.Integer(), known: Type.Integer(), ...Added.properties }),
    },
    bodyLimit: 2_000_000,
  },
  'POST /clusters/{id}/participants/removals': {
    summary: 'Take people off the participants; what was made of them stays',
    access: 'tracing.run',
    params: IdParams,
    body: Type.Object({ personIds: People }),
    reply: { 200: Outcomes },
  },
  'POST /clusters/{id}/contacts': {
    summary: 'Make participants contacts of a case, with the event as evidence; each person has an outcome',
    access: 'contact.decide',
    params: IdParams,
    body: Type.Object({
      caseId: Id,
      personIds: People,
      confirm: Type.Optional(Type.Boolean({ description: 'also confirm them' })),
    }),
    reply: { 200: Outcomes },
  },
  'POST /clusters/{id}/cases': {
    summary: 'Open cases for participants, linked to the cluster; each person has an outcome',
    access: 'case.write',
    params: IdParams,
    body: Type.Object({
      personIds: People,
      classification: OneOf(['SUSPECT', 'PROBABLE', 'CONFIRMED'] as const),
      reportDate: CalendarDate,
      sourceCaseId: Type.Optional(Id),
    }),
    reply: { 200: Outcomes },
  },
  'POST /cases/{id}/household-cluster': {
    summary: 'A cluster of the household of a case, in one step; a second call answers the first one',
    access: 'tracing.run',
    params: IdParams,
    reply: { 201: Type.Object({ id: Id }), 200: Type.Object({ id: Id }) },
  },
  'POST /cases/{id}/contacts/conversions': {
    summary:
      'Contacts became cases: opens them with this case as source; link, evidence and follow-up are kept',
    access: 'case.write',
    params: IdParams,
    body: Type.Object({
      personIds: People,
      classification: OneOf(['SUSPECT', 'PROBABLE', 'CONFIRMED'] as const),
      reportDate: CalendarDate,
    }),
    reply: { 200: Outcomes },
  },
  'POST /cases/{id}/contacts/details': {
    summary: 'Set the relation to the case, or who follows up, for many confirmed contacts',
    access: 'contact.decide',
    params: IdParams,
    body: Type.Object({
      personIds: People,
      ...followUp,
      versions: Type.Optional(
        Type.Array(Nullable(Version), {
          maxItems: 1000,
          description:
            'of the contacts as they were seen, in the order of the people: who was changed since in the same field is told, not changed',
        }),
      ),
    }),
    reply: { 200: Outcomes },
  },
  'PATCH /contacts/{id}': {
    summary: 'Change the relation to the case, or who follows up, of one confirmed contact',
    access: 'contact.decide',
    params: IdParams,
    body: Type.Object({
      version: Version,
      ...followUp,
    }),
    reply: {
      200: Type.Object({
        id: Id,
        version: Version,
        relation: Nullable(OneOf(relations)),
        officeId: Nullable(Id),
        officeName: Nullable(Type.String()),
        officer: Nullable(Type.String()),
      }),
    },
  },
  'POST /cases/{id}/contacts/orders': {
    summary: 'Issue orders to contacts; who cannot get one is named, the others get theirs',
    access: 'order.issue',
    params: IdParams,
    body: Type.Object({
      id: Type.Optional(Id),
      personIds: People,
      kind: OneOf(orderKinds),
      legalBasis: Text(400),
      issuerOfficeId: Id,
      from: Instant,
      until: Instant,
      placeId: Type.Optional(Id),
      reason: Text(400),
      casesToo: Type.Optional(CasesToo),
    }),
    reply: { 200: Outcomes },
  },
} as const satisfies ApiTable;
