import { Type } from 'typebox';
import { historyEndpoint } from './history.ts';
import {
  type ApiTable,
  CalendarDate,
  Id,
  IdParams,
  Instant,
  JobAccepted,
  LateHours,
  Nullable,
  OneOf,
  Page,
  Text,
  listQuery,
  RowOutcomesByLine,
  RowOutcomesWith,
} from './kit.ts';
import { placeKinds } from './places.ts';
import { belowReasons, ScoreFactors } from './trace-plan.ts';

export const contactStatuses = ['PROPOSED', 'CONFIRMED', 'DROPPED', 'CONVERTED'] as const;
export const followUpStatuses = ['NO_FOLLOW_UP', 'FOLLOW_UP', 'OVERDUE', 'COMPLETED', 'LOST'] as const;
export const evidenceSources = [
  'presence',
  'residence',
  'household',
  'trip',
  'named',
  'roster',
  'event',
] as const;
export const dropReasons = [
  'not-there',
  'no-exposure',
  'protected',
  'other-person',
  'duplicate',
  'other',
] as const;
export const relations = [
  'same-household',
  'family-or-friend',
  'same-workplace',
  'same-class',
  'medical-care',
  'same-vehicle',
  'other',
] as const;
export const visitResults = [
  'SEEN_OK',
  'SEEN_NOT_OK',
  'NO_ANSWER',
  'WRONG_NUMBER',
  'NOT_AT_ADDRESS',
  'MOVED',
  'REFUSED',
] as const;

const Evidence = Type.Object({
  source: OneOf(evidenceSources),
  placeId: Nullable(Id),
  placeName: Nullable(Type.String()),
  from: Instant,
  to: Instant,
  minutes: Type.Number(),
  group: Type.Optional(
    Type.Object(
      {
        id: Id,
        name: Type.String(),
        kind: Type.String({ description: 'kind of the roster, or `event`' }),
        spot: Nullable(Type.String({ description: 'room and seat of the contact' })),
        viaSpot: Nullable(Type.String({ description: 'room and seat of the one who exposed' })),
        near: Type.Boolean({ description: 'within the distance of the rule' }),
      },
      { description: 'the roster or event that the evidence comes from' },
    ),
  ),
  setting: Type.Optional(OneOf(placeKinds, 'kind of place, where only that was recalled')),
  spot: Type.Optional(Type.String({ description: 'seat or room recalled' })),
});

export const Contact = Type.Object({
  id: Nullable(Id),
  version: Nullable(Type.Integer({ description: 'of what officers decided and noted; null: undecided' })),
  caseId: Id,
  personId: Id,
  name: Type.String(),
  phone: Nullable(Type.String()),
  address: Nullable(Type.String()),
  areaName: Nullable(Type.String()),
  level: Type.String({ description: 'F1, F2 …, computed' }),
  score: Type.Number({ description: 'exposure minutes weighted by kind of evidence, for ranking' }),
  minutes: Type.Number(),
  firstAt: Instant,
  lastAt: Instant,
  places: Type.Integer(),
  via: Nullable(Type.Object({ personId: Id, name: Type.String() })),
  evidence: Type.Array(Evidence),
  status: OneOf(contactStatuses),
  followUpStatus: OneOf(followUpStatuses),
  followUpUntil: Nullable(CalendarDate),
  dropReason: Nullable(OneOf(dropReasons)),
  orderId: Nullable(Id),
  factors: Type.Optional(ScoreFactors),
  below: Type.Optional(
    OneOf(belowReasons, 'why the cut-offs of the case leave the contact out of the proposals'),
  ),
  relation: Type.Optional(OneOf(relations)),
  followUpOfficeId: Type.Optional(Id),
  followUpOffice: Type.Optional(Type.String({ description: 'office or team that follows up' })),
  followUpOfficer: Type.Optional(Type.String()),
  resultingCaseId: Type.Optional(Id),
});

export const TraceAnswer = Type.Object({
  engine: OneOf(['sql', 'index'] as const),
  contacts: Type.Integer(),
  levels: Type.Record(Type.String(), Type.Integer()),
  placeExposures: Type.Integer(),
  asOf: Instant,
});

/** Tracing, contacts and their follow-up. */
export const tracingApi = {
  'POST /cases/{id}/trace': {
    summary: 'Find who was exposed to a case: co-presence, residence, household, trips, named contacts',
    access: 'tracing.run',
    params: IdParams,
    body: Type.Object({
      from: Type.Optional(Instant),
      to: Type.Optional(Instant),
      depth: Type.Optional(Type.Integer({ minimum: 1, maximum: 2 })),
      minMinutes: Type.Optional(Type.Integer({ minimum: 0, maximum: 720 })),
    }),
    reply: { 200: TraceAnswer, 202: JobAccepted },
  },
  'GET /cases/{id}/contacts': {
    summary: 'Contacts of a case, ranked, each with its evidence',
    access: 'case.read',
    params: IdParams,
    query: Type.Object({
      ...listQuery,
      level: Type.Optional(OneOf(['F1', 'F2'] as const)),
      status: Type.Optional(OneOf(contactStatuses)),
      below: Type.Optional(
        Type.Boolean({ description: 'only who the cut-offs leave out (true) or keep (false)' }),
      ),
      q: Type.Optional(Text(120)),
      reason: Type.Optional(Text(200)),
    }),
    reply: { 200: Type.Object({ ...Page(Contact).properties, asOf: Nullable(Instant) }) },
    file: ['text/csv'],
  },
  'POST /cases/{id}/contacts': {
    summary: 'Add named contacts, as pasted from a sheet; each row has its own outcome',
    access: 'contact.decide',
    params: IdParams,
    body: Type.Object({
      items: Type.Array(
        Type.Object({
          personId: Type.Optional(Id),
          fullName: Type.Optional(Text(120)),
          phone: Type.Optional(Text(60)),
          address: Type.Optional(Text(300)),
          birthYear: Type.Optional(Type.Integer({ minimum: 1880, maximum: 2200 })),
          relation: Type.Optional(OneOf(relations)),
          firstContactDate: Type.Optional(CalendarDate),
          lastContactDate: CalendarDate,
          setting: Type.Optional(OneOf(placeKinds)),
          spot: Type.Optional(Text(40, 'seat or room')),
        }),
        { minItems: 1, maxItems: 1000 },
      ),
    }),
    bodyLimit: 2_000_000,
    reply: {
      200: RowOutcomesByLine({ contactId: Nullable(Id) }),
    },
  },
  'POST /cases/{id}/contacts/decisions': {
    summary: 'Confirm or drop contacts; on confirmation the evidence is copied into the link',
    access: 'contact.decide',
    params: IdParams,
    body: Type.Object({
      personIds: Type.Array(Id, { minItems: 1, maxItems: 1000 }),
      decision: OneOf(['confirm', 'drop'] as const),
      reason: Type.Optional(OneOf(dropReasons)),
    }),
    reply: {
      200: RowOutcomesWith({ contactId: Nullable(Id) }),
    },
  },
  'GET /contacts': {
    summary: 'My day: contacts of the own areas due for follow-up, overdue first',
    access: 'followup.record',
    query: Type.Object({
      ...listQuery,
      followUpStatus: Type.Optional(OneOf(followUpStatuses)),
      due: Type.Optional(Type.Boolean()),
      area: Type.Optional(Id),
      contact: Type.Optional(Type.String({ ...Id, description: 'this decision on a contact alone' })),
      q: Type.Optional(Text(120, 'name, phone or identity number')),
    }),
    reply: {
      200: Page(
        Type.Object({
          ...Contact.properties,
          caseLabel: Type.String(),
          lastVisitAt: Nullable(Instant),
          dayNumber: Nullable(Type.Integer()),
          lateHours: LateHours,
        }),
      ),
    },
    file: ['text/csv'],
  },
  'GET /contacts/{id}/history': historyEndpoint('a confirmed contact', 'contact.decide'),
  'POST /contacts/{id}/visits': {
    summary: 'Record a follow-up call or visit: reached or not, temperature, symptoms',
    access: 'followup.record',
    params: IdParams,
    body: Type.Object({
      id: Id,
      at: Instant,
      result: OneOf(visitResults),
      lost: Type.Optional(
        Type.Boolean({ description: 'with WRONG_NUMBER or REFUSED: give the contact up, status LOST' }),
      ),
      temperature: Type.Optional(Type.Number({ minimum: 30, maximum: 45 })),
      symptoms: Type.Optional(Type.Array(Text(40), { maxItems: 20 })),
      note: Type.Optional(Text(1000)),
    }),
    reply: {
      201: Type.Object({ id: Id, followUpStatus: OneOf(followUpStatuses) }),
      200: Type.Object({ id: Id, followUpStatus: OneOf(followUpStatuses) }),
    },
  },
  'POST /trips': {
    summary: 'A vehicle trip and who was on it: everybody on it is a contact of a case on it',
    access: 'tracing.run',
    body: Type.Object({
      id: Type.Optional(Id),
      plate: Text(20),
      departedAt: Instant,
      arrivedAt: Instant,
      personIds: Type.Array(Id, { minItems: 1, maxItems: 200 }),
      note: Type.Optional(Text(300)),
    }),
    reply: { 201: Type.Object({ id: Id }), 200: Type.Object({ id: Id }) },
  },
  'POST /residences': {
    summary: 'A long stay: lodging, ward, quarantine room, dormitory',
    access: 'tracing.run',
    body: Type.Object({
      id: Type.Optional(Id),
      personId: Id,
      placeId: Id,
      room: Type.Optional(Text(40)),
      from: Instant,
      to: Type.Optional(Instant),
    }),
    reply: { 201: Type.Object({ id: Id }), 200: Type.Object({ id: Id }) },
  },
} as const satisfies ApiTable;
