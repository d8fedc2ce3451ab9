import { Type } from 'typebox';
import { type ApiTable, Id, IdParams, Instant, Nullable, OneOf, Page, Text, listQuery } from './kit.ts';
import { SheetPerson } from './rosters.ts';

/** What the commune found: not checked yet, there, or not there when it was checked. */
export const stayStates = ['REGISTERED', 'CONFIRMED', 'MISSING'] as const;
/** Parts of the list: those who are there, those who stayed beyond the day they named, those who left, visits to make. */
export const stayViews = ['present', 'overdue', 'departed', 'visits'] as const;
export const visitStates = ['DUE', 'DONE'] as const;
/** What a visit found. */
export const stayVisitResults = ['SEEN_OK', 'SEEN_NOT_OK', 'NOT_THERE'] as const;
/** The most rows that one request takes. */
export const MAX_LODGING_ROWS = 500;

const StayInput = Type.Object({
  id: Id,
  ...SheetPerson,
  card: Type.Optional(Text(1200, 'text of a scanned person card, citizen card, or its number')),
  room: Type.Optional(Text(40)),
  arrivedAt: Instant,
  plannedDepartureAt: Type.Optional(Instant),
  originAreaId: Type.Optional(Id),
  origin: Type.Optional(Text(200, 'where from, as written: commune, province')),
});

const RowOutcome = Type.Object({
  id: Id,
  status: Type.Integer(),
  visit: Type.Optional(Type.Boolean({ description: 'came from a red zone: a visit is due' })),
  originKnown: Type.Optional(Type.Boolean({ description: 'whether the zone of the origin is known' })),
  code: Type.Optional(Type.String()),
  message: Type.Optional(Type.String()),
  messageEn: Type.Optional(Type.String()),
});
const Outcomes = Type.Object({ outcomes: Type.Array(RowOutcome) });

export const Stay = Type.Object({
  id: Id,
  personId: Nullable(Id),
  name: Type.String(),
  phone: Nullable(Type.String()),
  placeId: Id,
  placeName: Type.String(),
  placeKind: Type.String(),
  areaName: Type.String(),
  room: Nullable(Type.String()),
  arrivedAt: Instant,
  plannedDepartureAt: Nullable(Instant),
  departedAt: Nullable(Instant),
  overdue: Type.Boolean(),
  originName: Nullable(Type.String()),
  originZone: Nullable(Type.String({ description: 'zone at arrival, null: no zone data' })),
  state: OneOf(stayStates),
  decidedAt: Nullable(Instant),
  decidedBy: Nullable(Type.String()),
  note: Nullable(Type.String()),
  visit: Nullable(OneOf(visitStates)),
  visitResult: Nullable(OneOf(stayVisitResults)),
  visitAt: Nullable(Instant),
  recordedBy: Type.String(),
});

/** Lodging: hosts register who arrives and leaves, the commune confirms, people from red zones are visited. */
export const lodgingApi = {
  'POST /lodging/stays': {
    summary: 'A hotel, guest house or household registers arrivals; each row has its own outcome',
    access: 'lodging.record',
    bodyLimit: 1_000_000,
    body: Type.Object({
      placeId: Type.Optional(Id),
      placeCode: Type.Optional(Text(120, 'code of the poster, for hosts who pick no place by name')),
      rows: Type.Array(StayInput, { minItems: 1, maxItems: MAX_LODGING_ROWS }),
    }),
    reply: { 200: Outcomes },
  },
  'GET /lodging/stays': {
    summary: 'Stays of the own areas, the latest arrival first; hosts see what they registered themselves',
    access: 'lodging.read',
    query: Type.Object({
      ...listQuery,
      q: Type.Optional(Text(120, 'name, phone or identity number')),
      view: Type.Optional(OneOf(stayViews)),
      state: Type.Optional(OneOf(stayStates)),
      area: Type.Optional(Id),
      place: Type.Optional(Id),
      from: Type.Optional(Instant),
      to: Type.Optional(Instant),
    }),
    reply: { 200: Page(Stay) },
    file: ['text/csv'],
  },
  'POST /lodging/departures': {
    summary: 'People who left; each row has its own outcome',
    access: 'lodging.record',
    body: Type.Object({
      items: Type.Array(Type.Object({ id: Id, departedAt: Instant }), {
        minItems: 1,
        maxItems: MAX_LODGING_ROWS,
      }),
    }),
    reply: { 200: Outcomes },
  },
  'POST /lodging/decisions': {
    summary:
      'The commune confirms that people are there, or marks them missing; each row has its own outcome',
    access: 'lodging.confirm',
    body: Type.Object({
      ids: Type.Array(Id, { minItems: 1, maxItems: MAX_LODGING_ROWS }),
      decision: OneOf(['confirm', 'missing'] as const),
      at: Instant,
      note: Type.Optional(Text(300)),
    }),
    reply: { 200: Outcomes },
  },
  'POST /lodging/stays/{id}/visits': {
    summary: 'A visit to somebody who came from a red zone was made',
    access: 'lodging.confirm',
    params: IdParams,
    body: Type.Object({
      id: Id,
      at: Instant,
      result: OneOf(stayVisitResults),
      note: Type.Optional(Text(300)),
    }),
    reply: { 201: Type.Object({ id: Id }), 200: Type.Object({ id: Id }) },
  },
} as const satisfies ApiTable;
