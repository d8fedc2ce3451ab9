import { type Static, Type } from 'typebox';
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
  Version,
  listQuery,
} from './kit.ts';
import { placeKinds } from './places.ts';
import { CutOffs } from './profiles.ts';

/** Why a contact is not proposed: the score is too low, the cap is reached, a place exposure covers the meeting. */
export const belowReasons = ['score', 'cap', 'place'] as const;
/** What multiplies the minutes of a contact into its score. */
export const scoreFactors = ['source', 'near', 'place', 'air', 'mask', 'crowd', 'onset', 'days'] as const;
/** How the people of a crowded place are told: by a public notice, or by a list of who shall come for a test. */
export const placeAnswers = ['alert', 'test-list'] as const;
export const placeExposureStatuses = ['PROPOSED', 'PUBLISHED', 'WITHDRAWN'] as const;
/** Who a candidate source is: a case infectious then, somebody who became a case later, anybody else. */
export const candidateKinds = ['infectious-case', 'later-case', 'person'] as const;

const Levels = Type.Object({ F1: Type.Integer(), F2: Type.Integer() });

/** Why a contact ranks where it does: minutes times every factor is the score. */
export const ScoreFactors = Type.Object({
  minutes: Type.Number({
    description: 'minutes of all exposures; a named contact of unknown length counts 60',
  }),
  factors: Type.Array(Type.Object({ factor: OneOf(scoreFactors), by: Type.Number() })),
  people: Nullable(Type.Integer({ description: 'people present at the most crowded of the meetings' })),
  dayFromZero: Nullable(
    Type.Integer({ description: 'day of the meeting nearest to day 0, counted from day 0' }),
  ),
  days: Type.Integer({ description: 'local days with an exposure' }),
});
export type ScoreFactors = Static<typeof ScoreFactors>;

const Crowd = Type.Object({
  placeId: Id,
  placeName: Type.String(),
  kind: OneOf(placeKinds),
  from: Instant,
  to: Instant,
  people: Type.Integer({ description: 'people present with the case' }),
  covered: Type.Integer({ description: 'of them only met there: the place exposure stands for them' }),
});

export const PlanPreview = Type.Object({
  asOf: Instant,
  cutOffs: CutOffs,
  found: Levels,
  proposed: Levels,
  decided: Levels,
  below: Type.Object({ score: Levels, cap: Levels, place: Levels }),
  orders: Type.Integer({
    description: 'people proposed or confirmed who are under no order yet: as many orders would follow',
  }),
  places: Type.Array(Crowd),
  steps: Type.Array(Type.Object({ score: Type.Number(), F1: Type.Integer(), F2: Type.Integer() }), {
    description: 'how many undecided contacts have at least this score',
  }),
});

const Plan = Type.Object({
  cutOffs: CutOffs,
  appliedAt: Nullable(Instant),
  appliedBy: Nullable(Type.String()),
  version: Type.Integer({ description: '0: never applied, the cut-offs are the profile’s' }),
});

export const PlaceExposure = Type.Object({
  id: Id,
  caseId: Id,
  placeId: Id,
  placeName: Type.String(),
  kind: OneOf(placeKinds),
  address: Nullable(Type.String()),
  areaName: Nullable(Type.String()),
  from: Instant,
  to: Instant,
  people: Type.Integer(),
  answer: OneOf(placeAnswers),
  advice: Nullable(Type.String()),
  status: OneOf(placeExposureStatuses),
  publishedAt: Nullable(Instant),
  changedBy: Nullable(Type.String()),
  version: Version,
});

const Candidate = Type.Object({
  kind: OneOf(candidateKinds),
  personId: Id,
  name: Type.String(),
  phone: Nullable(Type.String()),
  areaName: Nullable(Type.String()),
  caseId: Nullable(Id),
  caseLabel: Nullable(Type.String()),
  onsetDate: Nullable(CalendarDate),
  /** Days from the candidate's day 0 to the case's. */
  daysBefore: Nullable(Type.Integer()),
  isSource: Type.Boolean(),
  score: Type.Number(),
  minutes: Type.Number(),
  evidence: Type.Array(
    Type.Object({
      source: Type.String(),
      placeId: Nullable(Id),
      placeName: Nullable(Type.String()),
      from: Instant,
      to: Instant,
      minutes: Type.Number(),
    }),
  ),
});

/** Cut-offs, place exposures and backward tracing. */
export const tracePlanApi = {
  'GET /cases/{id}/trace/plan': {
    summary: 'The cut-offs applied to a case, or those of its disease profile',
    access: 'case.read',
    params: IdParams,
    query: Type.Object({ reason: Type.Optional(Text(200)) }),
    reply: { 200: Plan },
  },
  'POST /cases/{id}/trace/preview': {
    summary:
      'What cut-offs would do: people proposed by level, orders, places instead of people. Changes nothing',
    access: 'tracing.run',
    params: IdParams,
    body: Type.Object({ cutOffs: Type.Optional(CutOffs) }),
    reply: { 200: PlanPreview },
  },
  'POST /cases/{id}/trace/plan': {
    summary:
      'Apply cut-offs: contacts below keep their level and go to a list of their own; crowds become place exposures',
    access: 'tracing.run',
    params: IdParams,
    body: Type.Object({
      version: Type.Integer({ minimum: 0, description: 'version of the plan seen; 0 for the first' }),
      cutOffs: CutOffs,
    }),
    reply: { 200: Type.Object({ plan: Plan, preview: PlanPreview }) },
  },
  'GET /cases/{id}/place-exposures': {
    summary: 'Crowded places of a case, proposed and published',
    access: 'case.read',
    params: IdParams,
    query: Type.Object({ reason: Type.Optional(Text(200)) }),
    reply: { 200: Type.Object({ items: Type.Array(PlaceExposure) }) },
  },
  'PATCH /place-exposures/{id}': {
    summary: 'Publish or withdraw a place exposure, choose its kind of answer, word its advice',
    access: 'exposure.publish',
    params: IdParams,
    body: Type.Object({
      version: Version,
      status: Type.Optional(OneOf(placeExposureStatuses)),
      answer: Type.Optional(OneOf(placeAnswers)),
      advice: Type.Optional(Nullable(Text(500))),
    }),
    reply: { 200: PlaceExposure },
  },
  'GET /place-exposures/{id}/people': {
    summary: 'Who was at a place exposure, for calls; also as a CSV export',
    access: 'tracing.run',
    params: IdParams,
    query: Type.Object({ ...listQuery }),
    reply: {
      200: Page(
        Type.Object({
          personId: Id,
          name: Type.String(),
          phone: Nullable(Type.String()),
          address: Nullable(Type.String()),
          areaName: Nullable(Type.String()),
          from: Instant,
          to: Instant,
          minutes: Type.Number(),
        }),
      ),
    },
    file: ['text/csv'],
  },
  'GET /public/exposures': {
    summary: 'Published place exposures: place, time, advice; nothing about any case',
    access: 'public',
    reply: {
      200: Type.Object({
        items: Type.Array(
          Type.Object({
            id: Id,
            placeName: Type.String(),
            kind: OneOf(placeKinds),
            address: Nullable(Type.String()),
            areaName: Nullable(Type.String()),
            from: Instant,
            to: Instant,
            answer: OneOf(placeAnswers),
            advice: Nullable(Type.String()),
            publishedAt: Instant,
          }),
        ),
        dataset: Type.String(),
      }),
    },
  },
  'POST /cases/{id}/trace-back': {
    summary: 'Who may have infected a case: shared exposures in its exposure window, ranked, with evidence',
    access: 'tracing.run',
    params: IdParams,
    body: Type.Object({ from: Type.Optional(Instant), to: Type.Optional(Instant) }),
    reply: {
      200: Type.Object({
        from: Instant,
        to: Instant,
        candidates: Type.Array(Candidate),
        people: Type.Integer({ description: 'everybody who shared an exposure, shown or not' }),
        places: Type.Array(
          Type.Object({
            placeId: Id,
            placeName: Type.String(),
            kind: OneOf(placeKinds),
            cases: Type.Integer({ description: 'other cases met there in the window' }),
            caseIds: Type.Array(Id),
          }),
          { description: 'places where the case met two or more other cases: perhaps a cluster' },
        ),
        asOf: Instant,
      }),
    },
  },
  'POST /cases/{id}/trace-back/source': {
    summary: 'Confirm a case as the source: sets it, or adds it beside the one on record',
    access: 'case.write',
    params: IdParams,
    body: Type.Object({
      version: Version,
      sourceCaseId: Id,
      reason: Type.Optional(Text(300)),
    }),
    reply: { 200: Type.Object({ sourceCaseId: Id, added: OneOf(['source', 'link', 'known'] as const) }) },
  },
  'PATCH /residences/{id}': {
    summary: 'End an open long stay, or correct its end',
    access: 'tracing.run',
    params: IdParams,
    body: Type.Object({ to: Instant }),
    reply: { 200: Type.Object({ id: Id, to: Instant }) },
  },
} as const satisfies ApiTable;
