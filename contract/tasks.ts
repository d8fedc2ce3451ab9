import { Type } from 'typebox';
import { Attachment, Pick, recipientKinds, Upload } from './directives.ts';
import {
  type ApiTable,
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

/** `REPORTED`: its office says it is done, the issuer has not checked yet. */
export const taskStatuses = ['ASSIGNED', 'STARTED', 'REPORTED', 'CHECKED', 'CANCELLED'] as const;
export const taskMeasures = ['percent', 'metric'] as const;
export const taskViews = ['mine', 'issued', 'escalated', 'all'] as const;
export const taskEvents = [
  'created',
  'progress',
  'extension-asked',
  'extension-granted',
  'extension-refused',
  'reported',
  'checked',
  'returned',
  'cancelled',
  'escalated-24',
  'escalated-48',
] as const;

const UPLOAD_BYTES = 12_000_000;
const Party = Type.Object({ id: Id, name: Type.String(), areaName: Type.String() });

export const Task = Type.Object({
  id: Id,
  title: Type.String(),
  status: OneOf(taskStatuses),
  version: Version,
  directiveId: Nullable(Id),
  directiveNumber: Nullable(Type.String()),
  issuerName: Type.String(),
  responsible: Party,
  dueAt: Instant,
  overdue: Type.Boolean(),
  /** 0 none, 1 a day overdue, 2 two days overdue. */
  escalation: Type.Integer({ minimum: 0, maximum: 2 }),
  measure: OneOf(taskMeasures),
  percent: Type.Integer({ minimum: 0, maximum: 100 }),
  metric: Nullable(
    Type.Object({
      code: Type.String(),
      vi: Type.String(),
      en: Type.String(),
      target: Type.Integer(),
      value: Type.Integer(),
    }),
  ),
  extensionAsked: Type.Boolean(),
  updatedAt: Instant,
  mine: Type.Boolean({ description: 'the caller reports for the office or unit responsible' }),
  checks: Type.Boolean({ description: 'the caller checks it for the issuer' }),
});

const TaskDetail = Type.Object({
  ...Task.properties,
  detail: Nullable(Type.String()),
  firstDueAt: Instant,
  createdBy: Type.String(),
  cooperating: Type.Array(Party),
  extension: Nullable(
    Type.Object({ until: Instant, reason: Type.String(), askedAt: Instant, askedBy: Type.String() }),
  ),
  /** Who it was escalated to. */
  superiors: Type.Array(Type.Object({ level: Type.Integer(), areaName: Type.String(), at: Instant })),
  events: Type.Array(
    Type.Object({
      id: Id,
      kind: OneOf(taskEvents),
      at: Instant,
      by: Type.String(),
      note: Nullable(Type.String()),
      percent: Nullable(Type.Integer()),
      files: Type.Array(Attachment),
    }),
  ),
});

const RankedParty = Type.Object({
  id: Id,
  kind: OneOf(recipientKinds),
  name: Type.String(),
  areaName: Type.String(),
  rank: Nullable(
    Type.Integer({ description: '1 is the best, equal shares share a place; null: nothing fell due' }),
  ),
  beforeRank: Nullable(Type.Integer()),
  due: Type.Integer({ description: 'tasks that fell due in the time' }),
  done: Type.Integer({ description: 'of these reported as done or checked, late ones too' }),
  inTime: Type.Integer(),
  beforeDue: Type.Integer(),
  beforeDone: Type.Integer(),
  next: Nullable(
    Type.Object({
      rank: Type.Integer(),
      needed: Type.Integer({
        description: 'so many late tasks done reach that place while the others stand still',
      }),
    }),
  ),
});

const Made = Type.Object({ items: Type.Array(Task) });

/** Tasks with a deadline, cut from a document or without one. */
export const tasksApi = {
  'GET /tasks': {
    summary: 'Tasks of the own areas, by deadline',
    access: 'directive.read',
    query: Type.Object({
      ...listQuery,
      q: Type.Optional(Text(120)),
      view: Type.Optional(OneOf(taskViews)),
      status: Type.Optional(OneOf(taskStatuses)),
      open: Type.Optional(Type.Boolean({ description: 'neither checked nor cancelled' })),
      overdue: Type.Optional(Type.Boolean()),
      directive: Type.Optional(Id),
      area: Type.Optional(Id),
    }),
    reply: { 200: Page(Task) },
    file: ['text/csv'],
  },
  'GET /task-ranking': {
    summary:
      'Offices or units by the share of their tasks fallen due that they have done, and what would move them',
    access: 'directive.read',
    query: Type.Object({
      of: Type.Optional(OneOf(recipientKinds)),
      from: Instant,
      to: Type.Optional(Instant),
    }),
    reply: {
      200: Type.Object({ from: Instant, to: Instant, items: Type.Array(RankedParty) }),
    },
    file: ['text/csv'],
  },
  'POST /tasks': {
    summary: 'Give a task; each office or unit responsible gets its own, all in one transaction',
    access: 'directive.issue',
    body: Type.Object({
      id: Id,
      directiveId: Type.Optional(Id),
      issuerId: Id,
      title: Text(200),
      detail: Type.Optional(Text(2000)),
      dueAt: Instant,
      responsible: Type.Array(Pick, { minItems: 1, maxItems: 60 }),
      cooperating: Type.Optional(Type.Array(Pick, { maxItems: 20 })),
      metric: Type.Optional(
        Type.Object({ code: Text(60), target: Type.Integer({ minimum: 1, maximum: 100_000_000 }) }),
      ),
    }),
    reply: { 201: Made, 200: Made },
  },
  'GET /tasks/{id}': {
    summary: 'One task with its history',
    access: 'directive.read',
    params: IdParams,
    reply: { 200: TaskDetail },
  },
  'POST /tasks/{id}/progress': {
    summary: 'Report progress, with files where there are any',
    access: 'directive.act',
    params: IdParams,
    bodyLimit: UPLOAD_BYTES,
    body: Type.Object({
      id: Id,
      percent: Type.Optional(Type.Integer({ minimum: 0, maximum: 100 })),
      note: Type.Optional(Text(2000)),
      files: Type.Optional(Type.Array(Upload, { maxItems: 3 })),
    }),
    reply: { 201: TaskDetail, 200: TaskDetail },
  },
  'POST /tasks/{id}/report': {
    summary: 'Say that it is done; the issuer checks',
    access: 'directive.act',
    params: IdParams,
    body: Type.Object({ version: Version, note: Text(2000) }),
    reply: { 200: TaskDetail },
  },
  'POST /tasks/{id}/extension': {
    summary: 'Ask for a later deadline, with the reason',
    access: 'directive.act',
    params: IdParams,
    body: Type.Object({ version: Version, until: Instant, reason: Text(600) }),
    reply: { 200: TaskDetail },
  },
  'POST /tasks/{id}/extension-answer': {
    summary: 'Grant or refuse a later deadline',
    access: 'directive.issue',
    params: IdParams,
    body: Type.Object({ version: Version, grant: Type.Boolean(), note: Type.Optional(Text(600)) }),
    reply: { 200: TaskDetail },
  },
  'POST /tasks/{id}/check': {
    summary: 'Accept what was reported as done, or give it back with the reason',
    access: 'directive.issue',
    params: IdParams,
    body: Type.Object({ version: Version, accept: Type.Boolean(), note: Type.Optional(Text(600)) }),
    reply: { 200: TaskDetail },
  },
  'POST /tasks/{id}/cancellation': {
    summary: 'Cancel a task that is no longer needed',
    access: 'directive.issue',
    params: IdParams,
    body: Type.Object({ version: Version, reason: Text(600) }),
    reply: { 200: TaskDetail },
  },
} as const satisfies ApiTable;
