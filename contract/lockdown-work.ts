import { Type } from 'typebox';
import { type ApiTable, Id, IdParams, Instant, listQuery, Nullable, OneOf, Page, Text } from './kit.ts';
import {
  departureReasons,
  liftAnswers,
  lineKinds,
  lineStates,
  Lockdown,
  made,
  cordonNeedKinds,
  passDirections,
  passReasons,
  roundKinds,
  Sources,
  supplyOutcomes,
  SupplyStanding,
} from './lockdowns.ts';

const reply = { 200: Lockdown };
const Member = Type.Object({
  id: Id,
  personId: Id,
  name: Type.String(),
  phone: Nullable(Type.String()),
  birthYear: Nullable(Type.Integer()),
  address: Nullable(Type.String()),
  household: Type.String({ description: 'those of one household have the same' }),
  householdName: Nullable(Type.String({ description: 'who heads it, else the eldest inside' })),
  source: OneOf(['shape', 'address', 'hand', 'household'] as const),
  since: Instant,
  leftAt: Nullable(Instant),
  leftReason: Nullable(OneOf(departureReasons)),
  test: Nullable(OneOf(['sampled', 'negative', 'positive', 'missing'] as const, 'in the newest test round')),
});
const RoundHousehold = Type.Object({
  household: Type.String(),
  personId: Nullable(Type.String({ ...Id, description: 'head of it, else the eldest inside' })),
  name: Type.String(),
  phone: Nullable(Type.String()),
  address: Nullable(Type.String()),
  people: Type.Integer({ description: 'inside the cordon' }),
  outcome: Nullable(OneOf(supplyOutcomes)),
  at: Nullable(Instant),
  by: Nullable(Type.String()),
  missedBefore: Type.Integer({
    description: 'supply rounds in a row before this one that it got nothing of',
  }),
  lastOutcome: Nullable(OneOf(supplyOutcomes, 'in the round before')),
});
/** The most households that one request marks. */
export const MAX_MARKED = 1_000;
const Pass = Type.Object({
  id: Id,
  gateName: Type.String(),
  at: Instant,
  direction: OneOf(passDirections),
  reason: OneOf(passReasons),
  who: Nullable(Type.String()),
  allowedBy: Type.String(),
  note: Nullable(Type.String()),
});

/** The work inside a cordon: people, gates and guards, passes, rounds, needs, lines, the lift checklist. */
export const lockdownWorkApi = {
  'GET /lockdowns/{id}/members': {
    summary: 'People of the cordon, by household',
    access: 'lockdown.read',
    params: IdParams,
    query: Type.Object({
      ...listQuery,
      show: Type.Optional(OneOf(['inside', 'left', 'missing-test'] as const)),
    }),
    reply: { 200: Page(Member) },
    file: ['text/csv'],
  },
  'POST /lockdowns/{id}/members': {
    summary: 'Add people to the roster, from the registry or by hand; who is inside stays',
    access: 'lockdown.manage',
    params: IdParams,
    body: Type.Object({ id: Id, ...Sources }),
    reply: { 200: Type.Object({ added: Type.Integer(), known: Type.Integer() }) },
  },
  'POST /lockdowns/{id}/departures': {
    summary: 'Note that people left the cordon for good, with the reason',
    access: 'lockdown.manage',
    params: IdParams,
    body: Type.Object({
      memberIds: Type.Array(Id, { minItems: 1, maxItems: 500 }),
      at: Instant,
      reason: OneOf(departureReasons),
    }),
    reply: { 200: Type.Object({ left: Type.Integer(), unchanged: Type.Integer() }) },
  },
  'POST /lockdowns/{id}/gates': {
    summary: 'Add a gate of the cordon',
    access: 'lockdown.manage',
    params: IdParams,
    body: Type.Object({ id: Id, name: Text(120), where: Type.Optional(Text(200)) }),
    reply: made,
  },
  'POST /lockdowns/{id}/gates/{gateId}/close': {
    summary: 'Close a gate of the cordon',
    access: 'lockdown.manage',
    params: Type.Object({ id: Id, gateId: Id }),
    reply,
  },
  'POST /lockdowns/{id}/guards': {
    summary: 'Put guards on the roster of a gate',
    access: 'lockdown.manage',
    params: IdParams,
    body: Type.Object({
      id: Id,
      gateId: Id,
      guards: Type.Array(
        Type.Object({ who: Text(120), phone: Type.Optional(Text(30)), from: Instant, to: Instant }),
        { minItems: 1, maxItems: 100 },
      ),
    }),
    reply: { 200: Type.Object({ added: Type.Integer() }) },
  },
  'POST /lockdowns/{id}/guards/{guardId}/removal': {
    summary: 'Take a shift off the roster of guards: entered by mistake, or somebody else takes it',
    access: 'lockdown.manage',
    params: Type.Object({ id: Id, guardId: Id }),
    reply,
  },
  'GET /lockdowns/{id}/passes': {
    summary: 'Who was let in or out, newest first',
    access: 'lockdown.read',
    params: IdParams,
    query: Type.Object({ ...listQuery, direction: Type.Optional(OneOf(passDirections)) }),
    reply: { 200: Page(Pass) },
    file: ['text/csv'],
  },
  'POST /lockdowns/{id}/passes': {
    summary: 'Note somebody let in or out; only for the reasons allowed in that direction',
    access: 'lockdown.manage',
    params: IdParams,
    body: Type.Object({
      id: Id,
      gateId: Id,
      at: Instant,
      direction: OneOf(passDirections),
      reason: OneOf(passReasons),
      who: Text(160),
      personId: Type.Optional(Id),
      allowedBy: Text(120),
      note: Type.Optional(Text(400)),
    }),
    reply: made,
  },
  'POST /lockdowns/{id}/rounds': {
    summary: 'Plan a supply round or a test round; those inside are due in a test round',
    access: 'lockdown.manage',
    params: IdParams,
    body: Type.Object({
      id: Id,
      kind: OneOf(roundKinds),
      plannedAt: Instant,
      what: Type.Optional(Text(400)),
    }),
    reply: made,
  },
  'POST /lockdowns/{id}/rounds/{roundId}/done': {
    summary: 'Close a round; who was served or sampled can still be corrected while the cordon is in force',
    access: 'lockdown.manage',
    params: Type.Object({ id: Id, roundId: Id }),
    body: Type.Object({ at: Instant }),
    reply,
  },
  'GET /lockdowns/{id}/rounds/{roundId}/households': {
    summary: 'Households that are due in a supply round: those that missed the rounds before come first',
    access: 'lockdown.read',
    params: Type.Object({ id: Id, roundId: Id }),
    query: Type.Object({
      ...listQuery,
      show: Type.Optional(OneOf(['all', 'unserved', 'served'] as const)),
    }),
    reply: { 200: Page(RoundHousehold) },
    file: ['text/csv'],
  },
  'GET /lockdowns/{id}/rounds/{roundId}/households.pdf': {
    summary:
      'The same to carry along: a sheet with a box for each household; by default those not served yet',
    access: 'lockdown.read',
    params: Type.Object({ id: Id, roundId: Id }),
    query: Type.Object({ show: Type.Optional(OneOf(['all', 'unserved'] as const)) }),
    file: ['application/pdf'],
  },
  'POST /lockdowns/{id}/rounds/{roundId}/households': {
    summary: 'Mark what became of households in a supply round, many at once; or take a mark back',
    access: 'lockdown.manage',
    params: Type.Object({ id: Id, roundId: Id }),
    body: Type.Object({
      id: Id,
      households: Type.Optional(
        Type.Array(Type.String({ maxLength: 30 }), { minItems: 1, maxItems: MAX_MARKED }),
      ),
      rest: Type.Optional(Type.Boolean({ description: 'all of which nothing was said yet' })),
      outcome: OneOf([...supplyOutcomes, 'unmarked'] as const),
      at: Instant,
    }),
    reply: { 200: Type.Object({ changed: Type.Integer(), supply: SupplyStanding }) },
  },
  'POST /lockdowns/{id}/needs': {
    summary: 'Note what somebody inside needs, and until when',
    access: 'lockdown.manage',
    params: IdParams,
    body: Type.Object({
      id: Id,
      kind: OneOf(cordonNeedKinds),
      personId: Type.Optional(Id),
      who: Text(160),
      phone: Type.Optional(Text(30)),
      detail: Text(800),
      deadline: Instant,
    }),
    reply: made,
  },
  'POST /lockdowns/{id}/needs/{needId}': {
    summary: 'Assign a need, report it done, or drop it with a reason',
    access: 'lockdown.manage',
    params: Type.Object({ id: Id, needId: Id }),
    body: Type.Object({
      action: OneOf(['assign', 'done', 'drop', 'reopen'] as const),
      assignedTo: Type.Optional(Text(120)),
      assignedPhone: Type.Optional(Text(30)),
      outcome: Type.Optional(Text(400)),
    }),
    reply,
  },
  'POST /lockdowns/{id}/lines': {
    summary: 'Note whether a line to the people inside works',
    access: 'lockdown.manage',
    params: IdParams,
    body: Type.Object({
      id: Id,
      kind: OneOf(lineKinds),
      name: Text(120),
      state: OneOf(lineStates),
      contact: Type.Optional(Text(120)),
      reachedAt: Type.Optional(Instant),
      note: Type.Optional(Text(400)),
    }),
    reply,
  },
  'POST /lockdowns/{id}/checks': {
    summary: 'Answer an item of the lift checklist that only an officer can answer',
    access: 'lockdown.manage',
    params: IdParams,
    body: Type.Object({
      code: Text(40),
      answer: OneOf(liftAnswers),
      note: Type.Optional(Text(400)),
    }),
    reply,
  },
  'POST /lockdowns/{id}/preview.pdf': {
    summary:
      'A decision as it would be issued now, without a number, marked as a preview; takes no number, stores nothing',
    access: 'lockdown.manage',
    params: IdParams,
    body: Type.Object({
      act: OneOf(['decision', 'extension', 'lift'] as const),
      officeId: Id,
      signerId: Type.Optional(Id),
      legalBasis: Type.Optional(Text(800)),
      title: Type.Optional(Type.String({ ...Text(160), description: 'as it is being corrected' })),
      from: Type.Optional(Type.String({ ...Instant, description: 'as it is being corrected' })),
      until: Type.Optional(
        Type.String({ ...Instant, description: 'the end that it would set; of an extension required' }),
      ),
      reason: Type.Optional(Text(800)),
    }),
    file: ['application/pdf'],
  },
} as const satisfies ApiTable;
