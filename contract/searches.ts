import { Type } from 'typebox';
import {
  type ApiTable,
  Id,
  IdParams,
  Instant,
  Nullable,
  OneOf,
  Page,
  RowOutcomes,
  Text,
  listQuery,
} from './kit.ts';

/** Why somebody is searched for. */
export const searchCauses = ['wrong-number', 'not-at-address', 'moved', 'refused'] as const;
export const searchStatuses = ['OPEN', 'FOUND', 'CLOSED'] as const;
export const searchViews = ['open', 'mine', 'unassigned', 'closed'] as const;
export const searchManners = ['call', 'visit', 'neighbours', 'police', 'other'] as const;
export const searchResults = ['nothing', 'heard-of'] as const;

const MOST = 200;
const SearchRow = Type.Object({
  id: Id,
  status: OneOf(searchStatuses),
  cause: OneOf(searchCauses),
  personId: Id,
  personName: Type.String(),
  phone: Nullable(Type.String()),
  address: Nullable(Type.String()),
  areaName: Type.String(),
  caseId: Id,
  caseLabel: Type.String(),
  contactId: Nullable(Id),
  subject: OneOf(['case', 'contact'] as const),
  openedAt: Instant,
  lateHours: Type.Integer({ description: '24 or 48 once so many hours have passed; else 0' }),
  searcherId: Nullable(Id),
  searcherName: Nullable(Type.String()),
  tries: Type.Integer(),
  lastTriedAt: Nullable(Instant),
  watchUntil: Nullable(Type.String({ description: 'on the watch list of gates until then' })),
  closedAt: Nullable(Instant),
  closedBy: Nullable(Type.String()),
  foundAreaId: Nullable(Id),
  foundAreaName: Nullable(Type.String()),
});

const SearchDetail = Type.Object({
  ...SearchRow.properties,
  note: Nullable(Type.String()),
  phones: Type.Array(Type.String()),
  household: Type.Array(Type.Object({ name: Type.String(), phone: Nullable(Type.String()) }), {
    description: 'the others of the household',
  }),
  tried: Type.Array(
    Type.Object({
      at: Instant,
      by: Type.String(),
      what: OneOf(['visit', 'first-call', 'search'] as const),
      manner: Nullable(OneOf(searchManners)),
      result: Type.String({ description: 'code of the result of its kind' }),
      note: Nullable(Type.String()),
    }),
  ),
  lastPlaces: Nullable(
    Type.Array(
      Type.Object({
        placeName: Type.String(),
        areaName: Type.String(),
        times: Type.Integer({ description: 'how often in the last 14 days' }),
        inAt: Type.String({ ...Instant, description: 'the last time' }),
        outAt: Instant,
      }),
    ),
  ),
  mayWatch: Type.Boolean(),
});

const One = { 200: SearchDetail, 201: SearchDetail };

/** People who are searched for: wrong number, moved, not at the address, refused. */
export const searchesApi = {
  'GET /searches': {
    summary: 'Whom the own areas search for; who waits longest comes first',
    access: 'followup.record',
    query: Type.Object({
      ...listQuery,
      q: Type.Optional(Text(120)),
      view: Type.Optional(OneOf(searchViews)),
      cause: Type.Optional(OneOf(searchCauses)),
      area: Type.Optional(Id),
    }),
    reply: { 200: Page(SearchRow) },
    file: ['text/csv'],
  },
  'POST /searches': {
    summary: 'Begin a search by hand; one that is open is answered',
    access: 'followup.record',
    body: Type.Object({
      id: Id,
      subject: OneOf(['case', 'contact'] as const),
      subjectId: Id,
      cause: OneOf(searchCauses),
      note: Type.Optional(Text(600)),
    }),
    reply: One,
  },
  'POST /searches/assignments': {
    summary: 'Give searches to an officer, or to nobody; each has its own outcome',
    access: 'followup.record',
    body: Type.Object({
      ids: Type.Array(Id, { minItems: 1, maxItems: MOST }),
      searcherId: Nullable(Id),
    }),
    reply: { 200: RowOutcomes },
  },
  'GET /searches/{id}': {
    summary: 'What is known of one person who is searched for; the look is audited',
    access: 'followup.record',
    params: IdParams,
    reply: { 200: SearchDetail },
  },
  'POST /searches/{id}/attempts': {
    summary: 'Record one try to find the person',
    access: 'followup.record',
    params: IdParams,
    body: Type.Object({
      id: Id,
      at: Instant,
      manner: OneOf(searchManners),
      result: OneOf(searchResults),
      note: Type.Optional(Text(600)),
    }),
    reply: One,
  },
  'POST /searches/{id}/found': {
    summary: 'The person was found: back on the call list and into follow-up, off the watch list',
    access: 'followup.record',
    params: IdParams,
    body: Type.Object({
      id: Id,
      phone: Type.Optional(Text(40)),
      address: Type.Optional(Text(300)),
      areaId: Type.Optional(Type.String({ ...Id, description: 'commune where the person was found' })),
      note: Type.Optional(Text(600)),
    }),
    reply: One,
  },
  'POST /searches/{id}/closure': {
    summary: 'Give a search up, with the reason',
    access: 'followup.record',
    params: IdParams,
    body: Type.Object({ id: Id, reason: Text(400) }),
    reply: One,
  },
  'POST /searches/{id}/watch': {
    summary: 'Put the person on the watch list of gates until a time, with the reason',
    access: 'gate.watch',
    params: IdParams,
    body: Type.Object({ id: Id, until: Instant, reason: Text(200) }),
    reply: One,
  },
} as const satisfies ApiTable;
