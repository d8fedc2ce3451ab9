import { type Static, Type } from 'typebox';
import { diseases } from './cases.ts';
import {
  type ApiTable,
  Id,
  IdParams,
  Instant,
  Nullable,
  OneOf,
  RowOutcomesByLine,
  Page,
  Text,
  listQuery,
} from './kit.ts';

export const testKinds = ['rapid-antigen', 'pcr', 'serology'] as const;
export const testResults = ['POSITIVE', 'NEGATIVE', 'INDETERMINATE', 'NOT_DONE'] as const;
export const tubeStatuses = ['COLLECTED', 'RECEIVED', 'REJECTED', 'ENTERED', 'RELEASED'] as const;
export const specimens = ['nasopharyngeal', 'throat', 'nasal', 'saliva', 'sputum', 'blood', 'other'] as const;
export const samplePurposes = ['contact', 'symptoms', 'screening', 'gate', 'release', 'other'] as const;
export const specimenConditions = [
  'good',
  'leaking',
  'no-label',
  'insufficient',
  'too-old',
  'warm',
  'other',
] as const;

/** A tube carries so many people's samples at most: pools of 5 to 20 are usual. */
export const MAX_POOL = 20;

const TubeCode = Type.String({
  minLength: 3,
  maxLength: 40,
  description: 'as on the label; case does not matter',
});
const CtValues = Type.Record(Type.String({ maxLength: 20 }), Type.Number({ minimum: 0, maximum: 60 }), {
  description: 'threshold cycle by target gene',
});
/** What became of each row; `id` is the tube's, null where the code names none that the caller reaches. */
const Outcomes = RowOutcomesByLine({ tube: Type.String({ description: 'code of the tube as sent' }) });

export const TubeInput = Type.Object({
  id: Type.Optional(Id),
  code: Type.Optional(TubeCode),
  disease: Type.Optional(OneOf(diseases)),
  kind: OneOf(testKinds),
  specimen: OneOf(specimens),
  purpose: OneOf(samplePurposes),
  sampledAt: Instant,
  personIds: Type.Array(Id, { minItems: 1, maxItems: MAX_POOL }),
  placeId: Type.Optional(Id),
  areaId: Type.Optional(Id),
  unitId: Type.Optional(Id),
  collector: Type.Optional(Text(120)),
});

const Released = Type.Object({
  result: Nullable(OneOf(testResults)),
  resultAt: Nullable(Instant),
  releasedAt: Nullable(Instant),
});

export const Tube = Type.Object({
  id: Id,
  code: Type.String(),
  disease: OneOf(diseases),
  kind: OneOf(testKinds),
  specimen: OneOf(specimens),
  purpose: OneOf(samplePurposes),
  status: OneOf(tubeStatuses),
  sampledAt: Instant,
  receivedAt: Nullable(Instant),
  condition: Nullable(OneOf(specimenConditions)),
  rejectReason: Nullable(Type.String()),
  collector: Type.String(),
  areaName: Nullable(Type.String()),
  placeName: Nullable(Type.String()),
  members: Type.Integer({ description: 'people in the tube; more than one is a pool' }),
  people: Type.Array(Type.Object({ personId: Id, name: Type.String() }), {
    description: 'as the viewer may see them',
  }),
  ...Released.properties,
  pendingResult: Nullable(OneOf(testResults)),
  pendingRevision: Nullable(Type.Integer()),
  mayVerify: Type.Boolean({ description: 'a result waits, and this viewer is not the one who entered it' }),
  retestOf: Nullable(Id),
  ageHours: Type.Number({ description: 'from sampling to release, or to now' }),
});

const Revision = Type.Object({
  revision: Type.Integer(),
  result: OneOf(testResults),
  method: Nullable(Type.String()),
  kitLot: Nullable(Type.String()),
  ct: Nullable(CtValues),
  resultAt: Instant,
  enteredAt: Instant,
  enteredBy: Type.String(),
  releasedAt: Nullable(Instant),
  releasedBy: Nullable(Type.String()),
  reason: Nullable(Type.String({ description: 'why a released result was corrected' })),
});

export const TubeDetail = Type.Object({
  ...Tube.properties,
  revisions: Type.Array(Revision, { description: 'every value the tube ever had, newest first' }),
  retests: Type.Array(Type.Object({ personId: Id, tubeId: Nullable(Id), code: Nullable(Type.String()) }), {
    description: 'members of a positive pool with the tube of their own test; null where none was taken',
  }),
});

export const PersonTest = Type.Object({
  tubeId: Id,
  code: Type.String(),
  disease: OneOf(diseases),
  kind: OneOf(testKinds),
  status: OneOf(tubeStatuses),
  purpose: OneOf(samplePurposes),
  sampledAt: Instant,
  pooled: Type.Boolean(),
  ...Released.properties,
  corrected: Type.Boolean(),
});

export const LatestTest = Type.Object({
  disease: OneOf(diseases),
  kind: OneOf(testKinds),
  result: OneOf(testResults),
  sampledAt: Instant,
  resultAt: Instant,
});

const Slip = Type.Object({
  shortCode: Type.String(),
  code: Type.String({ description: 'signed VX1 test slip, for a QR code' }),
  validUntil: Instant,
  kind: OneOf(testKinds),
  result: OneOf(testResults),
  sampledAt: Instant,
  personName: Type.String(),
});

const counted = Type.Object({ positive: Type.Integer(), negative: Type.Integer() });
export type TubeInput = Static<typeof TubeInput>;

/** Samples, pools, results, turn-around, test slips. */
export const laboratoryApi = {
  'POST /lab/tubes': {
    summary: 'Take a sample; several people in one tube are a pool',
    access: 'lab.record',
    body: TubeInput,
    reply: {
      201: Type.Object({ id: Id, code: Type.String() }),
      200: Type.Object({ id: Id, code: Type.String() }),
    },
  },
  'GET /lab/tubes': {
    summary: 'Tubes of the own areas; `waiting` lists those without a released result, oldest first',
    access: 'lab.read',
    query: Type.Object({
      ...listQuery,
      q: Type.Optional(Text(120)),
      kind: Type.Optional(OneOf(testKinds)),
      status: Type.Optional(OneOf(tubeStatuses)),
      result: Type.Optional(OneOf(testResults)),
      area: Type.Optional(Id),
      pooled: Type.Optional(Type.Boolean()),
      waiting: Type.Optional(Type.Boolean()),
      olderThanHours: Type.Optional(Type.Integer({ minimum: 1, maximum: 720 })),
      toVerify: Type.Optional(Type.Boolean()),
    }),
    reply: { 200: Page(Tube) },
    file: ['text/csv'],
  },
  'GET /lab/tubes/{id}': {
    summary: 'One tube with every value it ever had',
    access: 'lab.read',
    params: IdParams,
    reply: { 200: TubeDetail },
  },
  'POST /lab/tubes/{id}/retests': {
    summary: 'One tube for each member of a positive pool who has none of their own yet',
    access: 'lab.record',
    params: IdParams,
    body: Type.Object({ sampledAt: Instant, collector: Type.Optional(Text(120)) }),
    reply: {
      200: Type.Object({
        tubes: Type.Array(Type.Object({ id: Id, code: Type.String(), personId: Id })),
      }),
    },
  },
  'POST /lab/receptions': {
    summary: 'Receive or reject tubes by code; each has its own outcome',
    access: 'lab.record',
    body: Type.Object({
      items: Type.Array(
        Type.Object({
          code: TubeCode,
          accepted: Type.Boolean(),
          condition: Type.Optional(OneOf(specimenConditions)),
          reason: Type.Optional(Text(300)),
        }),
        { minItems: 1, maxItems: 1000 },
      ),
    }),
    reply: { 200: Outcomes },
    bodyLimit: 1_000_000,
  },
  'POST /lab/results': {
    summary:
      'Enter results by code, up to 1,000; each has its own outcome. A second person releases them. A released result is corrected with a reason',
    access: 'lab.record',
    body: Type.Object({
      items: Type.Array(
        Type.Object({
          code: TubeCode,
          result: OneOf(testResults),
          method: Type.Optional(Text(80)),
          kitLot: Type.Optional(Text(60)),
          ct: Type.Optional(CtValues),
          resultAt: Type.Optional(Instant),
          reason: Type.Optional(Text(300)),
        }),
        { minItems: 1, maxItems: 1000 },
      ),
    }),
    reply: { 200: Outcomes },
    bodyLimit: 1_000_000,
  },
  'POST /lab/releases': {
    summary:
      'Verify and release entered results by code; never those that one entered oneself, but for rapid tests',
    access: 'lab.verify',
    body: Type.Object({
      items: Type.Array(
        Type.Object({ code: TubeCode, revision: Type.Integer({ minimum: 1, maximum: 1000 }) }),
        { minItems: 1, maxItems: 1000 },
      ),
    }),
    reply: { 200: Outcomes },
    bodyLimit: 1_000_000,
  },
  'POST /lab/rapid-tests': {
    summary: 'Record a rapid test done on the spot, released at once',
    access: 'lab.rapid',
    body: Type.Object({
      id: Id,
      personId: Id,
      result: OneOf(testResults),
      sampledAt: Instant,
      disease: Type.Optional(OneOf(diseases)),
      purpose: Type.Optional(OneOf(samplePurposes)),
      kitLot: Type.Optional(Text(60)),
      placeId: Type.Optional(Id),
      areaId: Type.Optional(Id),
    }),
    reply: {
      201: Type.Object({ id: Id, code: Type.String() }),
      200: Type.Object({ id: Id, code: Type.String() }),
    },
  },
  'GET /lab/latest': {
    summary: 'Newest released result of each kind of one person: what a gate asks',
    access: 'lab.rapid',
    query: Type.Object({ person: Id }),
    reply: { 200: Type.Object({ items: Type.Array(LatestTest) }) },
  },
  'GET /lab/people/{id}/tests': {
    summary: 'Tests of one person, newest first',
    access: 'lab.read',
    params: IdParams,
    query: Type.Object({ reason: Type.Optional(Text(200)) }),
    reply: { 200: Type.Object({ items: Type.Array(PersonTest) }) },
  },
  'POST /lab/tubes/{id}/slip': {
    summary:
      'A signed test slip for one person of the tube; the same one as long as result and validity hold',
    access: 'lab.read',
    params: IdParams,
    body: Type.Object({ personId: Id }),
    reply: { 200: Slip },
  },
  'GET /lab/turn-around': {
    summary: 'How long samples wait, by status, and how long the last released ones took',
    access: 'lab.read',
    query: Type.Object({ area: Type.Optional(Id) }),
    reply: {
      200: Type.Object({
        asOf: Instant,
        waiting: Type.Array(
          Type.Object({
            status: OneOf(tubeStatuses),
            n: Type.Integer(),
            over12h: Type.Integer(),
            over24h: Type.Integer(),
            oldestAt: Nullable(Instant),
          }),
        ),
        released: Type.Object({
          n: Type.Integer(),
          medianHours: Nullable(Type.Number()),
          p90Hours: Nullable(Type.Number()),
          within24h: Type.Integer(),
        }),
      }),
    },
  },
  'GET /lab/counts': {
    summary: 'Results and people by result in a period of result times, pools expanded',
    access: 'lab.read',
    query: Type.Object({ area: Type.Optional(Id), from: Instant, to: Instant }),
    reply: { 200: Type.Object({ tests: counted, persons: counted, pcr: counted, rapid: counted }) },
  },
} as const satisfies ApiTable;
