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
  Text,
  listQuery,
} from './kit.ts';
import { vehicleKinds } from './places.ts';
import { sexes } from './people.ts';

export const scanOutcomes = [
  'valid',
  'expired',
  'bad-signature',
  'other-known',
  'unknown',
  'no-zone-data',
  'of-training',
  'not-of-training',
] as const;
export const gateDecisions = ['pass', 'test', 'quarantine', 'turn-back', 'ask-commander'] as const;
export const gateDirections = ['in', 'out'] as const;
/** How a post works when the queue grows: everybody; the permit lane waved through; one in n looked at. */
export const gateModes = ['all', 'permit-lane', 'sample'] as const;
/** How somebody was identified: a code of ours, another card, typed, a paper slip of a numbered book. */
export const crossingMeans = [
  'declaration',
  'card',
  'permit',
  'testslip',
  'dcc',
  'cccd',
  'bhyt',
  'phone',
  'plate',
  'typed',
  'slip',
] as const;
/** Where somebody sits in a vehicle. */
export const gateSeats = ['driver', 'assistant', 'passenger'] as const;
export const shiftStates = ['open', 'handed-over', 'ended'] as const;

export const Slip = Type.String({ pattern: '^[0-9A-Z]{4,20}$', description: 'number of a paper slip' });
const Plate = Text(20);

/** Somebody at the gate: what the code or the officer says; one of them at least. */
const GatePerson = Type.Object({
  personId: Type.Optional(Id),
  cardCode: Type.Optional(Text(40)),
  cccd: Type.Optional(Text(1200)),
  phone: Type.Optional(Text(30)),
  fullName: Type.Optional(Text(120)),
  birthYear: Type.Optional(Type.Integer({ minimum: 1880, maximum: 2200 })),
  sex: Type.Optional(OneOf(sexes)),
});

const Reason = Type.Object({
  rule: Text(60),
  decision: OneOf(gateDecisions),
  vi: Text(300),
  en: Text(300),
  missing: Type.Boolean(),
});

/** Facts by group and name, whole numbers and words; null: not known. See lib/gates. */
export const GateFacts = Type.Record(
  Type.String({ maxLength: 20 }),
  Type.Record(
    Type.String({ maxLength: 20 }),
    Type.Union([Type.Null(), Type.Boolean(), Type.Integer(), Type.String({ maxLength: 40 })]),
  ),
);

/** One person or vehicle that came to the gate, as the device decided it. A repeated id is answered, not stored again. */
export const CrossingInput = Type.Object({
  id: Id,
  postId: Id,
  shiftId: Type.Optional(Id),
  at: Instant,
  direction: OneOf(gateDirections),
  means: OneOf(crossingMeans),
  outcome: Nullable(OneOf(scanOutcomes)),
  person: Type.Optional(GatePerson),
  declarationCode: Type.Optional(Text(20)),
  permitCode: Type.Optional(Text(20)),
  slip: Type.Optional(Slip),
  plate: Type.Optional(Plate),
  vehicleKind: Type.Optional(OneOf(vehicleKinds)),
  /** One vehicle and those in it share a group. */
  groupId: Type.Optional(Id),
  seat: Type.Optional(OneOf(gateSeats)),
  /** Decided with the whole vehicle: somebody else in it may be why the decision is stricter than the one proposed. */
  byGroup: Type.Optional(Type.Boolean()),
  companions: Type.Optional(Type.Integer({ minimum: 0, maximum: 99 })),
  originAreaCode: Type.Optional(Text(12)),
  originText: Type.Optional(Text(200)),
  destination: Type.Optional(Text(200)),
  purpose: Type.Optional(Text(200)),
  departedAt: Type.Optional(Instant),
  zoneRank: Nullable(Type.Integer({ minimum: 0, maximum: 20 })),
  /** Tenths of a degree: 375 is 37.5. */
  temperature: Type.Optional(Type.Integer({ minimum: 300, maximum: 450 })),
  symptoms: Type.Optional(Type.Boolean()),
  proposed: OneOf(gateDecisions),
  decision: OneOf(gateDecisions),
  overrideReason: Type.Optional(Text(300)),
  ruleSet: Text(60),
  ruleVersion: Type.Integer({ minimum: 0 }),
  reasons: Type.Array(Reason, { maxItems: 40 }),
  /** What the device decided by, so that other rules can be tried over it later. */
  facts: Type.Optional(GateFacts),
  /** Waved through in a lane that was opened or sampled: counted, not looked at. */
  waved: Type.Optional(Type.Boolean()),
  packSequence: Type.Optional(Type.Integer({ minimum: 0 })),
  deviceId: Type.Optional(Id),
});

const CrossingOutcome = Type.Object({
  id: Id,
  status: Type.Integer({ description: '201 stored, 200 known already, 4xx refused' }),
  code: Type.Optional(Type.String()),
  message: Type.Optional(Type.String()),
  messageEn: Type.Optional(Type.String()),
});

export const Crossing = Type.Object({
  id: Id,
  at: Instant,
  postId: Id,
  postName: Type.String(),
  direction: OneOf(gateDirections),
  means: OneOf(crossingMeans),
  outcome: Nullable(OneOf(scanOutcomes)),
  personId: Nullable(Id),
  name: Nullable(Type.String()),
  plate: Nullable(Type.String()),
  companions: Type.Integer(),
  originName: Nullable(Type.String()),
  zoneRank: Nullable(Type.Integer()),
  proposed: OneOf(gateDecisions),
  decision: OneOf(gateDecisions),
  overrideReason: Nullable(Type.String()),
  ruleVersion: Type.Integer(),
  reasons: Type.Array(Reason),
  waved: Type.Boolean(),
  slip: Nullable(Type.String()),
  groupId: Nullable(Id),
  seat: Nullable(OneOf(gateSeats)),
  byGroup: Type.Boolean(),
});

const Mode = Type.Object({
  mode: OneOf(gateModes),
  oneIn: Nullable(Type.Integer({ minimum: 2, maximum: 100 })),
  reason: Nullable(Type.String()),
  since: Nullable(Instant),
});

const Post = Type.Object({
  id: Id,
  name: Type.String(),
  areaId: Id,
  areaName: Type.String(),
  border: Type.Boolean(),
  /** Posts that hear of whoever is turned back here, and this one of theirs: it is enough that one of two names the other. */
  neighbourIds: Type.Array(Id),
  mode: Mode,
});

const Shift = Type.Object({
  id: Id,
  postId: Id,
  postName: Type.String(),
  officer: Type.String(),
  lane: Nullable(Type.String()),
  direction: OneOf(gateDirections),
  state: OneOf(shiftStates),
  startedAt: Instant,
  endedAt: Nullable(Instant),
  note: Nullable(Type.String()),
  crossings: Type.Integer(),
  decisions: Type.Record(Type.String(), Type.Integer()),
  vehicles: Type.Integer(),
});

/** Gates: posts, shifts, crossings, and what the server knows beyond a code. */
export const gatesApi = {
  'GET /gates/posts': {
    summary: 'Checkpoints of the own areas, with their neighbours and how they work now',
    access: 'gate.read',
    query: Type.Object({ area: Type.Optional(Id) }),
    reply: { 200: Type.Object({ items: Type.Array(Post) }) },
    file: ['text/csv'],
  },
  'PATCH /gates/posts/{id}': {
    summary: 'Neighbours of a post, and whether it stands at the border',
    access: 'gate.manage',
    params: IdParams,
    body: Type.Object({
      neighbourIds: Type.Optional(Type.Array(Id, { maxItems: 50 })),
      border: Type.Optional(Type.Boolean()),
    }),
    reply: { 200: Post },
  },
  'POST /gates/posts/{id}/mode': {
    summary: 'Open a lane or look at one in n while the queue is long; needs a reason and is counted',
    access: 'gate.command',
    params: IdParams,
    body: Type.Object({
      mode: OneOf(gateModes),
      oneIn: Type.Optional(Type.Integer({ minimum: 2, maximum: 100 })),
      reason: Type.Optional(Text(300)),
    }),
    reply: { 200: Post },
  },
  'POST /gates/shifts': {
    summary: 'Begin a shift at a post',
    access: 'gate.record',
    body: Type.Object({
      id: Id,
      postId: Id,
      lane: Type.Optional(Text(40)),
      direction: OneOf(gateDirections),
      startedAt: Instant,
      deviceId: Type.Optional(Id),
    }),
    reply: { 201: Shift, 200: Shift },
  },
  'POST /gates/shifts/{id}/end': {
    summary: 'End a shift or hand it over, with what the next one must know',
    access: 'gate.record',
    params: IdParams,
    body: Type.Object({
      endedAt: Instant,
      handOver: Type.Boolean(),
      note: Type.Optional(Text(1000)),
      unsynced: Type.Optional(Type.Integer({ minimum: 0 })),
    }),
    reply: { 200: Shift },
  },
  'GET /gates/shifts': {
    summary: 'Shifts of the own areas, the newest first',
    access: 'gate.read',
    query: Type.Object({ ...listQuery, post: Type.Optional(Id), state: Type.Optional(OneOf(shiftStates)) }),
    reply: { 200: Page(Shift) },
    file: ['text/csv'],
  },
  'POST /gates/crossings/batch': {
    summary: 'Crossings as a device decided them, also hours later; each is answered by itself',
    access: 'gate.record',
    body: Type.Object({ items: Type.Array(CrossingInput, { minItems: 1, maxItems: 1000 }) }),
    bodyLimit: 4_000_000,
    reply: { 200: Type.Object({ outcomes: Type.Array(CrossingOutcome) }) },
  },
  'GET /gates/crossings': {
    summary: 'Crossings of the own areas, the newest first',
    access: 'gate.read',
    query: Type.Object({
      ...listQuery,
      post: Type.Optional(Id),
      shift: Type.Optional(Id),
      group: Type.Optional(Id),
      decision: Type.Optional(OneOf(gateDecisions)),
      outcome: Type.Optional(OneOf(scanOutcomes)),
      overridden: Type.Optional(Type.Boolean()),
      plate: Type.Optional(Plate),
      from: Type.Optional(Instant),
      to: Type.Optional(Instant),
    }),
    reply: { 200: Page(Crossing) },
    file: ['text/csv'],
  },
  'GET /gates/board': {
    summary: 'Counts of today by post, hour, decision and zone, live',
    access: 'gate.read',
    query: Type.Object({ post: Type.Optional(Id), date: Type.Optional(CalendarDate) }),
    reply: {
      200: Type.Object({
        asOf: Instant,
        posts: Type.Array(
          Type.Object({
            postId: Id,
            postName: Type.String(),
            mode: Mode,
            openShifts: Type.Integer(),
            unanswered: Type.Integer({ description: 'questions to the commander without an answer' }),
            unansweredSince: Nullable(Instant),
            lastCrossingAt: Nullable(Instant),
            total: Type.Integer(),
            waved: Type.Integer(),
            overridden: Type.Integer(),
            decisions: Type.Record(Type.String(), Type.Integer()),
            zones: Type.Record(Type.String(), Type.Integer(), { description: 'by rank; none: no data' }),
            hours: Type.Array(Type.Integer(), { description: '24 counts, local hours' }),
          }),
        ),
      }),
    },
  },
  'GET /gates/alerts': {
    summary:
      'Who was turned back at a neighbouring post in the last hours: plate or short name and reason, no diagnosis',
    access: 'gate.record',
    query: Type.Object({ post: Id, hours: Type.Optional(Type.Integer({ minimum: 1, maximum: 48 })) }),
    reply: {
      200: Type.Object({
        items: Type.Array(
          Type.Object({
            id: Id,
            at: Instant,
            postName: Type.String(),
            plate: Nullable(Type.String()),
            name: Nullable(Type.String()),
            vi: Type.String(),
            en: Type.String(),
          }),
        ),
      }),
    },
  },
  'POST /gates/check': {
    summary:
      'What the server knows beyond the codes: orders, results, watch list; and the decision by the rules in force',
    access: 'gate.record',
    body: Type.Object({
      postId: Id,
      direction: OneOf(gateDirections),
      codes: Type.Array(Text(4300), { maxItems: 6, description: 'as scanned or typed' }),
      plate: Type.Optional(Plate),
      originAreaCode: Type.Optional(Text(12)),
      originText: Type.Optional(Text(300, 'address in words: it may lie in a cordoned area')),
      departedAt: Type.Optional(Instant),
      counted: Type.Optional(Type.Integer({ minimum: 0, maximum: 99 })),
      temperature: Type.Optional(Type.Integer({ minimum: 300, maximum: 450 })),
      symptoms: Type.Optional(Type.Boolean()),
    }),
    reply: {
      200: Type.Object({
        outcome: OneOf(scanOutcomes),
        /** The signed code of a declaration whose short code was typed: as good as its QR. */
        opened: Nullable(Type.String()),
        person: Nullable(
          Type.Object({
            personId: Nullable(Id),
            name: Nullable(Type.String()),
            birthYear: Nullable(Type.Integer()),
          }),
        ),
        zone: Type.Object({
          rank: Nullable(Type.Integer()),
          vi: Nullable(Type.String()),
          en: Nullable(Type.String()),
          asOf: Nullable(Instant),
        }),
        facts: Type.Unknown(),
        decision: OneOf(gateDecisions),
        ruleSet: Type.String(),
        ruleVersion: Type.Integer(),
        reasons: Type.Array(Reason),
      }),
    },
  },
} as const satisfies ApiTable;
