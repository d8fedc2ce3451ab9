import { Type } from 'typebox';
import { historyEndpoint } from './history.ts';
import {
  type ApiTable,
  Id,
  IdParams,
  Instant,
  listQuery,
  Nullable,
  OneOf,
  Page,
  Text,
  Version,
} from './kit.ts';

export const lockdownStates = ['DRAFT', 'ACTIVE', 'LIFTED', 'DROPPED'] as const;
export const lockdownShapes = ['unit', 'place', 'address', 'polygon'] as const;
export const departureReasons = ['hospital', 'quarantine', 'moved', 'died', 'mistake', 'other'] as const;
/** Decisions of a cordon that can be printed. */
export const lockdownPapers = ['set-up', 'extension', 'lift'] as const;
export const passDirections = ['in', 'out'] as const;
export const passReasons = [
  'emergency',
  'birth',
  'dialysis',
  'medicine',
  'funeral',
  'medical-duty',
  'supply',
  'guard',
  'sampling',
  'return-home',
  'handover',
] as const;
export const roundKinds = ['supply', 'test'] as const;
/** What became of a household in a supply round. */
export const supplyOutcomes = ['served', 'away', 'refused', 'not-reached'] as const;
export const cordonNeedKinds = ['medicine', 'food', 'birth', 'dialysis', 'other'] as const;
export const cordonNeedStates = ['OPEN', 'ASSIGNED', 'DONE', 'DROPPED'] as const;
export const lineKinds = ['loudspeaker', 'zalo', 'head-of-group', 'hotline', 'other'] as const;
export const lineStates = ['working', 'failing', 'unchecked'] as const;
export const liftAnswers = ['met', 'not-met', 'unknown'] as const;

/** The most people of one cordon, and the most points of a drawn outline. */
export const MAX_CORDONED = 20_000;
export const MAX_POINTS = 2_000;

const Position = Type.Array(Type.Number(), { minItems: 2, maxItems: 3 });
/** GeoJSON Polygon or MultiPolygon, WGS84, longitude before latitude. */
export const Outline = Type.Object({
  type: OneOf(['Polygon', 'MultiPolygon'] as const),
  coordinates: Type.Array(Type.Unknown(), { minItems: 1, maxItems: 20 }),
});
/**
 * What is cordoned: a dated unit, a place, an alley or row told by the words of its addresses, or a drawn outline; the last
 * two with the commune that answers for them.
 */
export const LockdownShape = Type.Object({
  kind: OneOf(lockdownShapes),
  areaId: Type.Optional(Id),
  placeId: Type.Optional(Id),
  outline: Type.Optional(Outline),
  address: Type.Optional(
    Type.Array(Text(120), {
      minItems: 1,
      maxItems: 20,
      description: 'words by which addresses of the commune lie inside: an alley, a row of houses',
    }),
  ),
});
const Rings = Type.Array(Type.Array(Type.Array(Position)), {
  description: 'polygons, each an outer ring and its holes',
});

/** From where people are taken into the roster; several may be named. */
export const Sources = {
  shape: Type.Optional(
    Type.Boolean({ description: 'whoever lives in the unit, at the place, or at places inside the outline' }),
  ),
  address: Type.Optional(
    Type.Array(Text(120), {
      maxItems: 20,
      description: 'people of the commune whose address holds these words',
    }),
  ),
  personIds: Type.Optional(Type.Array(Id, { maxItems: 1_000 })),
  households: Type.Optional(Type.Boolean({ description: 'with those who live in one household with them' })),
};

const Signed = Type.Object({
  number: Type.String(),
  at: Instant,
  officeName: Type.String(),
  signer: Nullable(Type.String()),
});

export const LockdownSummary = Type.Object({
  id: Id,
  title: Type.String(),
  state: OneOf(lockdownStates),
  shape: OneOf(lockdownShapes),
  areaId: Id,
  areaName: Type.String(),
  placeName: Nullable(Type.String()),
  disease: Type.String(),
  number: Nullable(Type.String({ description: 'of the decision to set it up' })),
  from: Instant,
  until: Instant,
  liftedAt: Nullable(Instant),
  ending: Type.Boolean({ description: 'in force, and its end is near or past: extend or lift' }),
  households: Type.Integer(),
  people: Type.Integer(),
  overdueNeeds: Type.Integer(),
  openNeeds: Type.Integer(),
  missingTests: Type.Integer({ description: 'of the newest test round' }),
  unserved: Type.Integer({ description: 'households of the newest supply round' }),
  guardsNow: Type.Integer(),
  gatesUnguarded: Type.Integer(),
  createdAt: Instant,
  version: Version,
});

const Guard = Type.Object({
  id: Id,
  gateId: Id,
  who: Type.String(),
  phone: Nullable(Type.String()),
  from: Instant,
  to: Instant,
  now: Type.Boolean(),
});
const Gate = Type.Object({
  id: Id,
  name: Type.String(),
  where: Nullable(Type.String()),
  closedAt: Nullable(Instant),
  guards: Type.Array(Guard),
});
/** How the households that are due in a supply round stand. */
export const SupplyStanding = Type.Object({
  due: Type.Integer(),
  served: Type.Integer(),
  away: Type.Integer(),
  refused: Type.Integer(),
  notReached: Type.Integer(),
  unmarked: Type.Integer({ description: 'nothing was said of them yet' }),
});
const Round = Type.Object({
  id: Id,
  kind: OneOf(roundKinds),
  no: Type.Integer(),
  plannedAt: Instant,
  doneAt: Nullable(Instant),
  what: Nullable(Type.String()),
  households: Nullable(Type.Integer({ description: 'reached by a supply round of before each was marked' })),
  supply: Nullable(SupplyStanding),
  due: Nullable(Type.Integer()),
  sampled: Nullable(Type.Integer()),
  negative: Nullable(Type.Integer()),
  positive: Nullable(Type.Integer()),
  missing: Nullable(Type.Integer()),
});
const Need = Type.Object({
  id: Id,
  kind: OneOf(cordonNeedKinds),
  state: OneOf(cordonNeedStates),
  personId: Nullable(Id),
  who: Nullable(Type.String()),
  phone: Nullable(Type.String()),
  detail: Nullable(Type.String({ description: 'health data: hidden from those who see people masked' })),
  deadline: Instant,
  overdue: Type.Boolean(),
  assignedTo: Nullable(Type.String()),
  assignedPhone: Nullable(Type.String()),
  doneAt: Nullable(Instant),
  outcome: Nullable(Type.String()),
  reportedAt: Instant,
});
const Line = Type.Object({
  kind: OneOf(lineKinds),
  name: Type.String(),
  state: OneOf(lineStates),
  contact: Nullable(Type.String()),
  reachedAt: Nullable(Instant),
  note: Nullable(Type.String()),
  by: Type.String(),
  notedAt: Instant,
});
const Check = Type.Object({
  code: Type.String(),
  vi: Type.String(),
  en: Type.String(),
  by: OneOf(['records', 'officer'] as const, 'answered from the records, or by an officer'),
  answer: OneOf(liftAnswers),
  detailVi: Nullable(Type.String()),
  detailEn: Nullable(Type.String()),
  note: Nullable(Type.String()),
  answeredBy: Nullable(Type.String()),
  answeredAt: Nullable(Instant),
});

export const Lockdown = Type.Object({
  ...LockdownSummary.properties,
  placeId: Nullable(Id),
  outline: Nullable(Rings),
  km2: Nullable(Type.Number()),
  addressWords: Nullable(Type.Array(Type.String())),
  warnings: Type.Array(
    Type.Object({ code: Type.String(), message: Type.String(), messageEn: Type.String() }),
  ),
  reason: Type.String(),
  legalBasis: Nullable(Type.String()),
  officeId: Nullable(Id),
  focusId: Nullable(Id),
  setUp: Nullable(Signed),
  lifted: Nullable(Signed),
  liftReason: Nullable(Type.String()),
  extensions: Type.Array(
    Type.Object({
      id: Id,
      until: Instant,
      reason: Type.String(),
      at: Instant,
      by: Type.String(),
      number: Nullable(Type.String({ description: 'of its decision; null: only noted' })),
      shorter: Type.Boolean({ description: 'it ends earlier than before' }),
    }),
  ),
  gates: Type.Array(Gate),
  rounds: Type.Array(Round),
  needs: Type.Array(Need),
  lines: Type.Array(Line),
  liftChecklist: Type.Object({
    rule: Type.String({ description: 'version of the rule' }),
    source: Type.Object({ vi: Type.String(), en: Type.String() }),
    certainty: OneOf(['verified', 'unverified'] as const),
    items: Type.Array(Check, { description: 'of a lifted cordon as they stood when it was lifted' }),
    ready: Type.Boolean(),
  }),
  timeline: Type.Array(
    Type.Object({ at: Instant, by: Type.String(), kind: Type.String(), detail: Nullable(Type.String()) }),
  ),
  may: Type.Object({ manage: Type.Boolean(), decide: Type.Boolean() }),
});

const Warnings = Type.Array(
  Type.Object({ code: Type.String(), message: Type.String(), messageEn: Type.String() }),
);
const Signing = {
  officeId: Id,
  legalBasis: Text(800),
  signerId: Type.Optional(Id),
};
const reply = { 200: Lockdown };
export const made = { 201: Type.Object({ id: Id }), 200: Type.Object({ id: Id }) };

/** Cordoned areas (khu phong tỏa): decision, gates, people inside, rounds, needs, lift. */
export const lockdownsApi = {
  'GET /lockdowns': {
    summary: 'Cordoned areas of the own areas; those that need something first',
    access: 'lockdown.read',
    query: Type.Object({
      ...listQuery,
      q: Type.Optional(Text(120)),
      state: Type.Optional(OneOf(lockdownStates)),
      area: Type.Optional(Id),
      ending: Type.Optional(Type.Boolean()),
      focus: Type.Optional(Type.String({ ...Id, description: 'of this outbreak focus' })),
    }),
    reply: { 200: Page(LockdownSummary) },
    file: ['text/csv'],
  },
  'GET /lockdowns/map': {
    summary: 'Outlines of cordons in force in the own areas, for the map',
    access: 'lockdown.read',
    reply: {
      200: Type.Object({
        items: Type.Array(
          Type.Object({
            id: Id,
            title: Type.String(),
            areaName: Type.String(),
            from: Instant,
            until: Instant,
            households: Type.Integer(),
            people: Type.Integer(),
            rings: Nullable(Rings),
            lat: Nullable(Type.Number()),
            lon: Nullable(Type.Number()),
          }),
        ),
      }),
    },
  },
  'POST /lockdowns/preview': {
    summary: 'What a shape would hold: size, warnings, people and households; nothing is stored',
    access: 'lockdown.manage',
    body: Type.Object({ shape: LockdownShape, sources: Type.Object(Sources) }),
    reply: {
      200: Type.Object({
        km2: Nullable(Type.Number()),
        warnings: Warnings,
        people: Type.Integer(),
        households: Type.Integer(),
        tooMany: Type.Boolean(),
      }),
    },
    bodyLimit: 1_000_000,
  },
  'POST /lockdowns': {
    summary: 'Prepare a cordon with its roster of people; in force only by its decision',
    access: 'lockdown.manage',
    body: Type.Object({
      id: Type.Optional(Id),
      title: Text(160),
      disease: Text(40),
      shape: LockdownShape,
      sources: Type.Object(Sources),
      from: Instant,
      until: Instant,
      reason: Text(800),
      focusId: Type.Optional(Id),
    }),
    reply: made,
    bodyLimit: 1_000_000,
  },
  'GET /lockdowns/{id}': {
    summary: 'One cordon: guards, rounds, needs, lines, lift checklist; audited',
    access: 'lockdown.read',
    params: IdParams,
    reply,
  },
  'GET /lockdowns/{id}/history': historyEndpoint('a cordon', 'lockdown.read'),
  'PATCH /lockdowns/{id}': {
    summary: 'Correct name, term or reason of a cordon that is being prepared',
    access: 'lockdown.manage',
    params: IdParams,
    body: Type.Object({
      version: Version,
      title: Type.Optional(Text(160)),
      from: Type.Optional(Instant),
      until: Type.Optional(Instant),
      reason: Type.Optional(Text(800)),
    }),
    reply,
  },
  'POST /lockdowns/{id}/drop': {
    summary: 'Drop a cordon that was never decided',
    access: 'lockdown.manage',
    params: IdParams,
    body: Type.Object({ reason: Text(400) }),
    reply,
  },
  'POST /lockdowns/{id}/decision': {
    summary: 'Issue the decision that sets the cordon up: takes a number, puts it in force',
    access: 'lockdown.decide',
    params: IdParams,
    body: Type.Object({ id: Id, ...Signing }),
    reply,
  },
  'POST /lockdowns/{id}/extensions': {
    summary:
      'Move the end of a cordon in force, with a reason; by a decision of its own where one is asked for',
    access: 'lockdown.decide',
    params: IdParams,
    body: Type.Object({
      id: Id,
      until: Instant,
      reason: Text(400),
      decision: Type.Optional(Type.Object(Signing)),
    }),
    reply,
  },
  'POST /lockdowns/{id}/lift': {
    summary:
      'Issue the decision that lifts the cordon; never automatic. Against the checklist only with a reason',
    access: 'lockdown.decide',
    params: IdParams,
    body: Type.Object({
      id: Id,
      ...Signing,
      reason: Text(800),
      againstChecklist: Type.Optional(Type.Boolean()),
    }),
    reply,
  },
  'GET /lockdowns/{id}/decision.pdf': {
    summary:
      'The decision to set up, to extend or to lift, as an official document; without `which` the newest',
    access: 'lockdown.read',
    params: IdParams,
    query: Type.Object({
      which: Type.Optional(OneOf(lockdownPapers)),
      extension: Type.Optional(
        Type.String({ ...Id, description: 'which extension; without it the newest that was decided' }),
      ),
    }),
    file: ['application/pdf'],
  },
} as const satisfies ApiTable;
