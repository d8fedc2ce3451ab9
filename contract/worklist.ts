import { Type } from 'typebox';
import {
  type ApiTable,
  CalendarDate,
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
import { legalCertainties } from './order-signing.ts';

/** Work that is due: a contact to visit, a first call, a person under an order to check on, a request about data to answer. */
export const workKinds = ['contact', 'call', 'order', 'request'] as const;
export const workViews = ['mine', 'unassigned', 'late', 'escalated', 'came-up', 'all'] as const;

const Item = Type.Object({ kind: OneOf(workKinds), id: Id });
const WorkItem = Type.Object({
  ...Item.properties,
  caseId: Nullable(Id),
  personId: Id,
  personName: Type.String(),
  phone: Nullable(Type.String()),
  areaName: Type.String(),
  since: Type.String({
    ...Instant,
    description: 'since when it waits; of a request about data, its deadline',
  }),
  late: Type.Boolean({
    description: 'nobody was reached for 24 hours; of a request about data, its deadline has passed',
  }),
  lateHours: Type.Integer({
    minimum: 0,
    description: 'whole hours beyond a day, of a request beyond its deadline, begun ones too',
  }),
  officerId: Nullable(Id),
  officerName: Nullable(Type.String()),
  standInName: Nullable(Type.String({ description: 'who does it while the officer is away' })),
  away: Type.Boolean({ description: 'the officer is away' }),
  awayUntil: Nullable(CalendarDate),
  escalatedTo: Nullable(Type.String({ description: 'unit above that was told' })),
});

const Leave = Type.Object({
  id: Id,
  officerId: Id,
  officerName: Type.String(),
  from: CalendarDate,
  to: CalendarDate,
  deputyId: Nullable(Id),
  deputyName: Nullable(Type.String()),
  reason: Type.String(),
  by: Type.String(),
  state: OneOf(['coming', 'now', 'over'] as const),
  dueItems: Type.Integer({ description: 'work of the officer that is due now' }),
  mayEnd: Type.Boolean(),
});
const LeaveReply = { 201: Leave, 200: Leave };

/** Who does which work, who stands in for whom, and what goes to the superior. */
export const worklistApi = {
  'GET /worklist': {
    summary: 'Work that is due in the own areas, who has it, and who stands in; what waits longest first',
    access: 'followup.record',
    query: Type.Object({
      ...listQuery,
      view: Type.Optional(OneOf(workViews)),
      kind: Type.Optional(OneOf(workKinds)),
      area: Type.Optional(Id),
      officer: Type.Optional(Id),
    }),
    reply: { 200: Page(WorkItem) },
    file: ['text/csv'],
  },
  'GET /worklist/attention': {
    summary:
      'How much of the work that is due in the own areas is late, has nobody, or came up from units below',
    access: 'followup.record',
    reply: {
      200: Type.Object({
        late: Type.Integer({ description: 'as `late` says of each piece' }),
        late48: Type.Integer({ description: 'of these for 48 hours and more' }),
        unassigned: Type.Integer(),
        standingIn: Type.Integer({
          description: 'work of officers who are away that the viewer does for them',
        }),
        cameUp: Type.Integer({ description: 'late work that a unit of the viewer was told of' }),
      }),
    },
  },
  'GET /worklist/officers': {
    summary: 'Officers of the own areas with how much of the work that is due each has',
    access: 'followup.record',
    reply: {
      200: Type.Object({
        items: Type.Array(
          Type.Object({
            id: Id,
            name: Type.String(),
            kinds: Type.Array(OneOf(workKinds), {
              description: 'which kinds of work of these areas the officer may be given',
            }),
            due: Type.Integer(),
            late: Type.Integer(),
            awayUntil: Nullable(CalendarDate),
            standInName: Nullable(Type.String()),
          }),
        ),
      }),
    },
    file: ['text/csv'],
  },
  'POST /worklist/assignments': {
    summary: 'Give work to an officer, or to nobody; each has its own outcome',
    access: 'followup.record',
    body: Type.Object({
      items: Type.Array(Item, { minItems: 1, maxItems: 1000 }),
      officerId: Nullable(Id),
    }),
    reply: {
      200: RowOutcomes,
    },
  },
  'GET /worklist/rules': {
    summary: 'After how many hours work goes to the superior, as dated data with source and certainty',
    access: 'session',
    reply: {
      200: Type.Object({
        items: Type.Array(
          Type.Object({
            validFrom: CalendarDate,
            kinds: Type.Array(OneOf(workKinds)),
            hours: Type.Array(Type.Integer()),
            source: Type.String(),
            sourceEn: Type.String(),
            certainty: OneOf(legalCertainties),
          }),
        ),
      }),
    },
  },
  'GET /leaves': {
    summary: 'Who of the own areas is away or will be, and who stands in',
    access: 'followup.record',
    reply: { 200: Type.Object({ items: Type.Array(Leave) }) },
    file: ['text/csv'],
  },
  'POST /leaves': {
    summary: 'Enter that an officer is away, and who stands in; for oneself, or by somebody of a unit above',
    access: 'followup.record',
    body: Type.Object({
      id: Id,
      officerId: Type.Optional(Type.String({ ...Id, description: 'oneself without' })),
      from: CalendarDate,
      to: Type.String({ ...CalendarDate, description: 'last day' }),
      deputyId: Type.Optional(Id),
      reason: Text(200),
    }),
    reply: LeaveReply,
  },
  'POST /leaves/{id}/end': {
    summary: 'The officer is back: the work is the own again',
    access: 'followup.record',
    params: IdParams,
    reply: { 200: Leave },
  },
} as const satisfies ApiTable;
