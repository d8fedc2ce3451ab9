import { Type } from 'typebox';
import {
  type ApiTable,
  Id,
  IdParams,
  Instant,
  Nullable,
  OneOf,
  Page,
  RowOutcomesWith,
  Text,
  listQuery,
} from './kit.ts';

/** Why levels moved. */
export const changeCauses = [
  'RETRACED',
  'RESULT_POSITIVE',
  'RESULT_NEGATIVE',
  'RESULT_CORRECTED',
  'CASE_DISCARDED',
] as const;
/** NOTED: levels moved, but nothing follows that an officer must decide. */
export const changeStatuses = ['OPEN', 'APPLIED', 'DISMISSED', 'NOTED'] as const;
/** What an officer is asked to confirm for one person. Nothing of it happens by itself. */
export const levelProposals = [
  'CONVERT_TO_CASE',
  'CONFIRM_CONTACT',
  'RELEASE_ORDER',
  'DROP_CONTACT',
  'DISCARD_CASE',
  'NONE',
] as const;
export const changeReasons = [
  'NEW_CONTACT',
  'CLOSER',
  'FARTHER',
  'NO_LONGER_FOUND',
  'TESTED_POSITIVE',
  'EXPOSED_BY_POSITIVE',
  'EXPOSED_BY_NEGATIVE',
  'NO_LONGER_POSITIVE',
  'CASE_DISCARDED',
  'HELD_ELSEWHERE',
  'IS_CASE',
] as const;
export const changeRowStatuses = ['OPEN', 'APPLIED', 'SUPERSEDED', 'NOTED'] as const;

const Moves = Type.Array(
  Type.Object({
    from: Nullable(Type.Integer({ description: 'level before; null: no contact' })),
    to: Nullable(Type.Integer({ description: 'level now; 0: the case level, null: no contact' })),
    n: Type.Integer(),
  }),
);
const ProposalCounts = Type.Array(
  Type.Object({ proposal: OneOf(levelProposals), n: Type.Integer(), open: Type.Integer() }),
);

export const LevelChangeSet = Type.Object({
  id: Id,
  caseId: Id,
  caseLabel: Type.String(),
  areaName: Nullable(Type.String()),
  cause: OneOf(changeCauses),
  subject: Nullable(Type.Object({ personId: Id, name: Type.String() })),
  at: Instant,
  causedAt: Instant,
  moves: Moves,
  proposals: ProposalCounts,
  ordersMayEnd: Type.Integer(),
  status: OneOf(changeStatuses),
  settledAt: Nullable(Instant),
  settledBy: Nullable(Type.String()),
  reason: Nullable(Type.String()),
});

export const LevelChangeRow = Type.Object({
  personId: Id,
  name: Type.String(),
  phone: Nullable(Type.String()),
  areaName: Nullable(Type.String()),
  from: Nullable(Type.Integer()),
  to: Nullable(Type.Integer()),
  reason: OneOf(changeReasons),
  proposal: OneOf(levelProposals),
  orderId: Nullable(Id),
  orderNumber: Nullable(Type.String()),
  status: OneOf(changeRowStatuses),
  appliedAt: Nullable(Instant),
  appliedBy: Nullable(Type.String()),
});

/** What became of each of these people; `id` is the person's. */
const Outcomes = RowOutcomesWith({ proposal: OneOf(levelProposals) });

/** What moved in the levels of contacts, and the decisions that an officer takes on it. */
export const levelChangesApi = {
  'GET /level-changes': {
    summary: 'Change sets of the own areas, newest first',
    access: 'case.read',
    query: Type.Object({
      ...listQuery,
      status: Type.Optional(OneOf(changeStatuses)),
      cause: Type.Optional(OneOf(changeCauses)),
      case: Type.Optional(Id),
      area: Type.Optional(Id),
    }),
    reply: { 200: Page(LevelChangeSet) },
    file: ['text/csv'],
  },
  'GET /level-changes/{id}': {
    summary: 'One change set',
    access: 'case.read',
    params: IdParams,
    reply: { 200: LevelChangeSet },
  },
  'GET /level-changes/{id}/rows': {
    summary: 'The people of a change set: level before and now, reason, order in force, proposal',
    access: 'case.read',
    params: IdParams,
    query: Type.Object({
      ...listQuery,
      proposal: Type.Optional(OneOf(levelProposals)),
      status: Type.Optional(OneOf(changeRowStatuses)),
    }),
    reply: { 200: Page(LevelChangeRow) },
    file: ['text/csv'],
  },
  'POST /level-changes/{id}/apply': {
    summary:
      'Carry out proposals that an officer confirms, all or selected, each with its own outcome; repeatable',
    access: 'contact.decide',
    params: IdParams,
    body: Type.Object({
      personIds: Type.Optional(Type.Array(Id, { minItems: 1, maxItems: 1000 })),
      proposal: Type.Optional(OneOf(levelProposals)),
      reason: Text(300),
    }),
    reply: {
      200: Type.Object({ ...Outcomes.properties, open: Type.Integer(), set: LevelChangeSet }),
    },
  },
  'POST /level-changes/{id}/dismiss': {
    summary: 'Close a change set without carrying out what is open, with a reason',
    access: 'contact.decide',
    params: IdParams,
    body: Type.Object({ reason: Text(300) }),
    reply: { 200: LevelChangeSet },
  },
} as const satisfies ApiTable;
