import { type Static, Type } from 'typebox';
import { type ApiTable, Id, IdParams, Instant, Nullable, OneOf, Text, listQuery, Page } from './kit.ts';
import { roles } from './rights.ts';

const Step = Type.Object({
  id: Type.String(),
  vi: Type.String(),
  en: Type.String(),
  /** Screen of the console where it is done. */
  path: Type.String(),
  /** `act`: seen by what the trainee did to the data; `ask`: a question whose answer the step's screen shows. */
  kind: OneOf(['act', 'ask'] as const),
  ask: Nullable(Type.Object({ vi: Type.String(), en: Type.String() })),
});
const Drill = Type.Object({
  id: Type.String(),
  role: OneOf(roles),
  vi: Type.String(),
  en: Type.String(),
  minutes: Type.Integer(),
  steps: Type.Array(Step),
});
export type Drill = Static<typeof Drill>;

/** A drill that somebody began: which steps are done. */
export const TrainingRun = Type.Object({
  id: Id,
  drill: Drill,
  startedAt: Instant,
  finishedAt: Nullable(Instant),
  /** The records of the run are being made; its texts have no names yet. */
  preparing: Type.Boolean(),
  /** Ids of the steps that are done, in the drill's order. */
  done: Type.Array(Type.String()),
});
export type TrainingRun = Static<typeof TrainingRun>;

/** Drills of people who have no account: for oneself, and for a relative without a phone. */
export const citizenDrills = ['citizen', 'citizen-helper'] as const;

const token = Type.String({ pattern: '^[A-Za-z0-9_-]{20,60}$' });
const Answer = Type.Object({ step: Text(60), answer: Text(80) });
/** What a citizen does the drill with: made-up names, codes and the texts that would have come by SMS. */
const CitizenRun = Type.Object({
  ...TrainingRun.properties,
  props: Type.Object({
    name: Type.String(),
    birthYear: Type.Integer(),
    phone: Type.String(),
    cardCode: Type.String(),
    placeName: Type.String(),
    placeUrl: Type.String(),
  }),
  texts: Type.Array(Type.Object({ at: Instant, text: Type.String() })),
});
export type CitizenRun = Static<typeof CitizenRun>;

export const resultStates = ['none', 'open', 'stuck', 'finished'] as const;
const resultFilters = {
  q: Type.Optional(Text(80)),
  drill: Type.Optional(Text(60)),
  /** `none`: enrolled, nothing begun; `stuck`: no step done for five minutes. */
  state: Type.Optional(OneOf(resultStates)),
  step: Type.Optional(
    Type.Integer({ minimum: 1, maximum: 30, description: 'who is at this step of a drill, from 1' }),
  ),
};

/** Training on the simulated province: drills of ten minutes by role, whose steps the system checks. */
export const trainingApi = {
  'POST /training/enrol': {
    summary: 'Begin as a trainee: an account of the simulated province with one role, logged in at once',
    access: 'public',
    ratePerMinute: 300,
    body: Type.Object({ name: Text(120), unit: Text(160), role: OneOf(roles) }),
    reply: { 201: Type.Object({ accountId: Id, login: Type.String(), expiresAt: Instant }) },
  },
  'GET /training/roles': {
    summary: 'Roles that have a drill, and the drills by name; empty where nobody trains here',
    access: 'public',
    reply: {
      200: Type.Object({
        items: Type.Array(OneOf(roles)),
        drills: Type.Array(
          Type.Object({
            id: Type.String(),
            role: OneOf(roles),
            vi: Type.String(),
            en: Type.String(),
            steps: Type.Integer(),
          }),
        ),
      }),
    },
  },
  'GET /training/drills': {
    summary: 'Drills of the own roles',
    access: 'session',
    reply: { 200: Type.Object({ items: Type.Array(Drill) }) },
  },
  'GET /training/run': {
    summary: 'The own drill that was begun last, with what is done of it',
    access: 'session',
    reply: { 200: Type.Object({ run: Nullable(TrainingRun) }) },
  },
  'POST /training/runs': {
    summary: 'Begin a drill, or begin it again',
    access: 'session',
    body: Type.Object({ id: Id, drill: Text(60) }),
    reply: { 201: TrainingRun, 200: TrainingRun },
  },
  'POST /training/runs/{id}/answers': {
    summary: 'Answer the question of a step; judged by what the own screen shows',
    access: 'session',
    ratePerMinute: 60,
    params: IdParams,
    body: Answer,
    reply: { 200: TrainingRun },
  },
  'POST /training/citizen-runs': {
    summary: 'Begin a drill for citizens: no account, the token is the phone’s own',
    access: 'public',
    ratePerMinute: 300,
    body: Type.Object({ id: Id, name: Text(120), unit: Text(160), drill: OneOf(citizenDrills) }),
    reply: { 201: Type.Object({ token, run: CitizenRun }) },
  },
  'POST /training/citizen-runs/state': {
    summary: 'How far the citizen’s drill is, and what it is done with',
    access: 'public',
    body: Type.Object({ token }),
    reply: { 200: CitizenRun },
  },
  'POST /training/citizen-runs/answers': {
    summary: 'Answer the question of a step of a citizen’s drill',
    access: 'public',
    ratePerMinute: 300,
    body: Type.Object({ token, ...Answer.properties }),
    reply: { 200: CitizenRun },
  },
  'POST /training/restarts': {
    summary:
      'Begin the drill again for these trainees, or for all who match; each gets new records at the next look',
    access: 'user.manage',
    body: Type.Object({
      ids: Type.Optional(Type.Array(Id, { minItems: 1, maxItems: 5000 })),
      match: Type.Optional(Type.Object(resultFilters)),
    }),
    reply: { 200: Type.Object({ restarted: Type.Integer() }) },
  },
  'GET /training/results': {
    summary: 'Who trains: name, unit, drill, at which step, since when, minutes',
    access: 'user.manage',
    query: Type.Object({ ...listQuery, ...resultFilters }),
    reply: {
      200: Page(
        Type.Object({
          id: Id,
          name: Type.String(),
          unit: Nullable(Type.String()),
          drill: Type.String(),
          drillEn: Type.String(),
          begun: Type.Boolean({ description: 'false: enrolled, and nothing begun yet' }),
          begunAgain: Type.Boolean({ description: 'a later run of the same drill has taken its place' }),
          startedAt: Instant,
          finishedAt: Nullable(Instant),
          done: Type.Integer(),
          steps: Type.Integer(),
          minutes: Nullable(Type.Number()),
          step: Nullable(Type.String({ description: 'what is to be done next' })),
          stepEn: Nullable(Type.String()),
          movedAt: Instant,
          idleMinutes: Nullable(Type.Integer({ description: 'since the last step; null: not under way' })),
        }),
      ),
    },
    file: ['text/csv'],
  },
  'GET /training/units': {
    summary: 'How far each unit is, by the newest run of its trainees: not begun, under way, stuck, finished',
    access: 'user.manage',
    query: Type.Object({ ...listQuery, ...resultFilters }),
    reply: {
      200: Page(
        Type.Object({
          unit: Type.String(),
          trainees: Type.Integer(),
          none: Type.Integer(),
          open: Type.Integer(),
          stuck: Type.Integer(),
          finished: Type.Integer(),
        }),
      ),
    },
    file: ['text/csv'],
  },
} as const satisfies ApiTable;
