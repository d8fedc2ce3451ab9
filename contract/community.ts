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
  Version,
  listQuery,
} from './kit.ts';
import { helperRelations } from './assistance.ts';
import { cordonNeedKinds } from './lockdowns.ts';

/** What one tap of a team says of a household. `called`: the number was shown and dialled; nobody was seen by it. */
export const teamResults = ['seen', 'absent', 'worse', 'food', 'medicine', 'called'] as const;
/** What the records of a day come to. */
export const homeStates = ['none', 'called', 'seen', 'absent', 'worse'] as const;
/** Why a household is on today's list; a team is told no more than this. */
export const dueReasons = ['follow-up', 'cordon', 'round'] as const;
/** `absent`: not met twice in a row. */
export const needKinds = ['worse', 'medicine', 'food', 'absent'] as const;
export const needUrgencies = ['emergency', 'urgent', 'today'] as const;
export const needStates = ['OPEN', 'TAKEN', 'DONE'] as const;
/** The most records that one request takes. */
export const MAX_TEAM_VISITS = 200;

const cordon = Nullable(
  Type.String({ description: 'name of the cordon in force that it lies in, whatever the reason' }),
);
const TeamHome = Type.Object({
  id: Id,
  teamId: Id,
  name: Type.String({ description: 'head of the household, else the eldest' }),
  house: Nullable(Type.String()),
  unitName: Nullable(Type.String()),
  reason: OneOf(dueReasons),
  phone: Nullable(
    Type.String({
      description: 'for the call without data network; the screen shows it only once it is called',
    }),
  ),
  people: Type.Array(Type.Object({ id: Id, name: Type.String() })),
  cordon,
  state: OneOf(homeStates),
  food: Type.Boolean(),
  medicine: Type.Boolean(),
  lastAt: Nullable(Instant),
});

export const Team = Type.Object({
  id: Id,
  name: Type.String(),
  areaId: Id,
  areaName: Type.String(),
  units: Type.Array(Type.Object({ id: Id, name: Type.String() })),
  members: Type.Array(Type.Object({ id: Id, name: Type.String(), login: Type.String() })),
  households: Type.Integer(),
  assigned: Type.Integer({ description: 'households given to it by name, beyond its units' }),
  version: Version,
});

const Round = Type.Object({
  id: Id,
  areaId: Id,
  areaName: Type.String(),
  units: Type.Array(Type.Object({ id: Id, name: Type.String() })),
  day: CalendarDate,
  reason: Type.String(),
  households: Type.Integer(),
  calledAt: Instant,
  calledBy: Type.String(),
  endedAt: Nullable(Instant),
});

const Coverage = Type.Object({
  teamId: Nullable(Id),
  teamName: Nullable(Type.String()),
  areaName: Type.String(),
  due: Type.Integer(),
  seen: Type.Integer(),
  absent: Type.Integer(),
  worse: Type.Integer(),
  notYet: Type.Integer(),
  food: Type.Integer(),
  medicine: Type.Integer(),
  lastAt: Nullable(Instant),
});

export const Home = Type.Object({
  id: Id,
  name: Type.String(),
  address: Nullable(Type.String()),
  phone: Nullable(Type.String()),
  areaName: Nullable(Type.String()),
  unitName: Nullable(Type.String()),
  teamId: Nullable(Id),
  teamName: Nullable(Type.String()),
  reason: OneOf(dueReasons),
  cordon,
  state: OneOf(homeStates),
  food: Type.Boolean(),
  medicine: Type.Boolean(),
  lastAt: Nullable(Instant),
  lastBy: Nullable(Type.String()),
});

export const Need = Type.Object({
  id: Id,
  kind: OneOf(needKinds),
  urgency: OneOf(needUrgencies),
  state: OneOf(needStates),
  times: Type.Integer({ description: 'how often it was said since it is open' }),
  householdId: Id,
  name: Type.String(),
  address: Nullable(Type.String()),
  areaName: Nullable(Type.String()),
  people: Type.Array(Type.Object({ id: Id, name: Type.String(), phone: Nullable(Type.String()) })),
  note: Nullable(Type.String()),
  raisedAt: Instant,
  raisedBy: Type.String(),
  toldAs: Nullable(OneOf(helperRelations, 'what `raisedBy` is to the person, where somebody passed it on')),
  teamName: Nullable(Type.String()),
  dueAt: Instant,
  overdue: Type.Boolean(),
  takenAt: Nullable(Instant),
  takenBy: Nullable(Type.String()),
  doneAt: Nullable(Instant),
  doneBy: Nullable(Type.String()),
  answer: Nullable(Type.String()),
  version: Version,
});

/** Where a need was noted: by a community team at a household, or for a cordoned area. */
export const supplySources = ['team', 'cordon'] as const;
/** How far supplying it is; the life cycle of each stands where it was noted. */
export const supplyStates = ['OPEN', 'TAKEN'] as const;
const SupplyNeed = Type.Object({
  source: OneOf(supplySources),
  id: Id,
  /** Of a cordon: its id and title. */
  lockdownId: Nullable(Id),
  lockdownTitle: Nullable(Type.String()),
  /** Of a team's need: of a cordon only who is called stands there. */
  householdId: Nullable(Id),
  kind: OneOf([...needKinds, ...cordonNeedKinds] as const),
  state: OneOf(supplyStates),
  who: Nullable(Type.String()),
  phone: Nullable(Type.String()),
  address: Nullable(Type.String()),
  areaName: Nullable(Type.String()),
  detail: Nullable(Type.String()),
  raisedAt: Instant,
  dueAt: Instant,
  overdue: Type.Boolean(),
  takenBy: Nullable(Type.String()),
  /** Of a team's need: what its answer must name. */
  version: Nullable(Version),
});

/** What somebody passes on for a person; each thing is an act of theirs in the person's history. */
const told = {
  id: Id,
  at: Instant,
  feels: OneOf(['well', 'worse'] as const),
  danger: Type.Optional(
    Type.Boolean({
      description: 'hard to breathe, chest pain, cannot be woken, blue lips; of who feels worse',
    }),
  ),
  needs: Type.Array(OneOf(['food', 'medicine'] as const), { maxItems: 2, uniqueItems: true }),
  note: Type.Optional(Text(300, 'goes with what is asked for')),
};
const Told = Type.Object({
  id: Id,
  needs: Type.Array(
    Type.Object({
      kind: OneOf(needKinds),
      dueAt: Type.String({ description: 'when somebody should have taken it over, at the latest' }),
    }),
  ),
});

const areaQuery = { area: Type.Optional(Id) };

/** Community teams: today's own households on a phone; teams, rounds, coverage and needs on the console. */
export const communityApi = {
  'GET /community/today': {
    summary: "Today's households of the caller's own teams: name, house, phone; nothing of health",
    access: 'community.visit',
    reply: {
      200: Type.Object({
        day: CalendarDate,
        asOf: Instant,
        teams: Type.Array(Type.Object({ id: Id, name: Type.String(), areaName: Type.String() })),
        rounds: Type.Array(Type.String({ description: 'why a round was called' })),
        households: Type.Array(TeamHome),
      }),
    },
  },
  'POST /community/visits/batch': {
    summary: 'What a team found at its households, also hours later; each record has its own outcome',
    access: 'community.visit',
    body: Type.Object({
      items: Type.Array(
        Type.Object({
          id: Id,
          householdId: Id,
          at: Instant,
          result: OneOf(teamResults),
          personIds: Type.Optional(Type.Array(Id, { maxItems: 30 })),
          danger: Type.Optional(
            Type.Boolean({ description: 'hard to breathe, chest pain, cannot be woken, blue lips' }),
          ),
          note: Type.Optional(Text(300)),
        }),
        { minItems: 1, maxItems: MAX_TEAM_VISITS },
      ),
    }),
    reply: { 200: RowOutcomes },
  },
  'GET /community/teams': {
    summary: 'Teams of the own areas with their units, people and number of households',
    access: 'community.read',
    query: Type.Object(areaQuery),
    reply: { 200: Type.Object({ items: Type.Array(Team) }) },
    file: ['text/csv'],
  },
  'GET /community/candidates': {
    summary: 'Accounts of the role community team in a commune',
    access: 'community.manage',
    query: Type.Object({ area: Id }),
    reply: {
      200: Type.Object({
        items: Type.Array(Type.Object({ id: Id, name: Type.String(), login: Type.String() })),
      }),
    },
  },
  'POST /community/teams': {
    summary: 'Make a team of a commune: its units below the commune and its people',
    access: 'community.manage',
    body: Type.Object({
      id: Id,
      areaId: Id,
      name: Text(120),
      unitIds: Type.Array(Id, { maxItems: 60 }),
      accountIds: Type.Array(Id, { maxItems: 20 }),
    }),
    reply: { 201: Team, 200: Team },
  },
  'PATCH /community/teams/{id}': {
    summary: 'Change or close a team',
    access: 'community.manage',
    params: IdParams,
    body: Type.Object({
      version: Version,
      name: Type.Optional(Text(120)),
      unitIds: Type.Optional(Type.Array(Id, { maxItems: 60 })),
      accountIds: Type.Optional(Type.Array(Id, { maxItems: 20 })),
      closed: Type.Optional(Type.Literal(true)),
    }),
    reply: { 200: Team },
  },
  'POST /community/teams/{id}/households': {
    summary: 'Give households to a team by name, or take them back to the team of their unit',
    access: 'community.manage',
    params: IdParams,
    body: Type.Object({
      householdIds: Type.Array(Id, { minItems: 1, maxItems: 500 }),
      give: Type.Boolean(),
    }),
    reply: { 200: Team },
  },
  'GET /community/rounds': {
    summary: 'Rounds that were called in the own areas, the newest first',
    access: 'community.read',
    query: Type.Object(areaQuery),
    reply: { 200: Type.Object({ items: Type.Array(Round) }) },
    file: ['text/csv'],
  },
  'POST /community/rounds': {
    summary: 'Call a round: every household of these units, or of the commune, is seen on that day',
    access: 'community.manage',
    body: Type.Object({
      id: Id,
      areaId: Id,
      unitIds: Type.Array(Id, { maxItems: 60, description: 'none: the whole commune' }),
      day: CalendarDate,
      reason: Text(200),
    }),
    reply: { 201: Round, 200: Round },
  },
  'POST /community/rounds/{id}/end': {
    summary: 'End a round early; what was recorded stays',
    access: 'community.manage',
    params: IdParams,
    reply: { 200: Round },
  },
  'GET /community/coverage': {
    summary: 'Of today: due, seen, absent, feeling worse, not yet, by team',
    access: 'community.read',
    query: Type.Object(areaQuery),
    reply: {
      200: Type.Object({
        asOf: Instant,
        day: CalendarDate,
        items: Type.Array(Coverage),
        withoutHousehold: Type.Integer({ description: 'people to be seen today who are in no household' }),
      }),
    },
    file: ['text/csv'],
  },
  'GET /community/homes': {
    summary: "Today's households of the own areas with what was found",
    access: 'community.read',
    query: Type.Object({
      ...listQuery,
      ...areaQuery,
      team: Type.Optional(Type.Union([Id, Type.Literal('none')])),
      state: Type.Optional(OneOf(homeStates)),
    }),
    reply: { 200: Page(Home) },
    file: ['text/csv'],
  },
  'POST /community/reports': {
    summary: 'A helper says how the person they act for is, and asks for food or medicine',
    access: 'public',
    ratePerMinute: 20,
    body: Type.Object({ ...told, assistance: Type.String({ pattern: '^[A-Za-z0-9_-]{20,60}$' }) }),
    reply: { 200: Told, 201: Told },
  },
  'POST /community/people/{id}/reports': {
    summary: 'An officer passes on how a person is who rang or was met, and what they need',
    access: 'declaration.record',
    params: IdParams,
    body: Type.Object(told),
    reply: { 200: Told, 201: Told },
  },
  'GET /community/needs': {
    summary: 'What teams ask for: medical staff for who feels worse, food, and who was not met twice',
    access: 'community.read',
    query: Type.Object({
      ...listQuery,
      ...areaQuery,
      kind: Type.Optional(OneOf(needKinds)),
      state: Type.Optional(OneOf(needStates)),
      open: Type.Optional(Type.Boolean()),
    }),
    reply: { 200: Page(Need) },
    file: ['text/csv'],
  },
  'GET /community/supply': {
    summary:
      'What is open for those who supply: needs of teams and of cordoned areas in one list, by the time they are due',
    access: 'community.read',
    query: Type.Object({
      ...areaQuery,
      source: Type.Optional(OneOf(supplySources)),
      overdue: Type.Optional(Type.Boolean()),
    }),
    reply: {
      200: Type.Object({
        asOf: Instant,
        items: Type.Array(SupplyNeed),
        counts: Type.Object({
          open: Type.Integer({ description: 'of the area, whatever the filter' }),
          overdue: Type.Integer(),
          team: Type.Integer(),
          cordon: Type.Integer(),
        }),
        /** More are open than are listed. */
        more: Type.Integer(),
      }),
    },
    file: ['text/csv'],
  },
  'POST /community/needs/{id}/answer': {
    summary: 'Take a need over, or say what was done about it',
    access: 'community.answer',
    params: IdParams,
    body: Type.Object({
      version: Version,
      step: OneOf(['take', 'done'] as const),
      note: Type.Optional(Text(500)),
    }),
    reply: { 200: Need },
  },
} as const satisfies ApiTable;
