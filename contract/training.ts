import { type Static, Type } from 'typebox';
import { type ApiTable, Id, IdParams, Instant, Nullable, OneOf, Text, listQuery, Page } from './kit.ts';
import { roles } from './rights.ts';

const Step = Type.Object({
  id: Type.String(),
  vi: Type.String(),
  en: Type.String(),
  /** Screen of the console where it is done. */
  path: Type.String(),
  /** `act`: the system sees it by what the trainee did; `self`: looked at, ticked by the trainee. */
  kind: OneOf(['act', 'self'] as const),
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
  /** Ids of the steps that are done, in the drill's order. */
  done: Type.Array(Type.String()),
});
export type TrainingRun = Static<typeof TrainingRun>;

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
    summary: 'Roles that have a drill; empty where nobody trains here',
    access: 'public',
    reply: { 200: Type.Object({ items: Type.Array(OneOf(roles)) }) },
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
  'POST /training/runs/{id}/ticks': {
    summary: 'Tick a step that the system cannot see',
    access: 'session',
    params: IdParams,
    body: Type.Object({ step: Text(60) }),
    reply: { 200: TrainingRun },
  },
  'GET /training/results': {
    summary: 'Who trained: name, unit, role, steps, minutes',
    access: 'user.manage',
    query: Type.Object({ ...listQuery, q: Type.Optional(Text(80)) }),
    reply: {
      200: Page(
        Type.Object({
          id: Id,
          name: Type.String(),
          unit: Nullable(Type.String()),
          drill: Type.String(),
          startedAt: Instant,
          finishedAt: Nullable(Instant),
          done: Type.Integer(),
          steps: Type.Integer(),
          minutes: Nullable(Type.Number()),
        }),
      ),
    },
    file: ['text/csv'],
  },
} as const satisfies ApiTable;
