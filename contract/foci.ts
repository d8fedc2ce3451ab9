import { Type } from 'typebox';
import { historyEndpoint } from './history.ts';
import { diseaseGroups } from './cases.ts';
import {
  type ApiTable,
  Id,
  IdParams,
  Instant,
  listQuery,
  CalendarDate,
  Nullable,
  OneOf,
  Page,
  Text,
  Version,
} from './kit.ts';

export const focusStates = ['FOUND', 'ACTIVE', 'ENDED', 'DROPPED'] as const;
export const focusStages = ['found', 'active', 'ended'] as const;
export const focusCaseStates = ['PROPOSED', 'LINKED', 'REJECTED'] as const;

const Clock = Type.Object({
  stage: OneOf(focusStages),
  dueAt: Nullable(Instant),
  reportedAt: Nullable(Instant),
  late: Type.Boolean(),
  to: Nullable(Type.String()),
  by: Nullable(Type.String()),
  note: Nullable(Type.String()),
});

export const FocusSummary = Type.Object({
  id: Id,
  title: Type.String(),
  state: OneOf(focusStates),
  disease: Type.String(),
  group: Nullable(OneOf(diseaseGroups)),
  areaId: Id,
  areaName: Type.String(),
  placeName: Nullable(Type.String()),
  lat: Nullable(Type.Number({ description: 'of the place, else the middle of the unit' })),
  lon: Nullable(Type.Number()),
  foundAt: Instant,
  activeAt: Nullable(Instant),
  endedAt: Nullable(Instant),
  cases: Type.Integer(),
  proposed: Type.Integer(),
  next: Nullable(
    Type.Object(
      { stage: OneOf(focusStages), dueAt: Instant, late: Type.Boolean() },
      {
        description: 'the report that is due next',
      },
    ),
  ),
  mayEndFrom: Nullable(CalendarDate),
  version: Version,
});

export const Focus = Type.Object({
  ...FocusSummary.properties,
  placeId: Nullable(Id),
  clusterId: Nullable(Id),
  note: Nullable(Type.String()),
  clocks: Type.Array(Clock),
  rule: Type.Object({
    version: Type.String(),
    reportHours: Nullable(Type.Integer()),
    quietDays: Nullable(Type.Integer({ description: 'days without a new case before it may end' })),
    source: Type.Object({ vi: Type.String(), en: Type.String() }),
    certainty: OneOf(['verified', 'unverified'] as const),
  }),
  lastCaseDate: Nullable(CalendarDate),
  linked: Type.Array(
    Type.Object({
      caseId: Id,
      label: Type.String(),
      name: Type.String(),
      classification: Type.String(),
      onsetDate: Nullable(CalendarDate),
      reportDate: CalendarDate,
      state: OneOf(focusCaseStates),
      why: Type.String({ description: 'area, place, cluster or hand' }),
    }),
  ),
  timeline: Type.Array(
    Type.Object({ at: Instant, by: Type.String(), kind: Type.String(), detail: Nullable(Type.String()) }),
  ),
  may: Type.Object({ manage: Type.Boolean() }),
});
const made = { 201: Type.Object({ id: Id }), 200: Type.Object({ id: Id }) };
const reply = { 200: Focus };

/** Outbreak foci (ổ dịch): found, active, ended, each with its report and its clock. */
export const fociApi = {
  'GET /foci': {
    summary: 'Outbreak foci of the own areas, those whose report is due soonest first',
    access: 'focus.read',
    query: Type.Object({
      ...listQuery,
      q: Type.Optional(Text(120)),
      state: Type.Optional(OneOf(focusStates)),
      area: Type.Optional(Id),
      late: Type.Optional(Type.Boolean({ description: 'only those with a report overdue' })),
      open: Type.Optional(Type.Boolean({ description: 'only those found or active' })),
    }),
    reply: { 200: Page(FocusSummary) },
    file: ['text/csv'],
  },
  'POST /foci': {
    summary: 'Open an outbreak focus, by itself, from cases or from a cluster',
    access: 'focus.manage',
    body: Type.Object({
      id: Type.Optional(Id),
      title: Text(160),
      disease: Text(40),
      areaId: Id,
      placeId: Type.Optional(Id),
      foundAt: Instant,
      note: Type.Optional(Text(2000)),
      clusterId: Type.Optional(Id),
      caseIds: Type.Optional(Type.Array(Id, { maxItems: 500 })),
    }),
    reply: made,
  },
  'GET /foci/{id}': {
    summary: 'One focus with its clocks and cases; audited',
    access: 'focus.read',
    params: IdParams,
    reply,
  },
  'GET /foci/{id}/history': historyEndpoint('a focus', 'focus.read'),
  'POST /foci/{id}/steps': {
    summary:
      'Move a focus on: active, ended (only after the quiet days, or with a reason), dropped, or active again',
    access: 'focus.manage',
    params: IdParams,
    body: Type.Object({
      id: Id,
      to: OneOf(focusStates),
      at: Instant,
      reason: Type.Optional(Text(400)),
    }),
    reply,
  },
  'POST /foci/{id}/reports': {
    summary: 'Note that the report of a stage went out: when and to whom',
    access: 'focus.manage',
    params: IdParams,
    body: Type.Object({
      id: Id,
      stage: OneOf(focusStages),
      at: Instant,
      to: Text(160),
      note: Type.Optional(Text(400)),
    }),
    reply,
  },
  'POST /foci/{id}/cases': {
    summary: 'Link cases to a focus, or reject what was proposed',
    access: 'focus.manage',
    params: IdParams,
    body: Type.Object({
      caseIds: Type.Array(Id, { minItems: 1, maxItems: 500 }),
      state: OneOf(['LINKED', 'REJECTED'] as const),
    }),
    reply,
  },
} as const satisfies ApiTable;
