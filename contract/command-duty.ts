import { Type } from 'typebox';
import {
  type ApiTable,
  Id,
  IdParams,
  Instant,
  Nullable,
  OneOf,
  Page,
  RowOutcomesByLine,
  Text,
  listQuery,
} from './kit.ts';

export const logKinds = ['note', 'handover'] as const;

/** What became of each row: 201 added, 200 on the roster already; `id` is the turn's, null where the row was refused. */
const Outcomes = RowOutcomesByLine({});

const Level = Type.Integer({ minimum: 1, maximum: 5, description: '1 is called first' });
const Turn = Type.Object({
  id: Id,
  name: Type.String(),
  office: Type.String(),
  role: Type.String(),
  phone: Type.String(),
  level: Level,
  from: Instant,
  until: Instant,
  onDuty: Type.Boolean(),
});
const Span = Type.Object({ level: Level, from: Instant, until: Instant });
const Entry = Type.Object({
  id: Id,
  kind: OneOf(logKinds),
  at: Instant,
  by: Type.String(),
  text: Type.String(),
  to: Nullable(Type.String()),
  receipts: Type.Array(Type.Object({ by: Type.String(), at: Instant })),
  readByMe: Type.Boolean(),
});

/** Who is on duty, and the log of the shifts. */
export const commandDutyApi = {
  'GET /command/duty': {
    summary: 'Turns of duty of a period (the next 7 days), with gaps and overlaps by level',
    access: 'command.work',
    query: Type.Object({ from: Type.Optional(Instant), until: Type.Optional(Instant) }),
    reply: {
      200: Type.Object({
        from: Instant,
        until: Instant,
        items: Type.Array(Turn),
        gaps: Type.Array(Span),
        overlaps: Type.Array(Type.Object({ ...Span.properties, names: Type.Array(Type.String()) })),
      }),
    },
    file: ['text/csv'],
  },
  'POST /command/duty': {
    summary: 'Add turns, one or a pasted sheet; each row has its own outcome',
    access: 'command.manage',
    body: Type.Object({
      items: Type.Array(
        Type.Object({
          id: Type.Optional(Id),
          name: Text(120),
          office: Text(200),
          role: Type.Optional(Text(120)),
          phone: Text(20),
          level: Level,
          from: Instant,
          until: Instant,
        }),
        { minItems: 1, maxItems: 500 },
      ),
    }),
    reply: {
      200: Type.Object({
        added: Type.Integer(),
        ...Outcomes.properties,
      }),
    },
  },
  'POST /command/duty/{id}/removal': {
    summary: 'Take a turn off the roster, with the reason',
    access: 'command.manage',
    params: IdParams,
    body: Type.Object({ reason: Text(400) }),
    reply: { 200: Type.Object({ id: Id }) },
  },
  'GET /command/log': {
    summary: 'The shift log, newest first',
    access: 'command.work',
    query: Type.Object({ ...listQuery, kind: Type.Optional(OneOf(logKinds)) }),
    reply: { 200: Page(Entry) },
    file: ['text/csv'],
  },
  'POST /command/log': {
    summary: 'Write into the shift log: a note, or a hand-over to the next shift. Entries are never changed',
    access: 'command.work',
    body: Type.Object({
      id: Type.Optional(Id),
      kind: OneOf(logKinds),
      text: Text(4000),
      to: Type.Optional(Text(200)),
    }),
    reply: { 201: Entry, 200: Entry },
  },
  'POST /command/log/{id}/receipt': {
    summary: 'I have read this hand-over',
    access: 'command.work',
    params: IdParams,
    body: Type.Object({}),
    reply: { 200: Entry },
  },
} as const satisfies ApiTable;
