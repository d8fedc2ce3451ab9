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
  RowOutcomesByLine,
  Text,
  Version,
  listQuery,
} from './kit.ts';

export const rosterKinds = ['class', 'shift', 'dormitory', 'ward', 'bus', 'flight'] as const;
/** What a pasted row is before it is saved: on record, a new person, or wrong. */
export const rowStates = ['known', 'new', 'refused'] as const;

/** The most rows that one roster takes at once: a large shift. */
export const MAX_ROSTER_ROWS = 2_000;

/** Somebody on a sheet: by id, or by name, phone or both. */
export const SheetPerson = {
  personId: Type.Optional(Id),
  fullName: Type.Optional(Text(120)),
  phone: Type.Optional(Text(60)),
  address: Type.Optional(Text(300)),
  birthYear: Type.Optional(Type.Integer({ minimum: 1880, maximum: 2200 })),
};

const RosterRowInput = Type.Object({
  ...SheetPerson,
  unit: Type.Optional(Text(40, 'room of a class, dormitory or ward; line of a shift; carriage of a vehicle')),
  seat: Type.Optional(Text(20, 'seat, bed or station: 12A')),
  absent: Type.Optional(Type.Boolean({ description: 'was at none of the sessions' })),
  absentOn: Type.Optional(
    Type.Array(CalendarDate, { maxItems: 60, description: 'local days of the sessions that were missed' }),
  ),
  note: Type.Optional(Text(200, 'why absent; kept encrypted')),
});

const Session = Type.Object({ from: Instant, to: Instant });

/** What became of each row; `id` is the person's, null where the row was refused or makes somebody new. */
const Outcomes = RowOutcomesByLine({});
const Recorded = Type.Object({ id: Id, cases: Type.Integer(), ...Outcomes.properties });

export const RosterSummary = Type.Object({
  id: Id,
  kind: OneOf(rosterKinds),
  name: Type.String(),
  placeId: Nullable(Id),
  placeName: Nullable(Type.String()),
  areaName: Nullable(Type.String()),
  from: Instant,
  to: Instant,
  sessions: Type.Integer(),
  people: Type.Integer(),
  absent: Type.Integer({ description: 'people who missed at least one session' }),
  withdrawnAt: Nullable(Instant),
  version: Version,
  createdAt: Instant,
});

const RosterRow = Type.Object({
  personId: Id,
  name: Type.String(),
  phone: Nullable(Type.String()),
  birthYear: Nullable(Type.Integer()),
  unit: Nullable(Type.String()),
  seat: Nullable(Type.String()),
  absentOn: Type.Array(CalendarDate),
  caseIds: Type.Array(Id, { description: 'cases of this person, discarded ones left out' }),
});

/** The exposure rule that a roster is traced by, with its source. */
const Rule = Type.Object({
  disease: Nullable(Type.String({ description: 'null: any disease without a rule of its own' })),
  reach: OneOf(['everybody', 'same-unit', 'seats'] as const),
  rows: Nullable(Type.Integer({ description: 'seat rows that count as near' })),
  farWeight: Type.Number({ description: 'what a minute of those who are not near counts; 0: not listed' }),
  minMinutes: Nullable(Type.Integer({ description: 'null: the shortest overlap of the disease' })),
  validFrom: CalendarDate,
  source: Type.String(),
  sourceEn: Type.String(),
  certainty: OneOf(['verified', 'unverified'] as const),
});

const Absentee = Type.Object({
  personId: Id,
  name: Type.String(),
  phone: Nullable(Type.String()),
  unit: Nullable(Type.String()),
  seat: Nullable(Type.String()),
  missed: Type.Integer(),
  sessions: Type.Integer(),
  absentSince: Nullable(
    Type.String({ description: 'first day of the absence that lasts to the last session; null: came back' }),
  ),
  note: Nullable(Type.String()),
});

/** Rosters of classes, shifts, dormitories, wards, buses and flights: pasted once, traced for every case on them. */
export const rostersApi = {
  'POST /rosters/preview': {
    summary: 'What each row of a sheet would become; nothing is saved',
    access: 'tracing.run',
    body: Type.Object({
      placeId: Type.Optional(Id),
      rows: Type.Array(RosterRowInput, { minItems: 1, maxItems: MAX_ROSTER_ROWS }),
    }),
    reply: {
      200: RowOutcomesByLine({
        state: OneOf(rowStates),
        name: Nullable(Type.String({ description: 'of the person on record, as the viewer may see it' })),
      }),
    },
    bodyLimit: 2_000_000,
  },
  'POST /rosters': {
    summary: 'Record a roster with its people; each row has its own outcome; cases on it are traced again',
    access: 'tracing.run',
    body: Type.Object({
      id: Type.Optional(Id),
      kind: OneOf(rosterKinds),
      name: Text(120, 'class 5A, night shift, flight VN-123: shown as evidence'),
      placeId: Type.Optional(Id),
      areaId: Type.Optional(Id),
      sessions: Type.Array(Session, { minItems: 1, maxItems: 60 }),
      rows: Type.Array(RosterRowInput, { minItems: 1, maxItems: MAX_ROSTER_ROWS }),
    }),
    reply: {
      201: Recorded,
      200: Recorded,
    },
    bodyLimit: 2_000_000,
  },
  'POST /rosters/{id}/rows': {
    summary: 'Add people to a roster, or correct the seat and absence of people on it',
    access: 'tracing.run',
    params: IdParams,
    body: Type.Object({
      id: Type.Optional(Id),
      rows: Type.Array(RosterRowInput, { minItems: 1, maxItems: MAX_ROSTER_ROWS }),
    }),
    reply: { 200: Recorded },
    bodyLimit: 2_000_000,
  },
  'GET /rosters': {
    summary: 'Rosters of the own areas, newest first',
    access: 'tracing.run',
    query: Type.Object({
      ...listQuery,
      q: Type.Optional(Text(120)),
      kind: Type.Optional(OneOf(rosterKinds)),
      area: Type.Optional(Id),
      place: Type.Optional(Id),
      person: Type.Optional(Id),
    }),
    reply: { 200: Page(RosterSummary) },
    file: ['text/csv'],
  },
  'GET /rosters/{id}': {
    summary: 'One roster: sessions, people, who of them is a case, and the rule it is traced by',
    access: 'tracing.run',
    params: IdParams,
    reply: {
      200: Type.Object({
        ...RosterSummary.properties,
        areaId: Nullable(Id),
        sessionTimes: Type.Array(Session),
        rows: Type.Array(RosterRow),
        rules: Type.Array(Rule),
        withdrawnReason: Nullable(Type.String()),
      }),
    },
  },
  'GET /rosters/{id}/absentees': {
    summary: 'Who was absent since when: an early signal',
    access: 'tracing.run',
    params: IdParams,
    query: Type.Object(listQuery),
    reply: { 200: Page(Absentee) },
    file: ['text/csv'],
  },
  'POST /rosters/{id}/withdrawal': {
    summary: 'Take back a roster recorded by mistake: kept on record, no longer traced',
    access: 'tracing.run',
    params: IdParams,
    body: Type.Object({ version: Version, reason: Text(300) }),
    reply: { 200: RosterSummary },
  },
} as const satisfies ApiTable;
